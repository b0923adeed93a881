"""The order in which options are shown: fixed by their ids, so it betrays nothing and never jumps."""

from hashlib import sha256

from macros.model import Option


def shown_order(check_path: str, options: tuple[Option, ...], *, keep: bool) -> tuple[Option, ...]:
    """`options` as a learner meets them: as written if `keep`, else shuffled by a hash of the ids.

    The same on every page and in every build, so nothing moves when the page comes alive; a retry
    shuffles afresh in the browser.
    """
    if keep:
        return options
    return tuple(sorted(options, key=lambda option: sha256(f"{check_path}/{option.id}".encode()).digest()))
