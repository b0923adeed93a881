"""The same edition that exports are tested with."""

from tests.unit.export.conftest import edition

__all__ = ["edition"]
