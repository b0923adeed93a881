"""Imports files of other programs into the bank: lists, tables, courses, cards.

The files are not trusted: what they hold is text, and every question passes the model before its file is written.
"""
