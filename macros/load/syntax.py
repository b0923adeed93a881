"""What is wrong with a file that is no YAML, in an author's words.

libyaml says what it expected; here stands what an author usually did. The wording of libyaml is matched by
parts, and what matches none is passed on as it is.
"""

from dataclasses import dataclass

from yaml.error import MarkedYAMLError, YAMLError

from macros.errors import Problem, shown

QUOTE = (
    "Put the whole text in quotes, or write `|` after the colon and the text on the lines below, indented."
)


@dataclass(frozen=True, slots=True)
class _Stumble:
    """Where libyaml stumbled (counted from 0), where what it was reading began, and its words."""

    lines: tuple[str, ...]
    line: int
    column: int
    begin: tuple[int, int]
    said: str

    def at(self, line: int, column: int) -> str:
        """The character there, or nothing beyond the end."""
        row = self.lines[line] if line < len(self.lines) else ""
        return row[column : column + 1]

    @property
    def before(self) -> str:
        """What stands on the line before the place."""
        return self.lines[self.line][: self.column].rstrip() if self.line < len(self.lines) else ""


def explain(path: str, text: str, error: YAMLError) -> Problem:
    """The problem that a YAML error tells of."""
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    if not isinstance(error, MarkedYAMLError) or mark is None:
        return Problem(path, 1, 1, *_other(str(error)))
    begin = error.context_mark or mark
    said = f"{error.context or ''}; {error.problem or ''}"
    stumble = _Stumble(tuple(text.split("\n")), mark.line, mark.column, (begin.line, begin.column), said)
    explained = _character(stumble) or _text(stumble) or _structure(stumble)
    if explained is None:
        return Problem(path, mark.line + 1, mark.column + 1, *_other(str(error.problem)))
    message, cure, code, from_begin = explained
    line, column = stumble.begin if from_begin else (mark.line, mark.column)
    return Problem(path, line + 1, column + 1, message, cure, code)


_Explained = tuple[str, str, str, bool]  # message, cure, code, and whether to show where the thing began


def _other(said: str) -> tuple[str, str, str]:
    cure = "Compare with a question that works; text with `: `, `#` or quotes in it belongs in quotes."
    return f"this is not YAML: {shown(said, 100)}", cure, "yaml-other"


def _character(stumble: _Stumble) -> _Explained | None:
    """A character that may not stand where it stands."""
    character = stumble.at(stumble.line, stumble.column)
    if "tab character" in stumble.said or ("cannot start any token" in stumble.said and character == "\t"):
        return "a tab stands where spaces belong", "Indent with spaces only.", "yaml-tab", False
    if any(said in stumble.said for said in ("cannot start any token", "node content", "mapping keys")):
        return (
            f"a text without quotes cannot begin with {_quoted(character)}",
            QUOTE,
            "yaml-first-character",
            False,
        )
    if any(thing in stumble.said for thing in ("an anchor", "an alias", "a tag")):
        begun = _quoted(stumble.at(*stumble.begin))
        return f"a text that begins with {begun} needs quotes", QUOTE, "yaml-special-character", True
    if "escape" in stumble.said or "hexdecimal" in stumble.said:
        cure = "Use single quotes, or write `|` after the colon and the text on the lines below, indented."
        return "in double quotes a backslash needs a second one", cure, "yaml-backslash", False
    return None


def _quoted(character: str) -> str:
    return "a backtick" if character == "`" else f"`{shown(character)}`"


def _text(stumble: _Stumble) -> _Explained | None:
    """A text that is not written the way YAML reads texts."""
    if "mapping values are not allowed" in stumble.said:
        if ":" in stumble.before:
            return "a text without quotes cannot hold a colon and a space", QUOTE, "yaml-colon", False
        cure = "Indent the keys of one thing equally."
        return "this key is indented deeper than the line above it allows", cure, "yaml-deeper-key", False
    if "end of stream" in stumble.said or "document indicator" in stumble.said:
        cure = "Close it; inside single quotes write two of them for an apostrophe."
        return "the quote that opens here is never closed", cure, "yaml-open-quote", True
    if "could not find expected ':'" in stumble.said:
        cure = "Write `key: text`, or indent the line so that it belongs to the text above."
        return (
            "this line is neither a key with a colon nor part of the text above",
            cure,
            "yaml-no-colon",
            True,
        )
    if "block scalar" in stumble.said:
        cure = "Begin the text on the next line, indented by two spaces more than the key."
        return "a text cannot begin on the line of its `|` or `>`", cure, "yaml-block", False
    return None


def _structure(stumble: _Stumble) -> _Explained | None:
    """Keys, items and brackets that do not fit together."""
    if "expected ',' or" in stumble.said:
        opened = stumble.at(*stumble.begin)
        cure = (
            "Close it, put commas between its parts, and quotes around text with a comma, bracket or colon."
        )
        return f"what this `{opened}` opens is not well formed", cure, "yaml-bracket", True
    if "block sequence entries" in stumble.said:
        cure = "Begin each item on a line of its own; put text that begins with `- ` in quotes."
        return "a list cannot begin on the line of its key", cure, "yaml-list-inline", False
    if "expected '-' indicator" in stumble.said:
        cure = (
            "Begin each item of the list with `- `, indented equally; a key belongs to the left of the list."
        )
        return "this line is no item of the list it stands in", cure, "yaml-list", False
    return _key(stumble) if "did not find expected key" in stumble.said else None


def _key(stumble: _Stumble) -> _Explained:
    """A key was to follow, and something else does."""
    if stumble.before.endswith(("'", '"')):
        cure = "Put all of it in quotes; inside single quotes write two of them for an apostrophe."
        return "text follows the closing quote", cure, "yaml-after-quote", False
    if stumble.before.endswith(("]", "}")):
        return "text follows the closing bracket", QUOTE, "yaml-after-bracket", False
    cure = "Indent the keys of one thing equally, and the text below a `|` deeper than its key."
    return "the indentation of this line fits nothing above it", cure, "yaml-indentation", False
