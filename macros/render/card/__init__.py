"""The picture of a link preview: a question, its number and topic, drawn in the look of the site.

Nothing here imports Pillow before a card has to be drawn.
"""
