"""Files to values: everything that is right, and every problem with its place."""

from macros.load.bank import Loaded, load_bank, locate
from macros.load.references import load_references

__all__ = ["Loaded", "load_bank", "load_references", "locate"]
