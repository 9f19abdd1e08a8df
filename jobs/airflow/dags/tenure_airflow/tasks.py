"""A task of a night, on this machine or on a cluster."""

from __future__ import annotations

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

from tenure_airflow.assets import mart_assets
from tenure_airflow.local import LedgerCheckOperator, TenureOperator
from tenure_airflow.settings import Settings

NIGHT = "{{ tenure_night(params, data_interval_start | default(none)) }}"
MAIN = "tenure.jobs.cli.Main"


def night_task(settings: Settings, task_id: str, arguments: list[str]):
    """A task that runs one command for the night of the run."""
    given = [*arguments, "--log", "json", "--summary", "json"]
    if settings.run_by == "local":
        return TenureOperator(task_id=task_id, arguments=given, settings=settings)
    return SparkSubmitOperator(
        task_id=task_id,
        name=f"tenure {task_id} {NIGHT}",
        conn_id=settings.connection,
        application=settings.application,
        jars=settings.jars or None,
        java_class=MAIN,
        application_args=[*given, "--date", NIGHT, *settings.options()],
    )


def check_task(settings: Settings):
    """
    A task that runs whatever became of those before it, and fails unless the night is published.

    It alone knows that for certain, on a cluster too, so it is the one that tells of the marts.
    """
    return LedgerCheckOperator(
        task_id="check", settings=settings, trigger_rule="all_done", retries=1, outlets=mart_assets()
    )
