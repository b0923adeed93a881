"""Prerequisites that lead back to where they began."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence


def cycles(follows: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Short cycles, each beginning with its first name in the alphabet.

    Whatever stands in a cycle stands in one of these.
    """
    covered: set[str] = set()
    for start in _tangled(follows):
        if start in covered:
            continue
        cycle = _shortest(follows, start)
        if cycle:
            covered.update(cycle)
            first = cycle.index(min(cycle))
            yield (*cycle[first:], *cycle[:first])


def _tangled(follows: Mapping[str, Sequence[str]]) -> list[str]:
    """What is left when whatever leads to an end was taken away, again and again."""
    left = {name: len(targets) for name, targets in follows.items()}
    leading: dict[str, list[str]] = {}
    for name, targets in follows.items():
        for target in targets:
            leading.setdefault(target, []).append(name)
    ends = [name for name in {*left, *leading} if not left.get(name)]
    while ends:
        end = ends.pop()
        left.pop(end, None)
        for name in leading.get(end, ()):
            left[name] -= 1
            if not left[name]:
                ends.append(name)
    return sorted(left)


def _shortest(follows: Mapping[str, Sequence[str]], start: str) -> tuple[str, ...]:
    """The shortest way from ``start`` back to it, or nothing when it only leads to a cycle."""
    came: dict[str, str] = {}
    queue = deque([start])
    while queue:
        name = queue.popleft()
        for target in follows.get(name, ()):
            if target == start:
                return tuple(reversed([*_back(came, name, start)]))
            if target not in came:
                came[target] = name
                queue.append(target)
    return ()


def _back(came: Mapping[str, str], name: str, start: str) -> Iterator[str]:
    while name != start:
        yield name
        name = came[name]
    yield start
