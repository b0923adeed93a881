"""What is wrong with a file that is no YAML, in an author's words.

libyaml says what it expected; here stands what an author usually did. The wording of libyaml is matched by parts, and
what matches none is passed on as it is.
"""

from dataclasses import dataclass

from yaml.error import MarkedYAMLError, YAMLError

from macros.errors import Problem

QUOTE = "Put the whole text in quotes, or write `|` after the colon and the text on the lines below, indented."


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
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return Problem(path, 1, 1, f"this is not YAML: {error}", "Look for unusual characters.", "yaml-unreadable")
    mark = error.problem_mark
    start = error.context_mark or mark
    said = f"{error.context or ''}; {error.problem or ''}"
    stumble = _Stumble(tuple(text.split("\n")), mark.line, mark.column, (start.line, start.column), said)
    explained = _character(stumble) or _text(stumble) or _structure(stumble)
    if explained is not None:
        return _at(path, stumble, *explained)
    cure = "Compare with a question that works; text with `: `, `#` or quotes in it belongs in quotes."
    return Problem(path, mark.line + 1, mark.column + 1, f"this is not YAML: {error.problem}", cure, "yaml-other")


_Explained = tuple[str, str, str, bool]  # code, message, cure, and whether to show where the thing began


def _at(path: str, stumble: _Stumble, code: str, message: str, cure: str, from_begin: bool) -> Problem:
    line, column = stumble.begin if from_begin else (stumble.line, stumble.column)
    return Problem(path, line + 1, column + 1, message, cure, code)


def _character(stumble: _Stumble) -> _Explained | None:
    """A character that may not stand where it stands."""
    character = stumble.at(stumble.line, stumble.column)
    if "tab character" in stumble.said or ("cannot start any token" in stumble.said and character == "\t"):
        return "yaml-tab", "a tab stands where spaces belong", "Indent with spaces only.", False
    if "cannot start any token" in stumble.said:
        return "yaml-first-character", f"a text without quotes cannot begin with `{character}`", QUOTE, False
    if any(thing in stumble.said for thing in ("an anchor", "an alias", "a tag")):
        begun = stumble.at(*stumble.begin)
        return "yaml-special-character", f"a text without quotes cannot begin with `{begun}`", QUOTE, True
    if "escape" in stumble.said:
        message = "in double quotes a backslash needs a second one"
        cure = "Use single quotes, or write `|` after the colon and the text on the lines below, indented."
        return "yaml-backslash", message, cure, False
    return None


def _text(stumble: _Stumble) -> _Explained | None:
    """A text that is not written the way YAML reads texts."""
    if "mapping values are not allowed" in stumble.said:
        if ":" in stumble.before:
            return "yaml-colon", "a text without quotes cannot hold a colon and a space", QUOTE, False
        message = "this key is indented deeper than the line above it allows"
        return "yaml-deeper-key", message, "Indent the keys of one thing equally.", False
    if "end of stream" in stumble.said or "document indicator" in stumble.said:
        return "yaml-open-quote", "the quote that opens here is never closed", "Close it; inside single quotes write '' for '.", True
    if "could not find expected ':'" in stumble.said:
        cure = "Write `key: text`, or indent the line so that it belongs to the text above."
        return "yaml-no-colon", "this line is neither a key with a colon nor part of the text above", cure, True
    if "block scalar" in stumble.said:
        cure = "Begin the text on the next line, indented by two spaces more than the key."
        return "yaml-block", "a text cannot begin on the line of its `|` or `>`", cure, False
    return None


def _structure(stumble: _Stumble) -> _Explained | None:
    """Keys, items and brackets that do not fit together."""
    if "expected ',' or" in stumble.said:
        opened = stumble.at(*stumble.begin)
        cure = "Close it, put a comma between its parts, and put quotes around text with a comma, bracket or colon."
        return "yaml-bracket", f"what this `{opened}` opens is not well formed", cure, True
    if "expected '-' indicator" in stumble.said:
        cure = "Begin each item of the list with `- `, indented equally; a key belongs to the left of the list."
        return "yaml-list", "this line is no item of the list it stands in", cure, False
    if "did not find expected key" not in stumble.said:
        return None
    if stumble.before.endswith(("'", '"')):
        cure = "Put all of it in quotes; inside single quotes write '' for '."
        return "yaml-after-quote", "text follows the closing quote", cure, False
    if stumble.before.endswith(("]", "}")):
        return "yaml-after-bracket", "text follows the closing bracket", QUOTE, False
    cure = "Indent the keys of one thing equally, and the text below a `|` deeper than its key."
    return "yaml-indentation", "the indentation of this line fits nothing above it", cure, False
