"""Answers as learning platforms have them, each with its weight and feedback, as the kinds of checks of the bank."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from typing import Any

from macros.importers.course import option_id
from macros.model.numeric import EXACT

#: What a platform calls right; more than nothing is partly right.
WHOLE = 100.0
_EXACT_ENOUGH = Context(prec=EXACT)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its weight in percent; ``text`` is plain where it is written by the learner."""

    text: str
    weight: float
    feedback: str
    tolerance: str = "0"


def options(answers: Sequence[Answer], *, several: bool, keep_order: bool) -> dict[str, Any]:
    """`choice`, or `multiple` where several can be chosen."""
    listed = [
        {"id": option_id(place), "text": answer.text} | ({"feedback": answer.feedback} if answer.feedback else {})
        for place, answer in enumerate(answers)
    ]
    right = [option_id(place) for place, answer in enumerate(answers) if answer.weight > 0]
    best = max(answers, key=lambda answer: answer.weight, default=None)
    one = option_id(answers.index(best)) if best is not None and best.weight > 0 else ""
    kind = {"kind": "multiple", "key": right} if several else {"kind": "choice", "key": one}
    return {**kind, "options": listed} | ({"keep_order": "true"} if keep_order else {})


def words(answers: Iterable[Answer]) -> dict[str, Any]:
    """`text`: what is wholly right, near misses with what is said to them, and what is said to all else."""
    accepted: list[Answer] = []
    close: list[dict[str, Any]] = []
    feedback: dict[str, str] = {}
    before: tuple[float, str] | None = None
    for answer in answers:
        if answer.text == "*":
            feedback["wrong"] = answer.feedback
            continue
        text = answer.text.replace("\\*", "*")
        if answer.weight >= WHOLE:
            accepted.append(answer)
            continue
        if before == (answer.weight, answer.feedback):
            close[-1].setdefault("also", []).append(text)
        else:
            partly = {"partly": "true"} if answer.weight > 0 else {}
            close.append({"answer": text, "feedback": answer.feedback, **partly})
        before = (answer.weight, answer.feedback)
    right = next((answer.feedback for answer in accepted if answer.feedback), "")
    said = {key: text for key, text in {"right": right, **feedback}.items() if text}
    return {"kind": "text", "answers": [answer.text.replace("\\*", "*") for answer in accepted], "feedback": said} | (
        {"close": close} if close else {}
    )


def numbers(answers: Sequence[Answer]) -> dict[str, Any]:
    """`numeric`: the key with its tolerance, wrong numbers that are known, and what is said to all else."""
    known = [answer for answer in answers if answer.text != "*"]
    wrong = next((answer.feedback for answer in answers if answer.text == "*"), "")
    key = next((answer for answer in known if answer.weight >= WHOLE), None)
    if key is None:
        return {"kind": "numeric"}
    mistakes = [answer for answer in known if answer is not key]
    said = {name: text for name, text in {"right": key.feedback, "wrong": wrong}.items() if text}
    listed = [{"value": answer.text, "feedback": answer.feedback} for answer in mistakes]
    return {
        "kind": "numeric",
        "key": key.text,
        "tolerance": _tolerance(key, mistakes),
        "feedback": said,
    } | ({"mistakes": listed} if listed else {})


def _tolerance(key: Answer, mistakes: Sequence[Answer]) -> str:
    """The tolerance of the key; as a share of it where the mistakes have that share of theirs."""
    try:
        with localcontext(_EXACT_ENOUGH):
            reach, value = Decimal(key.tolerance), Decimal(key.text)
            reaches = [(Decimal(answer.tolerance), abs(Decimal(answer.text))) for answer in mistakes]
            if not value or all(own == reach for own, _ in reaches):
                return key.tolerance
            share = (reach / abs(value) * 100).normalize()
            if all(own * 100 == of * share for own, of in reaches):
                return f"{share:f}%"
    except ArithmeticError:
        pass
    return key.tolerance


def places(lefts: Sequence[str], rights: Sequence[str], said: Sequence[str | None]) -> dict[str, Any]:
    """`match`: pairs, and what belongs to none."""
    pairs: list[dict[str, Any]] = []
    extra: list[dict[str, Any]] = []
    for place, (left, right) in enumerate(zip(lefts, rights, strict=True)):
        feedback = said[place] if place < len(said) else None
        own = {"id": option_id(place)} | ({"feedback": feedback} if feedback else {})
        if left:
            pairs.append({"left": left, "right": right, **own})
        else:
            extra.append({"text": right, **own})
    return {"kind": "match", "pairs": pairs} | ({"extra": extra} if extra else {})


def order(texts: Sequence[str], said: Sequence[str | None], right: str, wrong: str) -> dict[str, Any]:
    """`order`: the items from first to last."""
    listed = []
    for place, text in enumerate(texts):
        own = said[place] if place < len(said) else None
        listed.append({"id": option_id(place), "text": text} | ({"feedback": own} if own else {}))
    feedback = {name: text for name, text in {"right": right, "wrong": wrong}.items() if text}
    return {"kind": "order", "items": listed, "feedback": feedback}
