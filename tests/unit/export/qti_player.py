"""As much of a QTI player as the items need: a response in, score and feedback out, by the item's own rules."""

import io
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree as ET

Response = tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    score: float
    feedback: Response


def package(data: bytes) -> dict[str, ET.Element]:
    """Every XML file by its name, without namespaces, in the names of 3.0."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist() if name.endswith(".xml")}
    return {name: _named(ET.fromstring(text)) for name, text in files.items()}  # noqa: S314  # our own


def _named(top: ET.Element) -> ET.Element:
    for each in top.iter():
        each.tag = re.sub("([A-Z])", lambda found: f"-{found[1].lower()}", each.tag.rpartition("}")[2])
        each.tag = each.tag.removeprefix("qti-")
        kept = {re.sub("([A-Z])", lambda found: f"-{found[1].lower()}", name): v for name, v in each.attrib.items()}
        each.attrib.clear()
        each.attrib.update(kept)
    return top


def correct(item: ET.Element) -> Response:
    return tuple(value.text or "" for value in item.findall("response-declaration/correct-response/value"))


def played(item: ET.Element, response: Response) -> Outcome:
    found: dict[str, Response] = {"SCORE": ("0",), "FEEDBACK": ()}
    for rule in item.findall("response-processing/*"):
        if rule.tag == "set-outcome-value":
            found[rule.get("identifier", "")] = _value(rule[0], item, response)
            continue
        for branch in rule:
            tests = [each for each in branch if each.tag != "set-outcome-value"]
            if all(_holds(test, item, response) for test in tests):
                for each in branch.findall("set-outcome-value"):
                    found[each.get("identifier", "")] = _value(each[0], item, response)
                break
    return Outcome(float(found["SCORE"][0]), found["FEEDBACK"])


def _value(each: ET.Element, item: ET.Element, response: Response) -> Response:
    if each.tag == "map-response":
        [mapping] = item.findall("response-declaration/mapping")
        worth = {entry.get("map-key"): float(entry.get("mapped-value", "")) for entry in mapping}
        total = sum(worth.get(chosen, float(mapping.get("default-value", ""))) for chosen in response)
        return (str(min(max(total, float(mapping.get("lower-bound", ""))), float(mapping.get("upper-bound", "")))),)
    return {"variable": response, "correct": correct(item)}.get(each.tag, (each.text or "",))


def _holds(test: ET.Element, item: ET.Element, response: Response) -> bool:
    if test.tag in ("and", "or"):
        return {"and": all, "or": any}[test.tag](_holds(each, item, response) for each in test)
    one, other = (_value(each, item, response) for each in test)
    if test.tag == "match":
        [declared] = item.findall("response-declaration")
        return one == other if declared.get("cardinality") != "multiple" else set(one) == set(other)
    if test.tag == "string-match":
        return one[0].casefold() == other[0].casefold()
    return {"gte": float.__ge__, "lte": float.__le__}[test.tag](float(one[0]), float(other[0]))
