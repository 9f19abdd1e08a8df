"""The dashboards as they are kept: of one name and id each, reading columns and measures that there are."""

import importlib.util
import os
import socket
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
import yaml

FOLDER = Path(__file__).resolve().parents[4] / "notebooks/dashboards"
BUNDLE = FOLDER / "bundle"


def load(name: str) -> ModuleType:
    sys.path.insert(0, str(FOLDER))
    try:
        spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(FOLDER))


generate = load("generate")


@cache
def assets(kind: str) -> dict[str, dict]:
    return {file.stem: yaml.safe_load(file.read_text()) for file in sorted(BUNDLE.glob(f"{kind}s/**/*.yaml"))}


DATASETS = {each["uuid"]: each for each in assets("dataset").values()}
CHARTS = {each["uuid"]: each for each in assets("chart").values()}
each_dashboard = pytest.mark.parametrize("name", assets("dashboard"))


def test_datasets_say_what_contracts_and_metrics_say() -> None:
    folder = BUNDLE / "datasets/marts"
    kept = {file.name: file.read_text() for file in folder.iterdir()}
    if "CI" not in os.environ:
        for file in folder.iterdir():
            file.unlink()
        generate.main()
    assert kept == generate.files(), "bundle/datasets was out of date; at a desk it is now rewritten"


@pytest.mark.parametrize("kind", ["database", "dataset", "chart", "dashboard"])
def test_an_id_is_that_of_the_name(kind: str) -> None:
    assert {n: each["uuid"] for n, each in assets(kind).items()} == {n: generate.identity(kind, n) for n in assets(kind)}


@pytest.mark.parametrize("name", assets("chart"))
def test_a_chart_reads_what_there_is(name: str) -> None:
    chart = assets("chart")[name]
    dataset, params = DATASETS[chart["dataset_uuid"]], chart["params"]
    columns = {each["column_name"] for each in dataset["columns"]}
    metrics = {each["metric_name"] for each in dataset["metrics"]}
    groupby = params.get("groupby", [])
    read = [groupby] if isinstance(groupby, str) else [*groupby, *params.get("all_columns", [])]
    read += [f["subject"] for f in params["adhoc_filters"] if "subject" in f]
    read += [params["x_axis"]] if "x_axis" in params else []
    asked = {params[key] for key in ("metric", "timeseries_limit_metric") if key in params} | set(params.get("metrics", []))
    assert set(read) <= columns
    assert asked <= metrics
    assert chart["description"].endswith(".") or "(rule" in chart["description"]


def placed(dashboard: dict) -> list[dict]:
    return [it["meta"] for it in dashboard["position"].values() if isinstance(it, dict) and it["type"] == "CHART"]


def test_every_chart_is_on_one_dashboard_by_its_name() -> None:
    seen = [(meta["uuid"], meta["sliceName"]) for each in assets("dashboard").values() for meta in placed(each)]
    assert sorted(seen) == sorted((uuid, chart["slice_name"]) for uuid, chart in CHARTS.items())


@each_dashboard
def test_rows_are_full(name: str) -> None:
    position = assets("dashboard")[name]["position"]
    for row in (it for it in position.values() if isinstance(it, dict) and it["type"] == "ROW"):
        assert sum(position[chart]["meta"]["width"] for chart in row["children"]) == 12


@each_dashboard
def test_a_filter_leaves_out_charts_without_its_column(name: str) -> None:
    dashboard = assets("dashboard")[name]
    for filter in dashboard["metadata"]["native_filter_configuration"]:
        column = filter["targets"][0]["column"]["name"]
        without = {m["chartId"] for m in placed(dashboard) if column not in columns_of(m["uuid"])}
        assert without <= set(filter["scope"]["excluded"])


def columns_of(chart: str) -> set[str]:
    return {each["column_name"] for each in DATASETS[CHARTS[chart]["dataset_uuid"]]["columns"]}


def test_no_file_has_a_password() -> None:
    assert ":XXXXXXXXXX@" in (BUNDLE / "databases/marts.yaml").read_text()


def refusal(*words: str) -> str:
    done = subprocess.run([sys.executable, FOLDER / "start", *words], capture_output=True, text=True)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Say --url postgresql://HOST:PORT/DATABASE"),
        (["--url", "mysql://localhost/marts"], "is no address of PostgreSQL"),
        (["--url", "postgresql://ann:secret@localhost/marts"], "TENURE_WAREHOUSE_PASSWORD"),
        (["--url", "postgresql://localhost/marts"], "Say --user"),
    ],
)
def test_what_is_missing_is_said(words: list[str], said: str) -> None:
    assert said in refusal(*words)


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="Superset's packages are not made for it")
def test_a_taken_port_is_said() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        assert f"Port {port} is taken" in refusal("--url", "postgresql://ann@localhost/marts", "--port", port)


def test_the_bundle_is_written_for_another_superset(tmp_path: Path) -> None:
    file = tmp_path / "tenure.zip"
    words = ["--url", "jdbc:postgresql://db.internal/analytics", "--user", "ann", "--schema", "cs", "--zip", str(file)]
    subprocess.run([sys.executable, FOLDER / "start", *words], check=True)
    with zipfile.ZipFile(file) as archive:
        database = yaml.safe_load(archive.read("tenure/databases/marts.yaml"))
        dataset = yaml.safe_load(archive.read("tenure/datasets/marts/accounts_now.yaml"))
    assert database["sqlalchemy_uri"] == "postgresql+psycopg2://ann:XXXXXXXXXX@db.internal:5432/analytics"
    assert dataset["schema"] == "cs"
