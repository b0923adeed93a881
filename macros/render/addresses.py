"""Where pages are, seen from each other. Public: an address, once published, keeps resolving."""

from posixpath import relpath

from macros.model import Question, Topic


def topic_url(topic: Topic) -> str:
    """The page of a topic, from the site's root: `topics/loss-functions/`."""
    return f"topics/{topic.id}/"


def question_url(question: Question) -> str:
    """A question on its topic's page, from the site's root: `topics/loss-functions/#hinge-loss`."""
    return f"topics/{question.topic}/#{question.id}"


def relative(target: str, page: str) -> str:
    """`target` as a link on `page`; both from the site's root, folders ending in `/`.

    >>> relative("topics/metrics/#recall", "topics/loss-functions/")
    '../metrics/#recall'
    >>> relative("topics/metrics/#recall", "topics/metrics/")
    '#recall'
    >>> relative("assets/quiz.js", "")
    'assets/quiz.js'
    """
    path, hash_mark, fragment = target.partition("#")
    if path == page and fragment:
        return f"#{fragment}"
    steps = relpath(f"/{path}", f"/{page}")
    return steps + ("/" if path.endswith("/") else "") + hash_mark + fragment
