"""Join the browser's modules and style sheets into the few files that pages load; knows nothing of MkDocs.

At the start of a line a module says `import {a, b} from "./x.js";`, or exports a function, class or constant,
and nothing else of the kind. So joining is putting one after another, and no bundler is needed.
What comes from `../vendor/` is not joined: it is published as it is, and stays an import.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import rcssmin
import rjsmin

from macros.site import joined
from macros.site.embed_style import embed_style

_MODULE_WORD = re.compile(r"(?m)^[ \t]*(?=import\b(?!\.meta)|export\b)")
_NAMES = r"\s*([\w$]+(?:\s*,\s*[\w$]+)*)\s*,?\s*"
_IMPORT = re.compile(rf'import \{{{_NAMES}\}} from "(\.\.?/[\w./-]+\.js)";[ \t]*\n')
_EXPORTS = re.compile(r"\bexport\s*\{([^}]*)\}")
_EXPORT = re.compile(r"export (?=(?:async )?function\b|class |const [\w$])")
_DECLARED = re.compile(r"(?m)^(export )?(?:(?:async )?function\b[ *]*|class |const |let |var )([\w$]+)")
#: What a module may not hold: how it looks, what is wrong with it, what to do.
_REFUSED = (
    (
        re.compile(r"(?m)^(?!\s*(?:/\*|\*|//)).*\bimport\s*\("),
        "a module is imported while the page runs",
        'Write `import {name} from "./x.js";` at the top.',
    ),
    (re.compile(r"(?m)^(?:export )?(?:const|let) [{\[]"), "several names are declared at once", "Split it."),
    (
        re.compile(r"\$\{[^}`\n]*`"),
        "a template string stands in another, which the minifier would change",
        "Give the inner one a name before.",
    ),
    (
        re.compile(r"=>\s*/(?![/*])"),
        "a regular expression follows `=>`, where the minifier would change it",
        "Give it a name before.",
    ),
)


class AssetError(ValueError):
    """What cannot be joined: where it stands, what is wrong with it and what to do."""

    def __init__(self, place: str, message: str, cure: str) -> None:
        super().__init__(f"{place}: {message}. {cure}")


@dataclass(frozen=True, slots=True)
class _Import:
    path: Path
    names: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class _Module:
    body: str
    imports: tuple[_Import, ...]
    vendored: tuple[_Import, ...]
    declared: tuple[tuple[str, str], ...]  # each name, and its place
    exported: frozenset[str]


def write_assets(docs: Path) -> list[Path]:
    """Write every file of `joined` into the assets of a docs folder; return those whose bytes changed."""
    assets = docs / "assets"
    texts = {name: join_modules(assets / "quiz" / name) for name in joined.ENTRIES}
    texts |= {name: join_styles(assets / "quiz", name) for name in joined.SHEETS}
    texts[joined.EMBED] = embed_style(assets / "quiz" / "css")
    return [assets / name for name, text in texts.items() if _replace(assets / name, text.encode())]


def join_modules(entry: Path) -> str:
    """Join a module and all that it imports, each after what it imports; minified."""
    modules = tuple(_in_order(_Import(entry.resolve(), (), f"{entry}:1"), (), {}))
    places: dict[str, str] = {}
    for name, place in (declared for module in modules for declared in module.declared):
        if name in places:
            raise AssetError(place, f"`{name}` is also declared at {places[name]}", "Rename one of them.")
        places[name] = place
    head = _vendor_imports([wanted for module in modules for wanted in module.vendored], places)
    return f"{rjsmin.jsmin(head + ''.join(module.body for module in modules))}\n"


def join_styles(modules: Path, name: str) -> str:
    """Join the parts of a style sheet in their fixed order; minified."""
    folder, order = joined.SHEETS[name]
    found = {path.stem: path.read_text("utf-8") for path in (modules / folder).glob("*.css")}
    for part in sorted(found.keys() ^ set(order)):
        message = "no such style sheet" if part in order else "a style sheet that has no place in the order"
        raise AssetError(f"{modules / folder / part}.css:1", message, f"Write it, or correct {joined.__name__}.SHEETS.")
    return f"{rcssmin.cssmin(''.join(found[part] for part in order))}\n"


def _in_order(wanted: _Import, above: tuple[Path, ...], seen: dict[Path, _Module]) -> Iterator[_Module]:
    path = wanted.path
    if path in above:
        circle = " → ".join(module.name for module in (*above[above.index(path) :], path))
        message = f"modules import each other: {circle}"
        raise AssetError(wanted.place, message, "Move what they share to another.")
    if path not in seen:
        if not path.is_file():
            raise AssetError(wanted.place, f"there is no module {path}", "Correct the path.")
        seen[path] = _parse(path)
        for needed in seen[path].imports:
            yield from _in_order(needed, (*above, path), seen)
        yield seen[path]
    for name in wanted.names:
        if name not in seen[path].exported:
            message = f"{path.name} does not export `{name}`"
            raise AssetError(wanted.place, message, "Export it, or correct the name.")


def _vendor_imports(wanted: list[_Import], declared: dict[str, str]) -> str:
    """One import for each file of `vendor/`, as the joined file reaches it: it lies beside that folder."""
    names: dict[Path, set[str]] = {}
    for each in wanted:
        if not each.path.is_file():
            raise AssetError(each.place, f"there is no module {each.path}", "Run `make vendor`, or correct the path.")
        exports = " ".join(_EXPORTS.findall(each.path.read_text("utf-8")))
        for name in each.names:
            if name not in re.findall(r"[\w$]+", exports):
                message = f"{each.path.name} does not export `{name}`"
                raise AssetError(each.place, message, "Correct the name, or add it to `names` in vendor.toml.")
            if name in declared:
                raise AssetError(declared[name], f"`{name}` is also imported at {each.place}", "Rename it.")
        names.setdefault(each.path, set()).update(each.names)
    lines = (f'import {{{", ".join(sorted(of))}}} from "./vendor/{path.name}";\n' for path, of in sorted(names.items()))
    return "".join(lines)


def _parse(path: Path) -> _Module:
    text = path.read_text("utf-8")

    def place(offset: int) -> str:
        return f"{path}:{text.count(chr(10), 0, offset) + 1}"

    for pattern, message, cure in _REFUSED:
        if found := pattern.search(text):
            raise AssetError(place(found.end() - 1), message, cure)
    imports = []
    for word in _MODULE_WORD.finditer(text):
        if found := _IMPORT.match(text, word.start()):
            source = (path.parent / found[2]).resolve()
            imports.append(_Import(source, tuple(re.findall(r"[\w$]+", found[1])), place(word.start())))
        elif not _EXPORT.match(text, word.start()):
            cure = 'Write `import {a, b} from "./x.js";`, or `export` before a function, class or const.'
            raise AssetError(place(word.start()), "this import or export cannot be joined", cure)
    return _Module(
        body=re.sub(r"(?m)^export ", "", _IMPORT.sub("", text)),
        imports=tuple(wanted for wanted in imports if wanted.path.parent.name != "vendor"),
        vendored=tuple(wanted for wanted in imports if wanted.path.parent.name == "vendor"),
        declared=tuple((found[2], place(found.start())) for found in _DECLARED.finditer(text)),
        exported=frozenset(found[2] for found in _DECLARED.finditer(text) if found[1]),
    )


def _replace(path: Path, data: bytes) -> bool:
    """Write a file in one step, if it is to hold something else: a server that watches it sees no half."""
    if path.is_file() and path.read_bytes() == data:
        return False
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)
    return True
