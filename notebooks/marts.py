"""The marts that a lake serves, as tables of DuckDB.

    from marts import published, show

    lake = published()
    show(lake.sql("select * from marts.fct_renewal where as_of_date = night()"))

Every mart is read at the version that the lake's manifest names, whatever a running night writes meanwhile; nothing is
ever written. `night()` is the newest night that is served. The sentences of marts and columns are DuckDB's comments.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import duckdb
from deltalake import DeltaTable
from deltalake.exceptions import TableNotFoundError
from pandas.io.formats.style import Styler

HOME = Path(__file__).resolve().parent.parent
DEMO = HOME / "demo/lake"
CATALOGUE = HOME / "transforms/catalogue.json"

BAND_COLOURS = {"green": "#278054", "yellow": "#dba21c", "red": "#c33745", "insufficient_data": "#98a2ae"}
"""The bands of health in their order, painted as on the report page."""

FORMATS = {"date": "{:%Y-%m-%d}", "double": "{:,.2f}", "decimal": "{:,.0f}", "bigint": "{:,.0f}", "hugeint": "{:,.0f}"}


class NoLake(Exception):
    """Where marts should be, none are served: what is missing, and what to do."""


def published(folder: str | Path | None = None) -> duckdb.DuckDBPyConnection:
    """
    The marts of a lake, in a schema named marts.

    :param folder: the lake; else what the variable TENURE_LAKE says, else the one that ./tenure demo makes
    :raises NoLake: where nothing is published, or a mart that the manifest names is gone
    """
    lake = Path(folder or os.environ.get("TENURE_LAKE") or DEMO).expanduser()
    manifest = read_manifest(lake)
    database = duckdb.connect()
    database.execute("set TimeZone = 'UTC'")
    database.execute("create schema marts")
    database.execute(f"create macro night() as date {literal(manifest['night'])}")
    sentences = {each["table"]: each["row"] for each in json.loads(CATALOGUE.read_text())["tables"]}
    for name, version in manifest["versions"].items():
        if name.startswith("marts."):
            serve(database, name, table(lake, name, version), sentences.get(name))
    return database


def read_manifest(lake: Path) -> dict:
    """What is served: the night, and the version of each mart."""
    file = lake / "marts" / "_published.json"
    try:
        return json.loads(file.read_text())
    except FileNotFoundError:
        raise NoLake(
            f"No marts are published at {lake}: there is no {file}. Make the lake of the invented company with "
            "./tenure demo, or let TENURE_LAKE name the folder of your own."
        ) from None


def table(lake: Path, name: str, version: int) -> DeltaTable:
    """A mart at a version."""
    folder = lake.joinpath(*name.split("."))
    try:
        return DeltaTable(str(folder), version=version)
    except TableNotFoundError:
        raise NoLake(
            f"{lake} names version {version} of {name}, but {folder} is not a table. Was the lake copied in part? "
            "Run ./tenure doctor."
        ) from None


def serve(database: duckdb.DuckDBPyConnection, name: str, mart: DeltaTable, sentence: str | None) -> None:
    """Makes a mart a view with its sentences; rows are read when it is asked, and only the columns and days asked for."""
    data = "_" + name.replace(".", "_")
    database.register(data, mart.to_pyarrow_dataset())
    database.execute(f"create view {name} as from {data}")
    database.execute(f"comment on view {name} is {literal(sentence)}")
    for field in mart.schema().fields:
        database.execute(f"comment on column {name}.{field.name} is {literal(field.metadata.get('comment'))}")


def literal(text: str | None) -> str:
    """A text as SQL writes it."""
    return "null" if text is None else "'" + text.replace("'", "''") + "'"


def show(rows: duckdb.DuckDBPyRelation, otherwise: str = "There are no such rows.") -> Styler | None:
    """
    Rows as a page shows them: whole amounts and counts, other numbers to two places, days without an hour.

    :param otherwise: said where there are no rows, so that an empty table is never mistaken for a good one
    """
    frame = rows.df()
    if frame.empty:
        print(otherwise)
        return None
    formats = {column: FORMATS.get(kind.id, "{}") for column, kind in zip(rows.columns, rows.types)}
    return frame.style.hide().format(formats, na_rep="–")
