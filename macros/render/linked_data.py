"""What search engines read of a page (JSON-LD of schema.org), as plain values.

A question is a `Quiz` of one `Flashcard`: the one kind that is read for recalling an answer to an open prompt.
Checks with options are left out, since a page with another kind is not read at all.
"""

from collections.abc import Sequence
from typing import Any

from macros.model import Question, Topic
from macros.render.addresses import page_url, topic_url
from macros.render.plain import one_line, plain_paragraphs
from macros.render.strings import strings

#: Verdicts under which the short answer is not passed on as the accepted one.
_DOUBTED = ("misleading", "wrong")


def quiz(question: Question, topic: Topic, site: str) -> dict[str, Any]:
    """A question's page."""
    return {
        "@context": "https://schema.org",
        "@type": "Quiz",
        "name": question.title,
        "url": site + page_url(question),
        "about": {"@type": "Thing", "name": topic.title},
        "educationalLevel": strings()["level"][question.level],
        "keywords": list(question.keywords),
        **_open_to_all(),
        "isPartOf": {"@type": "LearningResource", "name": topic.title, "url": site + topic_url(topic)},
        "hasPart": [
            {
                "@type": "Question",
                "eduQuestionType": "Flashcard",
                "text": one_line(question.question, question.title),
                "acceptedAnswer": {"@type": "Answer", "text": accepted_answer(question)},
            }
        ],
    }


def resource(topic: Topic, questions: Sequence[Question], site: str) -> dict[str, Any]:
    """A topic's page."""
    return {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": topic.title,
        "url": site + topic_url(topic),
        "description": plain_paragraphs(topic.introduction),
        "learningResourceType": "Practice problem",
        **_open_to_all(),
        "hasPart": [
            {"@type": "Quiz", "name": question.title, "url": site + page_url(question)} for question in questions
        ],
    }


def accepted_answer(question: Question) -> str:
    """The short answer; where an expert calls it misleading or wrong, what the expert says instead."""
    note = question.note
    return plain_paragraphs(question.answer if note is None or note.verdict not in _DOUBTED else note.text)


def _open_to_all() -> dict[str, Any]:
    words = strings()["preview"]
    return {"inLanguage": words["language"], "isAccessibleForFree": True, "license": words["license"]}
