"""The rules of the lints, each a function from a question, or the bank, to flaws."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Protocol, runtime_checkable

from rapidfuzz import fuzz

from macros.check.lint_text import pieces, plain, sentences, shown_length, words
from macros.model import Bank, Frozen, Option, Question, Topic
from macros.model.checks import normalize_option
from macros.model.markdown import markdown_fields
from macros.model.question import Level
from macros.problems import Flaw, Where, printable

#: How much longer than every distractor a key may be: by a share and by a number of characters.
LONGER_BY_SHARE: Final = 0.2
LONGER_BY_CHARACTERS: Final = 10
#: The similarity, of 100, from which two texts count as the same.
ALIKE: Final = 92
ABSOLUTE: Final = frozenset({"always", "never", "only", "all", "none", "must", "cannot"})
_NEGATIONS: Final = frozenset({"not", "no", "never", "neither", "nor", "without", "cannot", "none"})
#: `All of these`, `none of the above is right`, `both a and b`: an option about the other options.
_OTHERS: Final = re.compile(
    r"(?:all|none|both|neither|any|two)(?: of)?(?: the)?"
    r" (?:these|those|them|two|others|(?:above|options|answers|choices)(?: (?:is|are|hold|apply)\b.*)?)"
    r"|(?:both |neither |only )?\(?[a-h1-6]\)? (?:and|or|nor|&) \(?[a-h1-6]\)?"
)
#: The most words of a sentence. Syllables are not counted: "regularization" has six and is the subject.
LONGEST: Final = 35
_NEGATION: Final = re.compile(
    r"\b(?:(?<!than )[Nn]ot(?! only)|[Ee]xcept|[Nn]ever|[Cc]annot|\w+n['’]t|(?<!at )(?<!At )[Ll]east(?![ -]squares))\b"
)
#: The fewest words, besides a verdict, that can explain something.
FEWEST: Final = 4
#: The share of repeated words from which feedback only restates.
RESTATED: Final = 0.8
_VERDICTS: Final = frozenset({"correct", "incorrect", "right", "wrong", "yes", "no", "true", "false"})
_NAMES_OPTION: Final = re.compile(
    r"\b(?:[Oo]ption|[Aa]nswer|[Cc]hoice|[Aa]lternative)s? (?:\(?[A-H]\)?(?!\w)|\([a-h1-9]\)|[b-h]\b)"
    r"|\b[Oo]ptions? \d\b"
    r"|\b(?:first|second|third|fourth|fifth|last|previous|next|upper|lower) (?:option|answer|choice|alternative)s?\b"
    r"|\b(?:option|answer|choice|alternative)s? (?:above|below)\b"
)
#: The most bytes of a topic's page. 20 MB did not load within 90 seconds; 2 MB hold some fifty questions with checks.
LARGEST_PAGE: Final = 2_000_000
LEVELS: Final[Mapping[Level, int]] = {"intro": 0, "intermediate": 1, "advanced": 2}


def key_longest(question: Question) -> Iterator[Flaw]:
    """The key is much longer than every distractor."""
    for asked in options_of(question):
        option = min(asked.right, key=lambda option: shown_length(option.text))
        shortest = shown_length(option.text)
        longest = max(shown_length(option.text) for option in asked.wrong)
        if shortest > longest * (1 + LONGER_BY_SHARE) and shortest > longest + LONGER_BY_CHARACTERS:
            where = (*asked.where, "options", asked.options.index(option), "text")
            message = f"the key is the longest option: {shortest} characters, the next has {longest}"
            yield Flaw("key-longest", where, message, "Shorten it, or say more in a distractor.")


def options_alike(question: Question) -> Iterator[Flaw]:
    """Two options differ in hardly more than a letter, and not in a number, a negation, a formula or code."""
    for asked in options_of(question):
        for (_, one), (place, other) in combinations(enumerate(asked.options), 2):
            if _telling(one.text) != _telling(other.text):
                continue
            if fuzz.ratio(normalize_option(plain(one.text)), normalize_option(plain(other.text)), score_cutoff=ALIKE):
                message = f"options `{one.id}` and `{other.id}` are nearly the same"
                cure = "Reword one of them so that the difference is obvious, or remove it."
                yield Flaw("options-alike", (*asked.where, "options", place, "text"), message, cure)


def all_of_these(question: Question) -> Iterator[Flaw]:
    """An option is about the other options."""
    for asked in options_of(question):
        for place, option in enumerate(asked.options):
            if _OTHERS.fullmatch(normalize_option(plain(option.text))):
                message = f"the option `{printable(option.text)}` is about the other options"
                cure = "Say what it means without them, or make the check `kind: multiple`."
                yield Flaw("all-of-these", (*asked.where, "options", place, "text"), message, cure)


def absolute_words(question: Question) -> Iterator[Flaw]:
    """At least half of the distractors, and no key, use absolute words."""
    for asked in options_of(question):
        found = [ABSOLUTE.intersection(words(option.text)) for option in asked.wrong]
        kept = any(ABSOLUTE.intersection(words(option.text)) for option in asked.right)
        if not kept and 2 * sum(map(bool, found)) >= len(found):
            used = ", ".join(f"`{word}`" for word in sorted(set().union(*found)))
            message = f"only distractors use {used}, which gives the key away"
            cure = "Make the distractors wrong without such a word, or use one in the key as well."
            yield Flaw("absolute-words", (*asked.where, "options"), message, cure)


def _telling(text: str) -> tuple[list[str], list[str], list[str]]:
    """The parts that make similar texts different: formulas and code, numbers, negations."""
    spoken = words(text)
    return (
        [piece.content for piece in pieces(text) if piece.kind != "words"],
        re.findall(r"\d+", text),
        [word for word in spoken if word in _NEGATIONS or word.endswith(("n't", "n’t"))],
    )


def stem_negative(question: Question) -> Iterator[Flaw]:
    """The question of a stem turns on a negation that is easily missed."""
    for where, stem in stems_of(question):
        for sentence in _asking(sentences(stem, hide_emphasis=True)):
            found = _NEGATION.search(sentence)
            if found is not None:
                message = f"the stem asks with `{found[0]}`, which is easily missed"
                yield Flaw("stem-negative", where, message, f"Ask without it, or write **{found[0]}**.")


def sentence_long(question: Question) -> Iterator[Flaw]:
    """A sentence of a stem is too long."""
    for where, stem in stems_of(question):
        for sentence in sentences(stem):
            count = len(sentence.split())
            if count > LONGEST:
                message = f"a sentence of the stem has {count} words, more than {LONGEST}"
                yield Flaw(
                    "sentence-long", where, message, "State what is given first, then ask in a separate sentence."
                )


def _asking(all_sentences: tuple[str, ...]) -> tuple[str, ...]:
    """The sentences that ask, by their question mark, or else the last one.

    A question why something is not the case is left out: there the negation is the subject.
    """
    asking = tuple(sentence for sentence in all_sentences if sentence.rstrip(')"”').endswith("?")) or all_sentences[-1:]
    return tuple(sentence for sentence in asking if not re.search(r"\b[Ww]hy\b", sentence))


def feedback_bare(question: Question) -> Iterator[Flaw]:
    """Feedback says only right or wrong."""
    for where, text in feedback_of(question):
        if sum(_weight(word) for word in words(text) if word not in _VERDICTS) < FEWEST:
            message = f"the feedback `{printable(text)}` does not say why"
            yield Flaw("feedback-bare", where, message, "Say why it is right, or what was confused.")


def feedback_names_option(question: Question) -> Iterator[Flaw]:
    """Feedback refers to an option by a letter or a place, which shuffling changes."""
    for where, text in feedback_of(question):
        found = _NAMES_OPTION.search(plain(text))
        if found is not None:
            message = f"the feedback says `{found[0]}`, but options have no letters and are shuffled"
            yield Flaw("feedback-names-option", where, message, "Quote that option instead.")


def feedback_restates(question: Question) -> Iterator[Flaw]:
    """Feedback repeats the stem and the response it is about."""
    for where, text in feedback_of(question):
        used = set(words(text))
        share = len(used & _words_before(question, where)) / len(used) if used else 0
        if share >= RESTATED:
            message = f"{share:.0%} of the words of this feedback are in the stem or in the response it is about"
            yield Flaw("feedback-restates", where, message, "Give the reason instead.")


def _weight(word: str) -> int:
    """How much a word counts: one, or the number of symbols of a formula."""
    return max(len(re.findall(r"\w+", word)), 1)


def _words_before(question: Question, where: Where) -> set[str]:
    """The words of the stem, and of the option, pair or mistake that the feedback is about."""
    check: object = question.checks[int(where[1])]
    texts = [question.checks[int(where[1])].stem]
    parent = check
    for step in where[2:-1]:
        parent = parent[step] if isinstance(step, int) and isinstance(parent, tuple) else getattr(parent, str(step))
    if isinstance(parent, Frozen) and parent is not check and where[-1] == "feedback":
        texts += [value for name, value in parent if isinstance(value, str) and name not in ("id", "feedback")]
    return {word for text in texts for word in words(text)}


def prerequisite_harder(bank: Bank) -> Iterator[tuple[Question, Flaw]]:
    """A prerequisite is harder than the question."""
    for question in bank.questions:
        for place, name in enumerate(question.prerequisites):
            before = bank.question(name)
            if LEVELS[before.level] > LEVELS[question.level]:
                message = f"the prerequisite `{name}` is {before.level}, and this question is {question.level}"
                cure = "List it under `related`, or correct one of the levels."
                yield question, Flaw("prerequisite-harder", ("prerequisites", place), message, cure)


def prerequisite_later(bank: Bank) -> Iterator[tuple[Question, Flaw]]:
    """A prerequisite comes later on the same page."""
    for question in bank.questions:
        for place, name in enumerate(question.prerequisites):
            before = bank.question(name)
            if before.topic == question.topic and before.number > question.number:
                message = f"the prerequisite `{name}` is number {before.number}, after this question"
                cure = "List it under `related`, or make this question a prerequisite of that one."
                yield question, Flaw("prerequisite-later", ("prerequisites", place), message, cure)


def topic_large(bank: Bank) -> Iterator[tuple[Topic, Flaw]]:
    """A topic has so many questions that its page is slow to load."""
    for topic in bank.topics:
        questions = bank.in_topic(topic.id)
        size = sum(page_bytes(question) for question in questions)
        if size > LARGEST_PAGE:
            message = f"the page of the topic has about {size / 1e6:.1f} MB, more than {LARGEST_PAGE / 1e6:.0f} MB"
            yield topic, Flaw("topic-large", (), message, "Move some questions to another topic.")


def page_bytes(question: Question) -> float:
    """Estimate the bytes of a question on its topic's page: 3.6 per character of source, and 2,400 of markup."""
    return 3.6 * len(question.model_dump_json(exclude_defaults=True)) + 2_400


