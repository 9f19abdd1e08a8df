"""Delta tables as DuckDB reads them, by its own extension, which comes as a package."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import duckdb


def connect(path: str = ":memory:") -> duckdb.DuckDBPyConnection:
    database = duckdb.connect(path, config={"autoinstall_known_extensions": "false"})
    extension = files("duckdb_extension_delta") / f"extensions/v{duckdb.__version__}/delta.duckdb_extension"
    database.execute("SET TimeZone = 'UTC'")
    database.load_extension(str(extension))
    return database


def attach(database: duckdb.DuckDBPyConnection, folder: str, version: int) -> None:
    """One version of a table, from then on called mart."""
    database.execute(f"ATTACH OR REPLACE '{folder}' AS mart (TYPE delta, VERSION {version})")


def published(lake: str) -> dict[str, tuple[str, int]]:
    """The marts that readers are served: folder and version of each, by its full name."""
    versions = json.loads((Path(lake) / "marts/_published.json").read_text())["versions"]
    marts = {name: version for name, version in versions.items() if name.startswith("marts.")}
    return {name: (f"{lake}/{name.replace('.', '/')}", version) for name, version in marts.items()}
