"""What is put into the head of a page that is built."""

from pathlib import Path

from markupsafe import Markup

from macros.site.outlets import write_heads


def test_a_head_goes_in_as_it_is_and_closes_as_it_did(tmp_path: Path) -> None:
    page = tmp_path / "topics" / "index.html"
    page.parent.mkdir()
    page.write_text("<head><title>T</title></head><body></body>", encoding="utf-8")
    # Rendered in this build it is markup, which would escape what is added to it.
    write_heads(tmp_path, {"topics/": Markup('<meta name="a">'), "elsewhere/": Markup("")})
    assert page.read_text("utf-8") == '<head><title>T</title><meta name="a"></head><body></body>'