def reference_uncited(bank: Bank) -> Iterator[tuple[str, Flaw]]:
    """A reference is cited by no question, and its entry does not say why it stays."""
    cited = {key for question in bank.questions for key in question.references}
    for key, reference in bank.references.items():
        if key not in cited and reference.uncited is None:
            message = f"no question cites `{key}`"
            cure = "Cite it, remove it, or say in the entry why it stays: `uncited = {…}`."
            yield key, Flaw("reference-uncited", (), message, cure)


@runtime_checkable
class _HasOptions(Protocol):
    @property
    def options(self) -> tuple[Option, ...]: ...

    @property
    def key(self) -> str | tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class AskedOptions:
    """The options of one check; ``right`` are those of its key, ``wrong`` the distractors."""

    where: Where
    options: tuple[Option, ...]
    right: tuple[Option, ...]
    wrong: tuple[Option, ...]


def options_of(question: Question) -> Iterator[AskedOptions]:
    """Yield the options of every check that has any."""
    for place, check in enumerate(question.checks):
        if isinstance(check, _HasOptions):
            key = (check.key,) if isinstance(check.key, str) else check.key
            right = tuple(option for option in check.options if option.id in key)
            wrong = tuple(option for option in check.options if option.id not in key)
            yield AskedOptions(("checks", place), check.options, right, wrong)


def stems_of(question: Question) -> Iterator[tuple[Where, str]]:
    """Yield the place and the text of each stem."""
    for place, check in enumerate(question.checks):
        yield ("checks", place, "stem"), check.stem


def feedback_of(question: Question) -> Iterator[tuple[Where, str]]:
    """Yield the place and the text of all feedback, in checks of every kind."""
    for place, check in enumerate(question.checks):
        for where, text, _ in markdown_fields(check, ("checks", place)):
            if "feedback" in where:
                yield where, text
