"""Files to values: everything that is right, and every problem with its place."""

from macros.load.bank import Loaded, load_bank

__all__ = ["Loaded", "load_bank"]
