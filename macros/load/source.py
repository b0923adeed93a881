"""A file's text, or why it cannot be had. Everything is UTF-8; line ends may be those of any system."""

import errno
import re
import stat
from pathlib import Path

from macros.problems import Problem, printable

#: A question takes a few thousand bytes; a megabyte is a mistake, and is not read.
LARGEST = 1_000_000
#: Invisible in an editor: they would be in the page, or split a line where no editor shows a line.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)")


#: Halves of a character, which no file can hold.
_SURROGATE = re.compile("[\ud800-\udfff]")


def control_character(text: str) -> re.Match[str] | None:
    """The first character that no text should hold."""
    return _CONTROL.search(text)


def without_control(text: str) -> str:
    """The text without any character that no text should hold."""
    return _SURROGATE.sub("", _CONTROL.sub("", text))


def read_text(file: Path, root: Path, path: str) -> str | Problem:
    """The text of ``file``, which must lie below ``root``; ``path`` is how messages call it."""
    try:
        refused = _refused(file, root, path)
        data = b"" if refused else file.read_bytes()
    except (OSError, RuntimeError) as error:  # the latter for a link that leads to itself, before Python 3.13
        loop = isinstance(error, RuntimeError) or error.errno == errno.ELOOP
        reason = "the link leads to itself" if loop else printable(getattr(error, "strerror", error))
        message = f"the file cannot be read: {reason}"
        return Problem(path, 1, 1, message, "Put a file here that can be read, or take this away.", "unreadable")
    if refused is not None:
        return refused
    if data.startswith(b"\xef\xbb\xbf"):
        cure = "Save it as UTF-8 without a byte order mark."
        return Problem(path, 1, 1, "the file begins with a byte order mark", cure, "byte-order-mark")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(path, data, error.start)
    found = control_character(text)
    return _control(path, text, found.start()) if found else text


def _refused(file: Path, root: Path, path: str) -> Problem | None:
    """What a file is told by, before it is opened; raises OSError and RuntimeError."""
    status = file.lstat()
    if stat.S_ISLNK(status.st_mode):
        if not file.resolve(strict=True).is_relative_to(root.resolve()):
            cure = "Put a copy of the file here."
            return Problem(path, 1, 1, "this link leads out of the folder of questions", cure, "link-outside")
        status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        return Problem(path, 1, 1, "this is not a file", "A question and a topic are a file each.", "not-a-file")
    if (size := status.st_size) > LARGEST:
        message = f"the file has {size:,} bytes and may have {LARGEST:,}"
        return Problem(path, 1, 1, message, "Keep one question a file.", "too-large")
    return None


def _not_utf8(path: str, data: bytes, start: int) -> Problem:
    before = data[:start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
    message = f"byte {start + 1} of the file, 0x{data[start]:02X}, is not UTF-8"
    return Problem(path, line, column, message, "Save the file as UTF-8.", "not-utf8")


def _control(path: str, text: str, start: int) -> Problem:
    before = text[:start]
    line = before.count("\n") + 1
    column = start - before.rfind("\n")
    message = f"the invisible character U+{ord(text[start]):04X} stands here"
    return Problem(path, line, column, message, "Take it out.", "control-character")
