"""Writes bundle/datasets/ from datasets.py, the contracts of the marts and the published metrics, so that nothing is said twice.

    python notebooks/dashboards/generate.py     # needs PyYAML, which the notebooks' environment has

Columns and their sentences come from transforms/catalogue.json, metrics from transforms/osi.json, with their labels from
transforms/metricflow.yml.
"""

from __future__ import annotations

import json
import uuid
from pathlib import Path

import yaml

from datasets import DATASETS, Dataset

HERE = Path(__file__).resolve().parent
TRANSFORMS = HERE.parent.parent / "transforms"
FOLDER = HERE / "bundle/datasets/marts"
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "tenure/dashboards")

TYPES = {"string": "TEXT", "double": "DOUBLE PRECISION", "timestamp": "TIMESTAMP WITH TIME ZONE"}
FORMATS = {"an amount": ",.0f", "a number.": ",d", "a share": ".1%", "a number of points": ".1f"}
ACRONYMS = ("crm", "arr", "mrr", "nrr", "grr", "csm", "nps", "csat", "sla", "ltv", "arpa", "auc", "dau", "fx")



class Writer(yaml.SafeDumper):
    """Writes texts of several lines as they are."""


def text(writer: yaml.SafeDumper, words: str) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:str", words, style="|" if "\n" in words else None)


Writer.add_representer(str, text)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        (FOLDER / name).write_text(text)


def files() -> dict[str, str]:
    """The files of the datasets, by name."""
    tables = {each["table"]: each for each in json.loads((TRANSFORMS / "catalogue.json").read_text())["tables"]}
    flow = yaml.safe_load((TRANSFORMS / "metricflow.yml").read_text())
    labels = {metric["name"]: metric["label"] for metric in flow["metrics"]}
    model = json.loads((TRANSFORMS / "osi.json").read_text())["semantic_model"][0]
    published = [(m, m["expression"]["dialects"][0]["expression"]) for m in model["metrics"]]
    return {
        (it.name or it.mart) + ".yaml": yaml.dump(
            content(it, tables, published, labels), Dumper=Writer, sort_keys=False, allow_unicode=True, width=120
        )
        for it in DATASETS
    }


def content(it: Dataset, tables: dict, published: list, labels: dict) -> dict:
    mart = tables["marts." + it.mart]
    name = it.name or it.mart
    columns = [column(each) for each in mart["columns"]]
    for other, borrowed in it.borrowed.items():
        columns += [column(each) for each in tables["marts." + other]["columns"] if each["column"] in borrowed]
    columns += [made(each, *said) for each, said in it.made.items()]
    metrics = [metric(m, sql, it.mart, labels) for m, sql in published if it.mart + "." in sql]
    metrics += [own_metric(each, *said) for each, said in it.metrics.items()]
    return {
        "table_name": name,
        "main_dttm_col": next((c["column_name"] for c in columns if c["is_dttm"]), None),
        "description": mart["row"],
        "schema": "marts",
        "sql": it.sql or None,
        "uuid": identity("dataset", name),
        "columns": columns,
        "metrics": metrics,
        "version": "1.0.0",
        "database_uuid": identity("database", "marts"),
    }


def column(each: dict) -> dict:
    kind = TYPES.get(each["type"], each["type"].replace("decimal", "numeric").upper())
    said = {"column_name": each["column"], "verbose_name": words(each["column"]), "type": kind}
    return said | {"is_dttm": kind.startswith(("DATE", "TIMESTAMP")), "description": each["meaning"]}


def made(name: str, expression: str, meaning: str) -> dict:
    said = {"column_name": name, "verbose_name": words(name), "type": "DATE" if name.startswith("night") else "TEXT"}
    return said | {"is_dttm": name.startswith("night"), "expression": expression or None, "description": meaning}


def metric(each: dict, sql: str, mart: str, labels: dict) -> dict:
    counted = next(form for unit, form in FORMATS.items() if "It is " + unit in each["description"])
    said = {"metric_name": each["name"], "verbose_name": labels[each["name"]]}
    return said | {"expression": sql.replace(mart + ".", ""), "description": each["description"], "d3format": counted}


def own_metric(name: str, expression: str, meaning: str) -> dict:
    return {"metric_name": name, "verbose_name": words(name), "expression": expression, "description": meaning}


def words(name: str) -> str:
    """A name of SQL as people say it."""
    spoken = [word.upper() if word in ACRONYMS else word for word in name.split("_")]
    return " ".join(spoken)[0].upper() + " ".join(spoken)[1:]


def identity(kind: str, name: str) -> str:
    """The id of an asset, which is always the same for its name."""
    return str(uuid.uuid5(NAMESPACE, f"{kind}/{name}"))


if __name__ == "__main__":
    main()
