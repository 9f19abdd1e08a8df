"""Works out the metrics of an Open Semantic Interchange document by its expressions alone, for each day that a dataset knows.

    osi_values.py DATABASE DOCUMENT
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import duckdb


def expression(part: dict) -> str:
    return part["expression"]["dialects"][0]["expression"]


def day(dataset: dict) -> str:
    return next(expression(f) for f in dataset["fields"] if f.get("dimension", {}).get("is_time"))


def values(database: duckdb.DuckDBPyConnection, metric: dict, dataset: dict) -> dict[str, str | None]:
    rows = database.execute(
        f"SELECT {day(dataset)}, {expression(metric)} FROM {dataset['source']} AS {dataset['name']} GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return {str(at): None if value is None else str(value) for at, value in rows}


def main(path: str, document: str) -> None:
    model = json.loads(Path(document).read_text())["semantic_model"][0]
    with duckdb.connect(path, read_only=True) as database:
        found = {}
        for metric in model["metrics"]:
            dataset = next(d for d in model["datasets"] if d["name"] + "." in expression(metric))
            found[metric["name"]] = values(database, metric, dataset)
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
