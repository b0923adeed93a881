"""What is shown for an address that leads nowhere, with what a script needs to find what was meant."""

from markupsafe import Markup

from macros.model import Bank
from macros.render.addresses import Page, page_url, topic_url
from macros.render.renderer import Renderer


def missing(renderer: Renderer, bank: Bank, base: str) -> Markup:
    """The content of the page; ``base`` is the path of the site on its host, with slashes at both ends."""
    asked = [
        (page_url(each), renderer.short_heading(each), (each.id, *each.aliases, each.title)) for each in bank.questions
    ]
    entries = [*asked, *((topic_url(topic), topic.title, (topic.id, topic.title)) for topic in bank.topics)]
    return renderer.render("missing.html", Page("", ""), base=base, entries=entries, topics=bank.topics)
