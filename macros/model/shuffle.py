"""Orders options by a hash of their ids, so the order is stable and says nothing about the key."""

from hashlib import sha256
from typing import Protocol, TypeVar


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Shown = TypeVar("_Shown", bound=_Named)


def shown_order(check_path: str, options: tuple[_Shown, ...], *, keep: bool) -> tuple[_Shown, ...]:
    """Return the options as shown: as written if ``keep``, or else shuffled by a hash of their ids.

    The order is the same on every page and in every build; a retry shuffles again in the browser.
    """
    if keep:
        return options
    return tuple(sorted(options, key=lambda option: sha256(f"{check_path}/{option.id}".encode()).digest()))


def other_order(check_path: str, items: tuple[_Shown, ...]) -> tuple[_Shown, ...]:
    """Return the items in an order that is fixed by their ids and is never the order as written."""
    shown = shown_order(check_path, items, keep=False)
    return (*shown[1:], shown[0]) if shown == items else shown
