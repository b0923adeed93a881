"""Kerning of a font as JSON, for whoever draws text without a shaping engine, alike on every machine."""

import io
import json
from collections.abc import Iterator
from typing import Any


def kerning(font: bytes, weights: list[int], characters: str) -> bytes:
    """A JSON object: by weight, left and right character, by how many thousandths of an em the right one moves."""
    found = {str(weight): _at(font, weight, characters) for weight in weights}
    return (json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode()


def _at(font: bytes, weight: int, characters: str) -> dict[str, dict[str, int]]:
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    instance = instantiateVariableFont(TTFont(io.BytesIO(font), lazy=False), {"wght": weight})
    names = {character: instance.getBestCmap()[ord(character)] for character in characters}
    scale = 1000 / instance["head"].unitsPerEm
    lookups = list(_kern_lookups(instance["GPOS"].table))
    found = {}
    for left in sorted(characters):
        near = [_beside(lookup, names[left]) for lookup in lookups]
        moves = {right: sum(_move(values, names[right]) for values in near) for right in sorted(characters)}
        found[left] = {right: round(move * scale) for right, move in moves.items() if move}
    return {left: moves for left, moves in found.items() if moves}


def _kern_lookups(table: Any) -> Iterator[list[Any]]:
    """The subtables of pairs of each lookup for kerning."""
    features = (record for record in table.FeatureList.FeatureRecord if record.FeatureTag == "kern")
    for index in sorted({index for record in features for index in record.Feature.LookupListIndex}):
        subtables = (getattr(table, "ExtSubTable", table) for table in table.LookupList.Lookup[index].SubTable)
        yield [subtable for subtable in subtables if type(subtable).__name__ == "PairPos"]


def _beside(subtables: list[Any], left: str) -> list[tuple[dict[str, Any] | None, Any]]:
    """What each subtable that knows the left glyph says: values by glyph, or classes and values by class."""
    found: list[tuple[dict[str, Any] | None, Any]] = []
    for subtable in (subtable for subtable in subtables if left in subtable.Coverage.glyphs):
        if subtable.Format == 1:
            pairs = subtable.PairSet[subtable.Coverage.glyphs.index(left)].PairValueRecord
            found.append((None, {pair.SecondGlyph: pair.Value1 for pair in pairs}))
        else:
            row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(left, 0)].Class2Record
            found.append((subtable.ClassDef2.classDefs, [record.Value1 for record in row]))
    return found


def _move(near: list[tuple[dict[str, Any] | None, Any]], right: str) -> int:
    """The move by the first subtable that knows the pair."""
    for classes, values in near:
        if classes is None and right not in values:
            continue
        value = values[right] if classes is None else values[classes.get(right, 0)]
        return getattr(value, "XAdvance", 0) or 0
    return 0
