"""The bundle with the address of a database and a schema in place of those in its files."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

HERE = Path(__file__).resolve().parent
BUNDLE = HERE / "bundle"


def contents(address: str, schema: str) -> dict[str, str]:
    """The files by name, as Superset imports them."""
    files = {path.relative_to(BUNDLE).as_posix(): path.read_text("utf-8") for path in sorted(BUNDLE.rglob("*.yaml"))}
    for name, text in files.items():
        if name.startswith("databases/"):
            files[name] = put(text, "sqlalchemy_uri", address)
        elif name.startswith("datasets/"):
            files[name] = put(text, "schema", schema)
    return files


def put(text: str, key: str, value: str) -> str:
    """A file of YAML with another value of a key."""
    quoted = "'" + value.replace("'", "''") + "'"
    return re.sub(rf"^{key}: .*$", lambda _: f"{key}: {quoted}", text, count=1, flags=re.MULTILINE)


def write_zip(file: Path, address: str, schema: str) -> None:
    """The bundle as a ZIP, which the pages of Superset import."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in contents(address, schema).items():
            archive.writestr(f"tenure/{name}", text)
