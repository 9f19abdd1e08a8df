"""Reads the published marts with one reader of Delta and tells of each how many rows it has and what they hash to.

    read_marts.py delta-rs|duckdb|polars LAKE

The hash is that of the rows in any order: each row is its values in the order of the columns, as texts that do not depend on
who read them. The tests work it out from Spark's rows too, and the two must be the same.
"""

from __future__ import annotations

import json
import struct
import sys
from hashlib import sha256

import delta_tables
import pyarrow as pa


def text(value: object) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return struct.pack(">d", value).hex()
    return str(value) if isinstance(value, (str, int)) else plain(value)


def plain(value: object) -> str:
    """A day as 2026-01-31, a decimal with all its places."""
    return value.isoformat() if hasattr(value, "isoformat") else format(value, "f")


def microseconds(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if not pa.types.is_timestamp(column.type):
        return column
    assert column.type.tz == "UTC", f"a moment came as {column.type}"
    return column.cast(pa.timestamp("us", "UTC")).cast(pa.int64())


def content(table: pa.Table) -> dict[str, object]:
    columns = [microseconds(table[name]).to_pylist() for name in table.column_names]
    lines = ["\x1f".join(text(value) for value in row) for row in zip(*columns)]
    hashes = sorted(sha256(line.encode()).hexdigest() for line in lines)
    return {"rows": len(hashes), "hash": sha256("".join(hashes).encode()).hexdigest()}


def by_delta_rs(folder: str, version: int) -> pa.Table:
    import deltalake

    return deltalake.DeltaTable(folder, version=version).to_pyarrow_table()


def by_polars(folder: str, version: int) -> pa.Table:
    import polars

    return polars.scan_delta(folder, version=version).collect().to_arrow()


def by_duckdb(folder: str, version: int) -> pa.Table:
    database = delta_tables.connect()
    delta_tables.attach(database, folder, version)
    return database.execute("SELECT * FROM mart").to_arrow_table()


READERS = {"delta-rs": by_delta_rs, "duckdb": by_duckdb, "polars": by_polars}


def main(reader: str, lake: str) -> None:
    found = {name: content(READERS[reader](*mart)) for name, mart in delta_tables.published(lake).items()}
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
