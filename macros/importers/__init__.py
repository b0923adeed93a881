"""Files of other programs to questions of the bank: lists, tables, courses, cards.

A format is one module with a `read`, and one line in `registry.py`. The files are not trusted: what they hold is
text, and every question has passed the model before a file of it is written.
"""
