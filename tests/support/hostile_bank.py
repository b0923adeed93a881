"""A bank whose every text tries to become markup, and the pages around it."""

import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from macros.load import load_bank
from macros.site.topic_pages import write_pages
from tools.site_build import PROJECT, copy_project

#: Each would add an element or attribute of this name, or call `hit()`, where a text is taken for markup.
MARK = "data-hostile"
PAYLOADS = (
    f"</title><img {MARK} src=//evil.example/x onerror=hit()>",
    f'"><script {MARK}>hit()</script>',
    f"'><a {MARK} href=javascript:hit()>go</a>",
    f"</template></textarea></style></script><img {MARK} src=x onerror=hit()>",
    f"--><svg {MARK} onload=hit()></svg>",
    f'" {MARK} onfocus="hit()" autofocus x="',
    f"{{{{ 7*7 }}}}{{% x %}}{{= hit() =}}</title><script {MARK}>hit()</script>",
    f"&lt;img {MARK} src=x onerror=hit()&gt; &#60;b {MARK}&#62;",
    f"]]><img {MARK} src=x onerror=hit()><!--",
    f"<iframe {MARK} srcdoc='<script>parent.hit()</script>'></iframe>",
    f"`[go](javascript:hit()) ![x](x){{{MARK}}} _a_ **b** | c",
)
#: Such a text is refused where it would be Markdown.
MARKDOWN = PAYLOADS[-1]
#: The fields of a question that hold text for readers.
TEXTS = frozenset(
    ("title", "question", "answer", "explanation", "text", "alt", "caption", "stem", "feedback", "hint", "label")
)
LISTS = frozenset(("keywords", "asked_as", "key_points"))
LINKS = ("prerequisites", "related", "aliases", "accepted")


def write_hostile_project(folder: Path) -> Path:
    """Write a copy of the project whose bank has a topic for each payload, with questions of every kind of check."""
    copy_project(folder)
    root, real = folder / "quizdata", PROJECT / "quizdata"
    topics = sorted(path for path in real.iterdir() if (path / "topic.yml").is_file())
    for path in topics:
        _remove(root / path.name)
        (folder / "docs" / "topics" / f"{path.name}.md").unlink()
    for path in root.glob("published*"):
        path.unlink()
    sources = cycle(sorted((real / "loss-functions").glob("[!t]*.yml")) + sorted((real / "metrics").glob("[!t]*.yml")))
    changes = []
    for number, payload in enumerate(PAYLOADS, 1):
        topic = root / f"hostile-{number}"
        topic.mkdir()
        about = {"title": f"T{number} {payload}", "order": str(number), "introduction": f"Words {PAYLOADS[0]} more."}
        _dump(topic / "topic.yml", about)
        for part in (0, 1):
            source = yaml.load(next(sources).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  # it makes only text
            data = _hostile(source, PAYLOADS[0] if payload == MARKDOWN else payload)
            data["number"] = str(2 * number + part)
            data["title"] = f"Q{number}-{part} {payload}"
            _dump(topic / f"hostile-{number}-{part}.yml", {k: v for k, v in data.items() if k not in LINKS})
            changes.append(f"2026-11-23 hostile-{number}-{part} Reworded {payload}\n")
    (root / "changes.txt").write_text("".join(changes), encoding="utf-8")
    _write_references(root / "references.bib")
    _write_pages(folder)
    return folder


def _hostile(value: Any, payload: str, key: str = "") -> Any:
    """The value with a payload at the end of each text for readers."""
    if isinstance(value, dict):
        return {name: _hostile(part, payload, name) for name, part in value.items()}
    if isinstance(value, list):
        return [_hostile(part, payload, key) for part in value]
    if key == "code":
        return f"{value}\n# {payload}"
    return f"{value} {payload}" if key in TEXTS | LISTS else value


def _write_references(file: Path) -> None:
    payloads = cycle(payload for payload in PAYLOADS if not set("{}") & set(payload))

    def spoiled(field: re.Match[str]) -> str:
        return f"{field[1]}{field[2]} {next(payloads)}{field[3]}"

    text = file.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^( *(?:author|title|journal|booktitle|publisher) *= \{)(.*)(\},?)$", spoiled, text)
    file.write_text(text, encoding="utf-8")


def _write_pages(folder: Path) -> None:
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    before, _, rest = config.partition("\nnav:\n")
    after = re.split(r"(?m)^(?=\S)", rest, maxsplit=1)[1]
    (folder / "mkdocs.yml").write_text(f"{before}\n{after}", encoding="utf-8")
    for _ in write_pages(folder / "docs", load_bank(folder / "quizdata").bank.topics):
        pass
    links = "".join(f'- {{= question_link("hostile-{number}-0") =}}\n' for number in range(1, len(PAYLOADS) + 1))
    about = folder / "docs" / "about.md"
    about.write_text(f"{about.read_text(encoding='utf-8')}\n\n{links}", encoding="utf-8")


def titles() -> Iterator[str]:
    """Every title in the bank."""
    for number, payload in enumerate(PAYLOADS, 1):
        yield f"T{number} {payload}"
        yield from (f"Q{number}-{part} {payload}" for part in (0, 1))


def _dump(file: Path, data: Any) -> None:
    file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _remove(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
