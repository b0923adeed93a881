"""The files of the fonts that cards are drawn with."""

from pathlib import Path

#: By name: the file, its weight if it has several, and whether there is kerning beside it.
FACES = {
    "strong": ("source-serif-4", 600),
    "italic": ("source-serif-4-italic", 600),
    "quiet": ("source-serif-4", 400),
    "math": ("stix-two-math", None),
}


def font_files(folder: Path) -> list[Path]:
    """Every file that the look of text depends on."""
    kerned = {f"{file}.kerning.json" for file, weight in FACES.values() if weight is not None}
    return [folder / name for name in sorted(kerned | {f"{file}.woff2" for file, _ in FACES.values()})]
