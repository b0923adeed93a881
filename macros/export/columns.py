"""A check in plain columns: what there is to choose from, what is right, and what is said to what."""

from dataclasses import dataclass
from functools import singledispatch

from macros.model import BaseCheck, Choice, Match, Multiple, Numeric, Order, Text


@dataclass(frozen=True, slots=True)
class Asked:
    """Each list in an order of its own; feedback names what it is on, as `4: why`."""

    options: tuple[str, ...]
    key: tuple[str, ...]
    feedback: tuple[str, ...]


@singledispatch
def asked(check: BaseCheck) -> Asked:
    """The columns of a check. Every kind has its own; formats that know nothing else of a kind use them."""
    raise NotImplementedError(f"no table knows the kind {check.kind}")


@asked.register
def _(check: Choice) -> Asked:
    return _of_options(check, (check.key,))


@asked.register
def _(check: Multiple) -> Asked:
    return _of_options(check, check.key)


@asked.register
def _(check: Numeric) -> Asked:
    key = f"{check.key} ± {check.tolerance}" + (f" {check.unit}" if check.unit else "")
    mistakes = tuple(f"{mistake.value}: {mistake.feedback}" for mistake in check.mistakes)
    return Asked((), (key,), (check.feedback.right, *mistakes, check.feedback.wrong))


@asked.register
def _(check: Text) -> Asked:
    close = tuple(f"{close.answer}: {close.feedback}" for close in check.close)
    return Asked((), check.answers, (check.feedback.right, *close, check.feedback.wrong))


@asked.register
def _(check: Order) -> Asked:
    items = tuple(item.text for item in check.items)
    said = tuple(f"{item.text}: {item.feedback}" for item in check.items if item.feedback)
    return Asked(tuple(sorted(items)), items, (check.feedback.right, *said, check.feedback.wrong))


@asked.register
def _(check: Match) -> Asked:
    pairs = tuple(f"{pair.left} → {pair.right}" for pair in check.pairs)
    said = tuple(f"{pair.left}: {pair.feedback}" for pair in check.pairs)
    extra = tuple(f"{extra.text}: {extra.feedback}" for extra in check.extra)
    return Asked(tuple(sorted(entry.text for entry in check.menu)), pairs, (*said, *extra))


def _of_options(check: Choice | Multiple, key: tuple[str, ...]) -> Asked:
    return Asked(
        tuple(option.text for option in check.options),
        tuple(option.text for option in check.options if option.id in key),
        tuple(f"{option.text}: {option.feedback}" for option in check.options),
    )
