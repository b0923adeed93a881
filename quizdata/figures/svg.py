"""A figure of matplotlib as an SVG that stands inside a page.

It takes the page's colors and font, so it follows the color scheme; its ids begin with its name, so that
several figures can stand on one page; and the same figure gives the same bytes.
"""

import io
import re
from collections.abc import Iterator, Mapping
from html import escape

from lxml import etree
from matplotlib.figure import Figure

from quizdata.figures.style import HALO, PAPER, TEXT, TOKENS

_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{}" font-size="{}" stroke-linejoin="round"{}>'
_HIDDEN = ' aria-hidden="true" focusable="false"'
_DROPPED = frozenset({"metadata", "style"})
_GROUPS = frozenset({"g", "defs"})
_MARKER = "marker"
_ARCS_OF_A_CIRCLE = 8
_LEFT_OUT = frozenset({"class", "font-family", "stroke-dashoffset", "stroke-linejoin", "style"})
_AS_INHERITED = frozenset({("font-size", f"{TEXT}px"), ("text-anchor", "start"), ("stroke-width", "1")})


def markup(figure: Figure, name: str) -> str:
    """The figure as text, a line for each element.

    Raises:
        ValueError: It has a color that is not one of the style's.

    """
    raw = io.BytesIO()
    figure.savefig(raw, format="svg", metadata=dict.fromkeys(("Creator", "Date", "Format", "Type")))
    root = etree.fromstring(raw.getvalue(), etree.XMLParser(remove_blank_text=True, remove_comments=True))
    _expand_markers(root)
    named = [element for element in root.iter() if "id" in element.attrib and _tag(element) != "g"]
    ids = {str(element.get("id")): f"{name}-{number}" for number, element in enumerate(named, start=1)}
    head = _HEAD.format(root.get("viewBox"), TEXT, _HIDDEN)
    body = (line for child in root for line in _lines(child, ids))
    return "\n".join((head, *body, "</svg>", ""))


def _expand_markers(root: etree._Element) -> None:
    """Draw each marker where it is used: Material fails on a page with `href` on an element that is no link."""
    shapes = {f"#{path.get('id')}": path for path in root.iterfind(".//{*}defs/{*}path")}
    for use in [*root.iter("{*}use")]:
        shape = shapes[str(use.get("{http://www.w3.org/1999/xlink}href"))]
        use.tag = shape.tag
        x, y, style, outline = (str(value) for value in (use.get("x"), use.get("y"), use.get("style"), shape.get("d")))
        use.attrib.clear()
        if outline.count("C") == _ARCS_OF_A_CIRCLE:
            use.tag = "circle"
            use.attrib.update({"cx": x, "cy": y, "r": str(max(map(float, re.findall(r"-?[\d.]+", outline))))})
        else:
            use.attrib.update({"d": outline, "transform": f"translate({x} {y})"})
        use.attrib.update({"style": style, "class": _MARKER})
    for path in shapes.values():
        path.getparent().remove(path)  # type: ignore[union-attr]


def _tag(element: etree._Element) -> str:
    return etree.QName(element).localname


def _lines(element: etree._Element, ids: Mapping[str, str]) -> Iterator[str]:
    tag = _tag(element)
    if tag in _DROPPED:
        return
    attributes = dict(_attributes(element, ids))
    inner = [line for child in element for line in _lines(child, ids)]
    if (tag in _GROUPS and not inner) or (attributes.get("fill") == "none" and "stroke" not in attributes):
        return
    if tag == "g" and not attributes:
        yield from inner
        return
    head = tag + "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    if inner:
        yield from (f"<{head}>", *inner, f"</{tag}>")
    else:
        yield (f"<{head}>{escape(element.text)}</{tag}>" if element.text else f"<{head}/>")


def _attributes(element: etree._Element, ids: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, value in (*_own(element), *_style(element)):
        if key in _LEFT_OUT or (key, value) in _AS_INHERITED or value.startswith("rotate(-0 "):
            continue
        if key != "id":
            yield key, _value(key, value, ids)
        elif value in ids:
            yield key, ids[value]
    parent = element.getparent()
    if _tag(element) == "text" and parent is not None and parent.get("id") == HALO:
        yield from {"stroke": _color(PAPER), "stroke-width": "4", "paint-order": "stroke"}.items()


def _own(element: etree._Element) -> Iterator[tuple[str, str]]:
    for key, value in element.attrib.items():
        yield etree.QName(str(key)).localname, str(value)


def _style(element: etree._Element) -> Iterator[tuple[str, str]]:
    """What the element's style says; many markers of one look have theirs on the group around them."""
    styles = [str(child.get("style")) for child in element if child.get("class") == _MARKER]
    if element.get("class") == _MARKER:
        return
    style = styles[0] if styles else str(element.get("style", ""))
    if any(other != style for other in styles):
        raise ValueError("The markers of one plot differ in style. Plot those of each style by themselves.")
    for part in filter(None, style.split("; ")):
        key, _, value = part.partition(": ")
        yield key, value


def _value(key: str, value: str, ids: Mapping[str, str]) -> str:
    if value.startswith("#") and key in {"fill", "stroke"}:
        return _color(value)
    if "#" in value:
        return re.sub(r"#([^)]+)", lambda match: f"#{ids[match[1]]}", value)
    short = re.sub(r"-?\d+\.\d+(e-?\d+)?", lambda match: _number(match[0]), value)
    return re.sub(r"\s*([A-Za-z])\s*", r"\1", short).strip() if key == "d" else short


def _number(text: str) -> str:
    return f"{round(float(text), 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _color(value: str) -> str:
    if value not in TOKENS:
        raise ValueError(f"{value} is no color of quizdata/figures/style.py. Use one of its names.")
    return f"var(--quiz-{TOKENS[value]},{value})"
