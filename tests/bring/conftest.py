"""The same edition that exports are tested with."""

from tests.export.conftest import edition

__all__ = ["edition"]
