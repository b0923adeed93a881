r"""Text as Markdown that shows it: what would be markup gets a backslash, TeX in `\( … \)` gets dollars."""

import re
from typing import Final

#: TeX as other programs write it; `$$` is what Moodle's filter takes.
_BETWEEN: Final = (
    (r"\\\(", r"\\\)"), (r"\\\[", r"\\\]"), (r"\$\$", r"\$\$"), (r"\[\$\]", r"\[/\$\]"), (r"\[\$\$\]", r"\[/\$\$\]"),
)  # fmt: skip
_TEX: Final = re.compile("|".join(f"{start}(.{{1,2000}}?){end}" for start, end in _BETWEEN), re.DOTALL)
_MARKUP: Final = re.compile(
    r"[\\`\[\]$]|&(?=#?\w+;)|<(?=[A-Za-z/!?])|(?<!\s)\*|\*(?!\s)|(?<![^\W_])_|_(?![^\W_])|!(?=\[)"
)
_AT_START: Final = re.compile(r"(?m)^( *)([#>+=~-]|[*](?=\s|$))|^( *[0-9]{1,9})([.)])(?=\s|$)")


def escaped(text: str, *, everything: bool) -> str:
    r"""The text with dollars around its TeX; with a backslash before each sign of markup if ``everything``.

    >>> escaped(r"5 $ for \(a_b\) *", everything=True)
    '5 \\$ for $a_b$ *'
    """
    parts: list[str] = []
    end = 0
    for found in _TEX.finditer(text):
        parts.append(_plain(text[end : found.start()], everything=everything))
        short, long, moodle, anki, anki_long = found.groups()
        parts.append(_formula(short or moodle or anki or "", long or anki_long or "", parts[-1], text[found.end() :]))
        end = found.end()
    return "".join([*parts, _plain(text[end:], everything=everything)])


def _plain(text: str, *, everything: bool) -> str:
    if everything:
        return _MARKUP.sub(r"\\\g<0>", text)
    return text.replace("$", r"\$")


def _formula(short: str, long: str, before: str, after: str) -> str:
    tex, mark = (short.strip(), "$") if short else (long.strip(), "$$")
    if not tex:
        return ""
    tex = re.sub(r"(?<!\\)\$", r"\\$", tex)
    # A digit beside the dollar would make it a price.
    return f"{' ' if before[-1:].isdigit() else ''}{mark}{tex}{mark}{' ' if after[:1].isdigit() else ''}"


def on_lines(text: str, *, escape: bool) -> str:
    """The text of a paragraph, none of whose lines begins a list, a heading, or the like."""
    return (
        _AT_START.sub(lambda found: f"{found[1] or found[3] or ''}\\{found[2] or found[4]}", text) if escape else text
    )


def code_span(text: str) -> str:
    """The text in as many backticks as it takes."""
    if not text.strip():
        return text
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    mark = "`" * (longest + 1)
    edge = " " if text.startswith("`") or text.endswith("`") or (text[0] == " " == text[-1]) else ""
    return f"{mark}{edge}{text}{edge}{mark}"


def fenced(code: str, language: str) -> str:
    """The code between fences that it does not hold."""
    longest = max((len(run) for run in re.findall("`{3,}", code)), default=2)
    mark = "`" * (longest + 1)
    body = code if code.endswith("\n") or not code else f"{code}\n"
    return f"{mark}{language}\n{body}{mark}"
