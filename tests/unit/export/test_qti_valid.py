"""QTI by a grammar: every item, of either version, has what the schema allows, where it is allowed."""

import io
import re
import zipfile

import pytest
from lxml import etree

from macros.export.edition import Edition
from macros.export.qti import FORMAT_3, FORMAT_21, V21
from macros.model import Bank, Check, Choice
from tools.site_build import PROJECT

GRAMMAR = PROJECT / "tests/data/qti-item.rng"
WHATEVER = r"""
1. a *b* [c](https://example.org "d")
2. `<e>`

```python
f = {"g": 1}
```

> ## h

---

$$\begin{aligned} \binom{n}{k} &= \dfrac{1}{2} \\ \text{if } x &\ne \textbf{y z} \end{aligned}$$
""".strip()
PARSER = etree.XMLParser(resolve_entities=False)


@pytest.fixture(scope="module")
def newer() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(GRAMMAR))


@pytest.fixture(scope="module")
def older() -> etree.RelaxNG:
    """The names of 2.1, which has nothing around what is said."""
    text = GRAMMAR.read_text(encoding="utf-8").replace("http://www.imsglobal.org/xsd/imsqtiasi_v3p0", V21.items)
    text = text.replace('<ref name="content-body"/>', '<ref name="blocks"/>')
    names = re.compile(r'<(element|attribute) name="(?:qti-)?([a-z-]+)"')
    return etree.RelaxNG(etree.XML(names.sub(lambda found: f'<{found[1]} name="{camel(found[2])}"', text).encode()))


def camel(name: str) -> str:
    first, *others = name.split("-")
    return first + "".join(each.capitalize() for each in others)


def faults(data: bytes, grammar: etree.RelaxNG) -> dict[str, str]:
    """What is wrong in each item."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("items/")]
        assert names
        for name in names:
            if not grammar.validate(etree.fromstring(archive.read(name), PARSER)):
                found[name] = str(grammar.error_log.last_error)
    return found


def test_every_item_is_valid(bank: Bank, edition: Edition, newer: etree.RelaxNG, older: etree.RelaxNG) -> None:
    assert faults(FORMAT_3.write(bank, edition), newer) == {}
    assert faults(FORMAT_21.write(bank, edition), older) == {}


def test_what_else_an_author_may_write_is_valid(
    bank: Bank, edition: Edition, newer: etree.RelaxNG, older: etree.RelaxNG
) -> None:
    kinds: dict[str, Check] = {}
    for check in (check for question in bank.questions for check in question.checks):
        kinds.setdefault(check.kind, check.model_copy(update={"stem": WHATEVER}))
    choice = kinds["choice"]
    assert isinstance(choice, Choice)
    options = tuple(option.model_copy(update={"feedback": WHATEVER}) for option in choice.options)
    kinds["choice"] = choice.model_copy(update={"options": options})
    question = bank.questions[0].model_copy(update={"answer": WHATEVER, "checks": tuple(kinds.values())})
    whatever = bank.model_copy(update={"questions": (question,)})
    assert faults(FORMAT_3.write(whatever, edition), newer) == {}
    assert faults(FORMAT_21.write(whatever, edition), older) == {}


def test_the_versions_are_told_apart(bank: Bank, edition: Edition, newer: etree.RelaxNG, older: etree.RelaxNG) -> None:
    assert len(faults(FORMAT_3.write(bank, edition), older)) == len(faults(FORMAT_21.write(bank, edition), newer)) > 200
