"""Loads the bank: the valid values of its files, and every problem with its place."""

from macros.load.bank import Loaded, load_bank
from macros.load.question_file import locate
from macros.load.references import load_references

__all__ = ["Loaded", "load_bank", "load_references", "locate"]
