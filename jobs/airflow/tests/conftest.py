"""A real Airflow of its own: its database, its pool and the DAGs of this folder, with nights run on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

DAGS = Path(__file__).parent.parent / "dags"
FOLDER = Path(os.environ["TENURE_TEST_FOLDER"])
COMMAND = os.environ["TENURE_TEST_COMMAND"]
NIGHTS = os.environ["TENURE_TEST_NIGHTS"].split(",")

os.environ.update(
    AIRFLOW__CORE__DAGS_FOLDER=str(DAGS),
    AIRFLOW__CORE__LOAD_EXAMPLES="False",
    AIRFLOW__LOGGING__LOGGING_LEVEL="INFO",
    PYTHONUNBUFFERED="1",
    TENURE_AIRFLOW_RUN_BY="local",
    TENURE_AIRFLOW_COMMAND=COMMAND,
    TENURE_AIRFLOW_CONFIG=str(FOLDER / "tenure.conf"),
    TENURE_AIRFLOW_LAKE=str(FOLDER / "lake"),
    TENURE_AIRFLOW_LANDING=str(FOLDER / "landing"),
    TENURE_AIRFLOW_START="2025-12-01",
    TENURE_AIRFLOW_RETRIES="1",
    # A second or two: long enough for a test to bring what was missing.
    TENURE_AIRFLOW_RETRY_MINUTES="0.03",
)
sys.path.insert(0, str(DAGS))


def start(*words: str, **environment: str) -> subprocess.Popen:
    """Starts Airflow's command line; output and errors are in stdout."""
    return subprocess.Popen(
        ["airflow", *words],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


class Late:
    """The extract of a night's accounts, which has not come yet."""

    def __init__(self, night: str):
        self.place = next((FOLDER / "landing").rglob(f"salesforce/accounts/{night}*"))
        self.aside = self.place.with_name("aside")
        self.place.rename(self.aside)

    def comes(self) -> None:
        if self.aside.exists():
            self.aside.rename(self.place)


def pytest_sessionstart() -> None:
    from airflow.models.pool import Pool
    from airflow.utils.db import initdb

    initdb()
    Pool.create_or_update_pool("tenure", slots=1, description="One night at a time", include_deferred=False)
