"""What keys betray is counted as a learner would see it."""

from macros.check.keys import choices, key_places, longest_keys, shortest_keys
from macros.model import Question
from macros.model.shuffle import shown_order


def question(*texts: str, keep: bool = False, checks: int = 1) -> Question:
    """A question with checks of these options, of which the first is the key."""
    options = [{"id": f"o{place}", "text": text, "feedback": "Why."} for place, text in enumerate(texts)]
    made = [
        {"id": f"check-{n}", "kind": "choice", "stem": "?", "options": options, "key": "o0", "keep_order": keep}
        for n in range(checks)
    ]
    words = {"title": "Words", "question": "?", "answer": ".", "explanation": ".", "keywords": (), "level": "intro"}
    return Question.model_validate({"id": "one", "topic": "topic", "number": 1, "checks": made, **words})


def test_lengths() -> None:
    asked = choices([question("longest", "two", "one"), question("a", "three"), question("three", "a", "b", "c")])
    longest, shortest = longest_keys(asked), shortest_keys(asked)
    assert (longest.count, longest.trials) == (2, 3)
    assert longest.chance == (1 / 3 + 1 / 2 + 1 / 4) / 3
    # Of options that are equally short none is the shortest.
    assert (shortest.count, shortest.trials, shortest.chance) == (1, 1, 0.5)


def test_a_formula_is_as_long_as_it_is_shown() -> None:
    assert longest_keys(choices([question(r"$\frac{a}{b}$", "seven..")])).count == 0


def test_places_are_those_shown() -> None:
    asked = question("one", "two", "six", checks=300)
    [(group)] = key_places(choices([asked]))
    first = [shown_order(f"one/{check.id}", check.options, keep=False)[0].id for _, check in choices([asked])]
    assert (group.options, sum(group.counts)) == (3, 300)
    assert group.counts[0] == first.count("o0")
    assert min(group.counts) > 70


def test_places_that_are_kept_are_those_of_the_file() -> None:
    asked = choices([question("one", "two", keep=True, checks=3), question("one", "two", "six", keep=True)])
    assert [(group.options, group.counts) for group in key_places(asked)] == [(2, (3, 0)), (3, (1, 0, 0))]


def test_nothing_is_asked() -> None:
    assert longest_keys(()).probability == 1
    assert key_places(()) == ()
