"""The introductions of the topics: how long they are, what they link, and whether their numbers hold."""

import math
import re
from collections.abc import Callable
from statistics import NormalDist, mean, median, pstdev

import pytest
import yaml

from macros.load import load_bank
from tools.site_build import PROJECT

BANK = load_bank(PROJECT / "quizdata").bank
TOPICS = [topic.id for topic in BANK.topics]
ORDER = {topic: [question.id for question in BANK.in_topic(topic)] for topic in TOPICS}
A_LINK = re.compile(r"\]\(([^)\s]*)\)")
A_NUMBER = re.compile(r"−?\d+(?:,\d{3})*(?:\.\d+)?")


def page(topic: str) -> tuple[str, str]:
    """The front matter of a topic's page, and its text."""
    _, front, text = (PROJECT / f"docs/topics/{topic}.md").read_text(encoding="utf-8").split("---\n", 2)
    return front, text


def introduction(topic: str) -> str:
    """What stands between the title and the questions."""
    return page(topic)[1].partition("\n## Questions\n")[0].partition("\n# ")[2].partition("\n")[2]


def reading(topic: str) -> list[str]:
    """Its questions, in the order in which the introduction leads to them."""
    return [link.removeprefix("#") for link in A_LINK.findall(introduction(topic)) if link.startswith("#")]


@pytest.mark.parametrize("topic", TOPICS)
def test_it_is_called_what_the_topic_is_called(topic: str) -> None:
    front, text = page(topic)
    assert yaml.safe_load(front)["title"] == BANK.topic(topic).title
    assert re.findall("^# (.+)$", text, re.MULTILINE) == [BANK.topic(topic).title]
    assert 50 <= len(yaml.safe_load(front)["description"]) <= 155


@pytest.mark.parametrize("topic", TOPICS)
def test_the_introduction_can_be_learned_from_and_read_at_once(topic: str) -> None:
    words = [word for word in A_LINK.sub("]", introduction(topic)).split() if re.search(r"\w", word)]
    assert 300 <= len(words) <= 600


@pytest.mark.parametrize("topic", TOPICS)
def test_it_links_each_of_its_questions_once(topic: str) -> None:
    assert sorted(reading(topic)) == sorted(ORDER[topic])


@pytest.mark.parametrize("topic", TOPICS)
def test_what_a_question_builds_on_is_linked_before_it(topic: str) -> None:
    order = reading(topic)
    for place, question in enumerate(order):
        assert set(BANK.question(question).prerequisites) & set(order[place:]) == set(), question


@pytest.mark.parametrize("topic", TOPICS)
def test_the_questions_follow_and_then_what_is_not_covered(topic: str) -> None:
    text = page(topic)[1]
    assert re.findall("^## (.+)$", text, re.MULTILINE) == ["Questions", "Not covered here"]
    assert sorted(set(re.findall(r"{= (\w+)", text)) - {"question_link"}) == ["topic_questions"]
    assert f'\n## Questions\n\n{{= topic_questions("{topic}") =}}\n\n## Not covered here\n\n' in text
    left_out = text.partition("\n## Not covered here\n")[2]
    assert re.match(r"\n[A-Z]", left_out), "a sentence comes before the list"
    assert len(re.findall("^- ", left_out, re.MULTILINE)) >= 4


# The numbers of the introductions, computed. Each is named as it is printed, so that both can be compared.


def model_evaluation() -> dict[str, float]:
    noise = 6
    shown: dict[str, float] = {"variance 6": noise}
    for reach, names in ((0, "6 for one/0/12"), (1, "2 for the mean/4.4/8.4"), (3, "0.86 for/21.1/22.9")):
        truths = [x**2 for x in range(-reach, reach + 1)]
        bias, variance = mean(truths), noise / len(truths)
        in_training = bias**2 + noise * (1 - 1 / len(truths))  # a reading is correlated with its own average
        shown |= dict(zip(names.split("/"), (variance, in_training, bias**2 + variance + noise), strict=True))
    shown |= {"mean of 4": bias, "16 +": bias**2, "+ 0.86": variance}
    normal, step = NormalDist(), 0.001
    points = [step * i for i in range(-8000, 8000)]
    best_of_ten = sum(x * 10 * normal.cdf(x) ** 9 * normal.pdf(x) * step for x in points)
    return shown | {"3.1": 2 * best_of_ten}


def loss_functions() -> dict[str, float]:
    late = [0, 0, 1, 2, 12]
    assert (median(late), mean(late), sum(minutes < 3 for minutes in late)) == (1, 3, 4)
    scores = [step / 100 for step in range(-300, 301)]

    def log_loss(said: float) -> float:
        return -0.2 * math.log(said) - 0.8 * math.log(1 - said)

    def hinge(score: float, chance: float) -> float:
        return chance * max(0, 1 - score) + (1 - chance) * max(0, 1 + score)

    assert [min(scores, key=lambda score: hinge(score, chance)) for chance in (0.2, 0.4)] == [-1, -1]
    return {
        "0.4": late.count(0) / 5, "0.2": late.count(12) / 5, "0.33": 2 * 0.2 / (2 * 0.2 + 0.8),
        "0.50": log_loss(0.2), "0.69": log_loss(0.5), "0.01": 0.01, "0.93": log_loss(0.01), "0.5": 0.5,
    }  # fmt: skip


