"""Tenure's night: four coarse tasks, since each start of Spark is dear, and the same in one task.

One of them is on the schedule; the other can be run by hand.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from airflow.sdk import DAG, AsyncCallback, CronDataIntervalTimetable, DeadlineAlert, DeadlineReference, Param

from tenure_airflow import alerts
from tenure_airflow.night import night_of
from tenure_airflow.settings import FOUR_TASKS, ONE_TASK, Settings
from tenure_airflow.tasks import check_task, night_task

SETTINGS = Settings.read()
NIGHT = Param(None, type=["null", "string"], format="date", description="A night for a run by hand, as 2026-01-31.")


LATE = DeadlineAlert(
    name="published in time",
    reference=DeadlineReference.DAGRUN_QUEUED_AT,
    interval=SETTINGS.deadline,
    callback=AsyncCallback(alerts.late),
)


def night_dag(dag_id: str, description: str) -> DAG:
    """A DAG that makes one night a run: one run at a time, each as often as needed, since a night repeated is the same."""
    timetable = CronDataIntervalTimetable(SETTINGS.cron, timezone=SETTINGS.timezone)
    return DAG(
        dag_id=dag_id,
        description=description,
        schedule=timetable if SETTINGS.scheduled == dag_id else None,
        start_date=SETTINGS.first_night,
        catchup=SETTINGS.is_catching_up,
        max_active_runs=1,
        params={"night": NIGHT},
        user_defined_macros={"tenure_night": lambda p, start: night_of(p, start, SETTINGS.timezone)},
        deadline=[LATE] if SETTINGS.deadline else None,
        default_args={
            "pool": SETTINGS.pool,
            "retries": int(SETTINGS.retries),
            "retry_delay": SETTINGS.retry_delay,
            # Each wait is twice the one before it.
            "retry_exponential_backoff": 2.0,
            # A night adds to what the one before it knew.
            "depends_on_past": True,
        },
        tags=["tenure"],
    )


with night_dag(FOUR_TASKS, "What has arrived, what follows from it, and its publication.") as nightly:
    ingest = night_task(SETTINGS, "ingest", ["run", "ingest"])
    conclude = night_task(SETTINGS, "conclude", ["run", "ledger", "features", "scores", "marts"])
    publish = night_task(SETTINGS, "publish", ["run", "publish"])
    ingest >> conclude >> publish >> check_task(SETTINGS)

with night_dag(ONE_TASK, "The same night as one task.") as nightly_in_one:
    night_task(SETTINGS, "night", ["nightly", "--exit-99-when-nothing"]) >> check_task(SETTINGS)
