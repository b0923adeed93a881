"""A formula as a box that stands in a line of text. Rows and columns are refused."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from macros.render.card.box import Bar, Box, beside, placed
from macros.render.card.faces import Faces
from macros.render.mathtree import LARGE, RELATIONS, NotShown, single, spaced, word

#: In ems: scripts and what a fraction holds, the axis on which bars stand, and how strong these are.
SCRIPT, AXIS, BAR = 0.7, 0.26, 0.06
_RISE, _DROP = 0.38, 0.2
#: A letter that stands for a quantity is italic, as browsers show it.
_ITALIC = {
    **{chr(ord("A") + at): chr(0x1D434 + at) for at in range(26)},
    **{chr(ord("a") + at): chr(0x1D44E + at) for at in range(26)},
    **{chr(ord("α") + at): chr(0x1D6FC + at) for at in range(25)},
    "h": "ℎ",
    "ϵ": "𝜖",
    "ϑ": "𝜗",
    "ϕ": "𝜙",
}
#: What combines with a letter before it, as what stands by itself.
_ALONE = {"\u0302": "ˆ", "\u0303": "˜"}
_BARS = frozenset("\u0332¯‾")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a part is set: its size in pixels, and whether signs keep their distance."""

    faces: Faces
    size: float
    roomy: bool = True

    def smaller(self) -> "Setting":
        """The setting of a script."""
        return replace(self, size=self.size * SCRIPT, roomy=False)


def formula(element: ET.Element, setting: Setting) -> Box:
    """The box of `element`; raises NotShown."""
    element = single(element)
    if element.tag in ("mi", "mn", "mo", "mtext"):
        text = word(element)
        return _tight(setting, _ITALIC.get(text, text) if element.tag == "mi" else text)
    if element.tag == "mspace":
        return Box(0.0)
    if element.tag in ("math", "mrow", "mstyle"):
        return _row(element, setting)
    if element.tag not in _SHAPES:
        raise NotShown(f"<{element.tag}> is not drawn on a card")
    return _SHAPES[element.tag](list(element), setting)


def parts_of(math: ET.Element) -> list[ET.Element]:
    """A formula in parts that may stand on different lines: each but the last ends with a relation."""
    row = single(math)
    if row.tag not in ("math", "mrow", "mstyle"):
        return [row]
    parts = [ET.Element("mrow")]
    for child, follows in zip(row, [*row[1:], None], strict=True):
        parts[-1].append(child)
        if child.tag == "mo" and word(child) in RELATIONS and follows is not None and len(parts[-1]) > 1:
            parts.append(ET.Element("mrow"))
    return parts


def _tight(setting: Setting, text: str) -> Box:
    """Text whose box ends where its letters do, so that what stands above and below comes near."""
    box = setting.faces.text("math", setting.size, text)
    tall = any(sign.isupper() or sign.isdigit() or sign in "bdfhklt" or not sign.isascii() for sign in text)
    return replace(box, ascent=setting.size * (0.7 if tall else 0.5), descent=setting.size * 0.2)


def _row(row: ET.Element, setting: Setting) -> Box:
    parts: list[Box] = []
    for child, lead, trail in spaced(row):
        room = setting.size if setting.roomy else 0.0
        parts += [Box(lead * room), formula(child, setting), Box(trail * room)]
    # What follows a part of a formula is a space of the line.
    parts = parts[:-1] if parts and _ends_open(row) else parts
    inner = beside(parts)
    return _stretched(row, parts, setting) if inner.ascent > setting.size else inner


def _ends_open(row: ET.Element) -> bool:
    return len(row) > 1 and row[-1].tag == "mo" and word(row[-1]) in RELATIONS


def _stretched(row: ET.Element, parts: list[Box], setting: Setting) -> Box:
    """A row with something tall in it: its brackets grow."""
    inner = beside(parts)
    grown = []
    for (child, _, _), box in zip(spaced(row), parts[1::3], strict=True):
        if child.tag == "mo" and child.get("stretchy") != "false" and word(child) in "()[]{}|‖⟨⟩":
            scale = (inner.ascent + inner.descent) / (0.95 * setting.size)
            big = setting.faces.text("math", setting.size * scale, word(child))
            drop = (inner.descent - inner.ascent) / 2 + AXIS * setting.size * scale
            grown.append(placed([(big, 0.0, drop)]))
        else:
            grown.append(box)
    parts[1::3] = grown
    whole = beside(parts)
    return replace(whole, ascent=inner.ascent, descent=inner.descent)