def architectures() -> dict[str, float]:
    weights, mixing, filtering = 9 * 32 * 64, 32 * 64, 9 * 32
    assert (14 - 1) * 2 + 2 == 28
    return {
        "18,432": weights, "784": 28 * 28, "14.5": 28 * 28 * weights / 1e6, "2,048": mixing, "288": filtering,
        "2,336": filtering + mixing, "88 percent": 100 * mixing / (filtering + mixing),
        "0.8": 0.8, "0.0012": 0.8**30, "1.2": 1.2, "237": 1.2**30,
    }  # fmt: skip


def transfer_learning() -> dict[str, float]:
    stages = [147_968, 525_568, 2_099_712, 8_393_728]  # as its question's worked example counts them
    return {
        "2,565": 512 * 5 + 5, "11,176,512": 7 * 7 * 3 * 64 + 2 * 64 + sum(stages),
        **{name: stage / 1e6 for name, stage in zip(("0.15", "0.53", "2.1", "8.4"), stages, strict=True)},
        "of 20": 10**2 / 5, "labels it is 4": 10**2 / 25, "labels it is 1": 10**2 / 100,
        "of 400": 20**2, "the 100": 10**2,
    }  # fmt: skip


def regularization() -> dict[str, float]:
    standardized = [(value - 20) / pstdev((10, 20, 30)) for value in (10, 20, 30)]
    assert pstdev([8, 0]) == 4
    assert (math.hypot(30, 40), 30 / 5, 40 / 5) == (50, 6, 8)
    return {
        "0.3": 0.3, "0.5": 0.5, "3.5": 4 - 0.5, "2.67": 4 / 1.5, "0.2": 0.3 / 1.5, "0.01": 0.01,
        "−1.22": standardized[0], "1.22": standardized[2], "deviation of 2": math.sqrt(4 * pstdev([2, 0]) ** 2),
    }  # fmt: skip


def autoencoders() -> dict[str, float]:
    without_difference, without_mean = 2 * 0.5**2, 2 * 3**2
    assert (20 - 23) ** 2 + (26 - 23) ** 2 == 18
    return {
        "0.5": without_difference, "is 18": without_mean, "36 times": 18 / without_difference,
        "97.3": 100 * without_mean / (without_mean + without_difference),
        "2.7": 100 * without_difference / (without_mean + without_difference),
    }  # fmt: skip


def object_detection() -> dict[str, float]:
    box, shared = 100 * 60, 75 * 60
    return {
        "307,200": 640 * 480, "0.6": shared / (2 * box - shared), "0.625": box / (120 * 80),
        "300 in": (640 >> 5) * (480 >> 5), "2,700": 9 * 20 * 15, "1,024": 32 * 32,
        "0.125": 10 / 80, "1.25": 100 / 80, "0.75": 60 / 80,
    }  # fmt: skip


def metrics() -> dict[str, float]:
    tp, fp, fn, tn = 45, 60 - 45, 50 - 45, 950 - 15
    rare = 10 * tp / (tp + fn)
    assert rare == 9
    return {
        "1,000": tp + fp + fn + tn, "935": tn, "98 percent": 100 * (tp + tn) / 1000, "75 percent": 100 * tp / (tp + fp),
        "90 percent": 100 * tp / (tp + fn), "0.82": 2 * tp / (2 * tp + fp + fn), "1.6": 100 * fp / (fp + tn),
        "25 percent": 100 * fp / (tp + fp), "62.5": 100 * fp / (rare + fp),
        "47,500": (tp + fn) * (fp + tn),
    }  # fmt: skip


def miscellaneous() -> dict[str, float]:
    flat = (64 // 4) ** 2 * 32
    assert 5 + (3 - 1) * 2 == 9
    return {
        "8,192": flat, "40,965": flat * 5 + 5, "5,856": 25 * 3 * 16 + 16 + 9 * 16 * 32 + 32,
        "0.92": 0.9 + 0.1 / 5, "0.02": 0.1 / 5, "0.1": 0.1, "0.01": 0.01,
        "7 steps": math.ceil(math.log(0.5, 0.9)), "in 69": math.ceil(math.log(0.5, 0.99)),
        "0.053": 0.1 / (2 - 0.1), "0.75": 3 / (3 + 1),
    }  # fmt: skip


NUMBERS: dict[str, Callable[[], dict[str, float]]] = {
    compute.__name__.replace("_", "-"): compute
    for compute in (
        *(model_evaluation, loss_functions, architectures, transfer_learning, regularization),
        *(autoencoders, object_detection, metrics, miscellaneous),
    )
}


@pytest.mark.parametrize("topic", TOPICS)
def test_its_numbers_are_what_was_computed(topic: str) -> None:
    text, computed = " ".join(introduction(topic).split()), NUMBERS[topic]()
    for name, value in computed.items():
        [number] = A_NUMBER.findall(name)
        assert re.search(rf"(?<![\d.,]){re.escape(name)}(?![\d,]*\d)", text), name
        decimals = len(number.partition(".")[2])
        assert abs(value - float(number.replace(",", "").replace("−", "-"))) <= 0.5 * 10**-decimals, name
    counted = {number for name in computed for number in A_NUMBER.findall(name)}
    assert {number for number in A_NUMBER.findall(text) if not number.lstrip("−").isdigit()} <= counted
