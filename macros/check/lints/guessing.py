"""What over the whole bank gives keys away, though no single check does."""

from collections.abc import Iterator
from typing import Final

from macros.check.chance import RARE
from macros.check.keys import Asked, Tally, choices, key_places, longest_keys, places_probability, shortest_keys
from macros.check.lints.finding import Finding
from macros.model import Bank
from macros.problems import Flaw

#: Of fewer checks nothing can be said.
ENOUGH: Final = 30


def keys_longest(bank: Bank) -> Iterator[Finding]:
    """The key is the longest option more often, or more seldom, than chance would have it."""
    tally = longest_keys(counted(bank, "keys-longest"))
    if _telling(tally):
        yield Finding(None, Flaw("keys-longest", (), _said(tally, "longest"), _cure(tally, "longest")))


def keys_shortest(bank: Bank) -> Iterator[Finding]:
    """As keys_longest, for the shortest option."""
    tally = shortest_keys(counted(bank, "keys-shortest"))
    if _telling(tally):
        yield Finding(None, Flaw("keys-shortest", (), _said(tally, "shortest"), _cure(tally, "shortest")))


def keys_in_place(bank: Bank) -> Iterator[Finding]:
    """The key is shown in some places more often than in others."""
    asked = counted(bank, "keys-in-place")
    tested = [group for group in key_places(asked) if group.enough]
    if len(asked) >= ENOUGH and places_probability(tested) < RARE:
        counts = "; ".join(", ".join(map(str, group.counts)) for group in tested)
        message = f"keys are not shown in all places alike: from the first place to the last {counts} times"
        cure = "Take out `keep_order` where no order is meant, or give new checks other option ids."
        yield Finding(None, Flaw("keys-in-place", (), message, cure))


def counted(bank: Bank, code: str) -> tuple[Asked, ...]:
    """The checks that a lint over all keys counts: those it is accepted in are left out."""
    return tuple(
        (question, check)
        for question, check in choices(bank.questions)
        if not any(entry.lint == code and entry.where in (None, check.id) for entry in question.accepted)
    )


def _telling(tally: Tally) -> bool:
    return tally.trials >= ENOUGH and tally.probability < RARE


def _said(tally: Tally, extreme: str) -> str:
    return (
        f"the key is the {extreme} option in {tally.count} of {tally.trials} checks, "
        f"where chance would make it {tally.expected:.0f}"
    )


def _cure(tally: Tally, extreme: str) -> str:
    more = (extreme == "longest") == (tally.count < tally.expected)
    change = "say more in some keys" if more else "say less in some keys"
    return f"Here and there {change}, or change the distractors, until length tells nothing; `stats` counts it."
