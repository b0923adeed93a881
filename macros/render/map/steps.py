"""How far each question is from a start, and which of its prerequisites say something that no other one does."""

from collections.abc import Mapping, Sequence

#: The prerequisites of each question.
Needs = Mapping[str, Sequence[str]]


def linked(needs: Needs) -> dict[str, tuple[str, ...]]:
    """Those that build on another or that another builds on, in the order given."""
    wanted = {each for prerequisites in needs.values() for each in prerequisites}
    return {name: tuple(each) for name, each in needs.items() if each or name in wanted}


def steps(needs: Needs) -> dict[str, int]:
    """The step of each question: 0 for a start, else one more than the highest of its prerequisites.

    What stands in a circle, or behind one, has no step: the bank's problems tell of it.
    """
    found: dict[str, int] = {}
    waiting = dict(needs)
    while ready := [name for name, each in waiting.items() if all(before in found for before in each)]:
        found.update({name: max((found[before] + 1 for before in waiting.pop(name)), default=0) for name in ready})
    return found


def direct(needs: Needs, step: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """The prerequisites of what has a step, but for those that another prerequisite has among its own."""
    before: dict[str, set[str]] = {}
    for name in sorted(step, key=step.__getitem__):
        before[name] = set(needs[name]).union(*(before[each] for each in needs[name]))
    return {
        name: tuple(
            each for each in dict.fromkeys(needs[name]) if not any(each in before[other] for other in needs[name])
        )
        for name in needs
        if name in step
    }
