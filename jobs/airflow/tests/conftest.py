"""A real Airflow of its own: its database, its pool and the DAGs of this folder, with nights run on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
DAGS = HERE.parent / "dags"
FOLDER = Path(os.environ["TENURE_TEST_FOLDER"])
COMMAND = os.environ["TENURE_TEST_COMMAND"]

os.environ.update(
    AIRFLOW__CORE__DAGS_FOLDER=str(DAGS),
    AIRFLOW__CORE__LOAD_EXAMPLES="False",
    AIRFLOW__CORE__UNIT_TEST_MODE="False",
    AIRFLOW__LOGGING__LOGGING_LEVEL="INFO",
    TENURE_AIRFLOW_RUN_BY="local",
    TENURE_AIRFLOW_COMMAND=COMMAND,
    TENURE_AIRFLOW_LAKE=str(FOLDER / "lake"),
    TENURE_AIRFLOW_LANDING=str(FOLDER / "landing"),
    TENURE_AIRFLOW_START="2025-12-01",
    TENURE_AIRFLOW_RETRIES="0",
)
sys.path.insert(0, str(DAGS))


def airflow(*words: str, **environment: str) -> subprocess.CompletedProcess:
    """Runs Airflow's command line; output and errors are in stdout."""
    return subprocess.run(
        ["airflow", *words],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def tenure(*words: str, lake: Path = FOLDER / "lake") -> str:
    """What a command of Tenure says on standard output."""
    return subprocess.run(
        [COMMAND, *words, "--lake", str(lake), "--landing", str(FOLDER / "landing")],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def pytest_sessionstart() -> None:
    assert airflow("db", "migrate").returncode == 0
    assert airflow("pools", "set", "tenure", "1", "One night at a time").returncode == 0
    assert airflow("dags", "reserialize").returncode == 0
