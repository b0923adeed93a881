"""Model to files for other programs: cards, courses, tables, notebooks.

A format is one module with a `FORMAT`, and one line in `registry.py`. Nothing here knows the site; the words that
stand on cards come with the edition.
"""