def _scripts(base: ET.Element, down: ET.Element | None, up: ET.Element | None, setting: Setting) -> Box:
    box = formula(base, setting)
    right = box.width + 0.03 * setting.size
    parts: list[tuple[Box, float | None, float]] = [(box, 0.0, 0.0)]
    if down is not None:
        low = formula(down, setting.smaller())
        parts.append((low, right, max(_DROP * setting.size, box.descent * 0.8)))
    if up is not None:
        # A prime stands raised already.
        prime = set(word(single(up))) == {"′"}
        high = formula(up, setting if prime else setting.smaller())
        lift = 0.0 if prime else max(_RISE * setting.size, box.ascent - 0.32 * setting.size)
        parts.append((high, right, -lift))
    return placed(parts)


def _fraction(children: Sequence[ET.Element], setting: Setting) -> Box:
    above, below = (formula(child, replace(setting, size=setting.size * SCRIPT)) for child in children)
    width = max(above.width, below.width) + 0.16 * setting.size
    gap, thick = 0.1 * setting.size, BAR * setting.size
    top = -(AXIS * setting.size + thick / 2)
    bar = Box(width, marks=(Bar(width - 0.06 * setting.size, thick, 0.03 * setting.size, top),))
    return placed([
        (bar, 0.0, 0.0),
        (above, (width - above.width) / 2, top - gap - above.descent * 0.4),
        (below, (width - below.width) / 2, top + thick + gap + below.ascent),
        (Box(width + 0.08 * setting.size), 0.0, 0.0),
    ])  # fmt: skip


def _root(children: Sequence[ET.Element], setting: Setting) -> Box:
    row = ET.Element("mrow")
    row.extend(children)
    inner = formula(row, setting)
    scale = max(1.0, (inner.ascent + 0.15 * setting.size) / (0.8 * setting.size))
    sign = setting.faces.text("math", setting.size * scale, "√")
    thick = BAR * setting.size * 1.1
    top = _root_top(setting, scale)
    bar = Box(inner.width, thick - top, marks=(Bar(inner.width + thick, thick, -thick / 2, top),))
    return placed([(sign, 0.0, 0.0), (bar, sign.width, 0.0), (inner, sign.width, 0.0)])


def _root_top(setting: Setting, scale: float) -> float:
    """Where the arm of the radical ends, which its bar goes on from."""
    font = setting.faces.sized("math", 1000)
    return float(font.getbbox("√", anchor="ls")[1]) / 1000 * setting.size * scale


def _over(children: Sequence[ET.Element], setting: Setting) -> Box:
    base, over = children
    sign = word(single(over))
    if single(over).tag != "mo" or sign in LARGE or len(sign) != 1:
        return _scripts(base, None, over, setting)
    box = formula(base, setting)
    rise = box.ascent - 0.5 * setting.size
    if sign in _BARS:
        bar = Bar(box.width * 0.9, BAR * setting.size, box.width * 0.08, -box.ascent - 0.1 * setting.size)
        return placed([(box, 0.0, 0.0), (Box(box.width, box.ascent + 0.2 * setting.size, marks=(bar,)), 0.0, 0.0)])
    if sign == "\u20d7":
        arrow = formula(_token("→"), setting.smaller())
        return placed([(box, 0.0, 0.0), (arrow, (box.width - arrow.width) / 2, -box.ascent + 0.05 * setting.size)])
    accent = setting.faces.text("math", setting.size, _ALONE.get(sign, sign))
    return placed([(box, 0.0, 0.0), (accent, (box.width - accent.width) / 2 + 0.05 * setting.size, -rise)])


def _token(sign: str) -> ET.Element:
    element = ET.Element("mo")
    element.text = sign
    return element


_SHAPES: dict[str, Callable[[list[ET.Element], Setting], Box]] = {
    "msub": lambda parts, setting: _scripts(parts[0], parts[1], None, setting),
    "munder": lambda parts, setting: _scripts(parts[0], parts[1], None, setting),
    "msup": lambda parts, setting: _scripts(parts[0], None, parts[1], setting),
    "msubsup": lambda parts, setting: _scripts(parts[0], parts[1], parts[2], setting),
    "munderover": lambda parts, setting: _scripts(parts[0], parts[1], parts[2], setting),
    "mover": _over,
    "mfrac": _fraction,
    "msqrt": _root,
}
