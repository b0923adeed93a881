"""The order in which options are shown: fixed by their ids, so it betrays nothing and never jumps."""

from hashlib import sha256
from typing import Protocol, TypeVar


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Shown = TypeVar("_Shown", bound=_Named)


def shown_order(check_path: str, options: tuple[_Shown, ...], *, keep: bool) -> tuple[_Shown, ...]:
    """`options` as a learner meets them: as written if `keep`, else shuffled by a hash of the ids.

    The same on every page and in every build, so nothing moves when the page comes alive; a retry
    shuffles afresh in the browser.
    """
    if keep:
        return options
    return tuple(sorted(options, key=lambda option: sha256(f"{check_path}/{option.id}".encode()).digest()))


def other_order(check_path: str, items: tuple[_Shown, ...]) -> tuple[_Shown, ...]:
    """`items` in an order that is fixed by their ids as well, and never the one they are written in."""
    shown = shown_order(check_path, items, keep=False)
    return (*shown[1:], shown[0]) if shown == items else shown
