"""What is wrong with a file that is no YAML, in an author's words.

libyaml says what it expected; here stands what an author usually did. The wording of libyaml is matched by
parts, and what matches none is passed on as it is.
"""

from dataclasses import dataclass

from yaml.error import MarkedYAMLError, YAMLError

from macros.problems import Flaw, Problem, printable

QUOTE = "Put the whole text in quotes, or write `|` after the colon and the text on the lines below, indented."


@dataclass(frozen=True, slots=True)
class _Stumble:
    """The place where libyaml stumbled, from 0, where what it was reading began, and its words."""

    lines: tuple[str, ...]
    place: tuple[int, int]
    begin: tuple[int, int]
    said: str

    def at(self, line: int, column: int) -> str:
        """The character there, or nothing beyond the end."""
        row = self.lines[line] if line < len(self.lines) else ""
        return row[column : column + 1]

    @property
    def before(self) -> str:
        """What stands on the line before the place."""
        line, column = self.place
        return self.lines[line][:column].rstrip() if line < len(self.lines) else ""


def explain(path: str, text: str, error: YAMLError) -> Problem:
    """The problem that a YAML error tells of."""
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    if not isinstance(error, MarkedYAMLError) or mark is None:
        return _problem(path, _other(str(error)), (0, 0))
    begin = error.context_mark or mark
    said = f"{error.context or ''}; {error.problem or ''}"
    place = (mark.line, mark.column)
    stumble = _Stumble(tuple(text.split("\n")), place, (begin.line, begin.column), said)
    explained = _character(stumble) or _text(stumble) or _structure(stumble)
    return _problem(path, *(explained or (_other(str(error.problem)), place)))


_Explained = tuple[Flaw, tuple[int, int]]  # what is wrong, and where: at the place, or where the thing began


def _problem(path: str, flaw: Flaw, place: tuple[int, int]) -> Problem:
    return Problem.of(flaw, path, place[0] + 1, place[1] + 1)


def _other(said: str) -> Flaw:
    cure = "Compare with a question that works; text with `: `, `#` or quotes in it belongs in quotes."
    return Flaw("yaml-other", (), f"this is not YAML: {printable(said, 100)}", cure)


def _character(stumble: _Stumble) -> _Explained | None:
    """A character that may not stand where it stands."""
    character = stumble.at(*stumble.place)
    if "tab character" in stumble.said or ("cannot start any token" in stumble.said and character == "\t"):
        return Flaw("yaml-tab", (), "a tab stands where spaces belong", "Indent with spaces only."), stumble.place
    if any(said in stumble.said for said in ("cannot start any token", "node content", "mapping keys")):
        message = f"a text without quotes cannot begin with {_quoted(character)}"
        return Flaw("yaml-first-character", (), message, QUOTE), stumble.place
    if any(thing in stumble.said for thing in ("an anchor", "an alias", "a tag")):
        begun = _quoted(stumble.at(*stumble.begin))
        return Flaw("yaml-special-character", (), f"a text that begins with {begun} needs quotes", QUOTE), stumble.begin
    if "escape" in stumble.said or "hexdecimal" in stumble.said:
        cure = "Use single quotes, or write `|` after the colon and the text on the lines below, indented."
        return Flaw("yaml-backslash", (), "in double quotes a backslash needs a second one", cure), stumble.place
    return None


def _quoted(character: str) -> str:
    return "a backtick" if character == "`" else f"`{printable(character)}`"


def _text(stumble: _Stumble) -> _Explained | None:
    """A text that is not written the way YAML reads texts."""
    if "mapping values are not allowed" in stumble.said:
        if ":" in stumble.before:
            return Flaw("yaml-colon", (), "a text without quotes cannot hold a colon and a space", QUOTE), stumble.place
        cure = "Indent the keys of one thing equally."
        return Flaw(
            "yaml-deeper-key", (), "this key is indented deeper than the line above it allows", cure
        ), stumble.place
    if "end of stream" in stumble.said or "document indicator" in stumble.said:
        cure = "Close it; inside single quotes write two of them for an apostrophe."
        return Flaw("yaml-open-quote", (), "the quote that opens here is never closed", cure), stumble.begin
    if "could not find expected ':'" in stumble.said:
        cure = "Write `key: text`, or indent the line so that it belongs to the text above."
        message = "this line is neither a key with a colon nor part of the text above"
        return Flaw("yaml-no-colon", (), message, cure), stumble.begin
    if "block scalar" in stumble.said:
        cure = "Begin the text on the next line, indented by two spaces more than the key."
        return Flaw("yaml-block", (), "a text cannot begin on the line of its `|` or `>`", cure), stumble.place
    return None


def _structure(stumble: _Stumble) -> _Explained | None:
    """Keys, items and brackets that do not fit together."""
    if "expected ',' or" in stumble.said:
        opened = stumble.at(*stumble.begin)
        cure = "Close it, put commas between its parts, and quotes around text with a comma, bracket or colon."
        return Flaw("yaml-bracket", (), f"what this `{opened}` opens is not well formed", cure), stumble.begin
    if "block sequence entries" in stumble.said:
        cure = "Begin each item on a line of its own; put text that begins with `- ` in quotes."
        return Flaw("yaml-list-inline", (), "a list cannot begin on the line of its key", cure), stumble.place
    if "expected '-' indicator" in stumble.said:
        cure = "Begin each item of the list with `- `, indented equally; a key belongs to the left of the list."
        return Flaw("yaml-list", (), "this line is no item of the list it stands in", cure), stumble.place
    return _key(stumble) if "did not find expected key" in stumble.said else None


def _key(stumble: _Stumble) -> _Explained:
    """A key was to follow, and something else does."""
    if stumble.before.endswith(("'", '"')):
        cure = "Put all of it in quotes; inside single quotes write two of them for an apostrophe."
        return Flaw("yaml-after-quote", (), "text follows the closing quote", cure), stumble.place
    if stumble.before.endswith(("]", "}")):
        return Flaw("yaml-after-bracket", (), "text follows the closing bracket", QUOTE), stumble.place
    cure = "Indent the keys of one thing equally, and the text below a `|` deeper than its key."
    return Flaw("yaml-indentation", (), "the indentation of this line fits nothing above it", cure), stumble.place
