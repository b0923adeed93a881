"""Fetch and cut the files that other people made (`make vendor`), or check them against the lock.

python -m tools.vendor update     needs npm; rewrites the files and vendor.lock.json
python -m tools.vendor check      offline; exit status 1 when a file differs from the lock
"""

import base64
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "assets" / "vendor"


def main(arguments: list[str]) -> int:
    """Run `update` or `check`; the exit status."""
    if arguments == ["update"]:
        update(FOLDER)
    elif arguments != ["check"]:
        print(__doc__, file=sys.stderr)
        return 2
    problems = list(differences(FOLDER))
    print("\n".join(problems) or "vendored files: all as locked")
    return 1 if problems else 0


def differences(folder: Path) -> Iterator[str]:
    """One line for each file that is not byte for byte what the lock says."""
    locked = json.loads((folder / "vendor.lock.json").read_text(encoding="utf-8"))
    for package, entry in locked.items():
        for name, sha256 in entry["files"].items():
            path = folder / name
            if not path.is_file():
                yield f"{path.name}: missing ({package}). Run `make vendor`."
            elif _sha256(path.read_bytes()) != sha256:
                yield f"{path.name}: differs from the lock ({package}). Restore it, or run `make vendor`."


def update(folder: Path) -> None:
    """Fetch every package of vendor.toml, check its integrity, write its files and the lock."""
    config = tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8"))
    lock = {}
    for package in config["package"]:
        fetched = members(package)
        written = {package["license_file"]: fetched[package.get("license_from", "package/LICENSE")]}
        for file in package["file"]:
            data = fetched[file["from"]]
            if "subset" in file:
                data = _cut(data, config["subset"][file["subset"]])
            elif file.get("minify"):
                data = _minified(data, package)
            elif "names" in file:
                data = _shaken(data, file["names"], package, config["shaker"])
            written[file["to"]] = data
        for name, data in written.items():
            (folder / name).write_bytes(data)
        lock[package["name"]] = {
            "version": package["version"],
            "license": package["license"],
            "integrity": package["integrity"],
            "files": {name: _sha256(data) for name, data in sorted(written.items())},
        }
    text = json.dumps(lock, indent=2, sort_keys=True) + "\n"
    (folder / "vendor.lock.json").write_text(text, encoding="utf-8")


def members(package: dict[str, Any]) -> dict[str, bytes]:
    """The files of one npm package, by name, after its integrity was checked."""
    wanted = f"{package['name']}@{package['version']}"
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(["npm", "pack", "--silent", "--ignore-scripts", wanted], cwd=scratch, check=True)
        archive = next(Path(scratch).glob("*.tgz")).read_bytes()
    integrity = "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if integrity != package["integrity"]:
        raise SystemExit(f"{wanted}: integrity is {integrity}, vendor.toml says {package['integrity']}")
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        return {member.name: files.extractfile(member).read() for member in files if member.isfile()}  # type: ignore[union-attr]


def _minified(script: bytes, package: dict[str, Any]) -> bytes:
    """`script` without comments and spare space, headed by what it is."""
    import rjsmin

    return f"{_head(package)}\n{rjsmin.jsmin(script.decode())}\n".encode()


def _shaken(module: bytes, names: list[str], package: dict[str, Any], shaker: dict[str, Any]) -> bytes:
    """A module that exports nothing but `names`, without what these do not need, headed by what it is."""
    text, exports = re.subn(r"(?m)^export \{[^}]*\};\n|^//# sourceMappingURL=.*\n?", "", module.decode())
    if exports == 0:
        raise SystemExit(f"{package['name']}: no line of its module exports names, so none can be chosen")
    with tempfile.TemporaryDirectory() as scratch:
        for name, data in members(shaker).items():
            path = Path(scratch, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        done = subprocess.run(
            ["node", str(Path(scratch, shaker["program"])), "--module", "--toplevel", "-c", "passes=3", "-m"],
            input=f"{text}\nexport {{ {', '.join(names)} }};\n".encode(),
            stdout=subprocess.PIPE,
            check=True,
        )
    return f"{_head(package)}\n".encode() + done.stdout


def _head(package: dict[str, Any]) -> str:
    return f"/* {package['name']} {package['version']}, {package['license']}: see {package['license_file']} */"


def _cut(font: bytes, rule: dict[str, Any]) -> bytes:
    """`font` (WOFF2) with only the characters, features and axis ranges that `rule` keeps."""
    from fontTools.subset import Options, Subsetter, parse_unicodes, save_font
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    options = Options()
    options.flavor = "woff2"
    options.layout_features = rule["features"]
    options.hinting = False
    options.recalc_timestamp = False
    cut = TTFont(io.BytesIO(font), lazy=False, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(" ".join(rule["unicodes"].split())))
    subsetter.subset(cut)
    if "axes" in rule:
        whole = io.BytesIO()
        cut.flavor = None
        cut.save(whole)
        cut = TTFont(whole, lazy=False, recalcTimestamp=False)
        cut = instantiateVariableFont(cut, {name: tuple(ends) for name, ends in rule["axes"].items()})
    out = io.BytesIO()
    save_font(cut, out, options)
    return out.getvalue()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
