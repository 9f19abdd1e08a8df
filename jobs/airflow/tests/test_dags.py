"""What the DAGs are, before any night is run."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timezone

import pytest
from conftest import DAGS

from airflow.sdk.exceptions import AirflowFailException
from airflow.timetables.interval import CronDataIntervalTimetable

from tenure_airflow.night import night_of
from tenure_airflow.settings import Settings

import tenure_nightly


def test_the_dags_import_without_a_warning():
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "import tenure_nightly"],
        cwd=DAGS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_night_is_four_coarse_tasks_in_a_row_in_a_pool_of_one():
    dag = tenure_nightly.nightly
    assert [t.task_id for t in dag.topological_sort()] == ["ingest", "conclude", "publish", "check"]
    assert {t.pool for t in dag.tasks} == {"tenure"}
    assert dag.max_active_runs == 1
    assert [t.task_id for t in tenure_nightly.nightly_in_one.topological_sort()] == ["night", "check"]


def test_the_schedule_names_its_timetable_so_that_a_run_is_about_the_day_before_it():
    timetable = tenure_nightly.nightly.timetable
    assert type(timetable).__name__ == CronDataIntervalTimetable.__name__
    assert tenure_nightly.nightly.catchup
    assert not tenure_nightly.nightly_in_one.timetable.can_be_scheduled


def test_each_wait_before_an_attempt_is_twice_the_one_before_it():
    assert {t.retry_exponential_backoff for t in tenure_nightly.nightly.tasks} == {2.0}


def test_the_night_is_the_local_day_that_the_interval_begins_with():
    at = datetime(2026, 1, 31, 23, 30, tzinfo=timezone.utc)
    assert night_of({}, at, "UTC") == "2026-01-31"
    assert night_of({}, at, "Europe/Berlin") == "2026-02-01"
    assert night_of({"night": "2026-01-15"}, at, "UTC") == "2026-01-15"


def test_a_run_about_no_night_is_refused():
    with pytest.raises(AirflowFailException, match="no data interval"):
        night_of({"night": None}, None, "UTC")
    with pytest.raises(ValueError):
        night_of({"night": "yesterday"}, None, "UTC")


def test_a_night_that_the_ledger_knows_as_published_is_an_event_for_every_mart():
    check = tenure_nightly.nightly.get_task("check")
    assert "tenure://marts/fct_retention" in {a.uri for a in check.outlets}
    assert check.outlets == tenure_nightly.nightly_in_one.get_task("check").outlets


def test_a_failure_says_why_what_to_do_and_what_readers_are_served_meanwhile():
    check = tenure_nightly.nightly.get_task("check")
    ingest = tenure_nightly.nightly.get_task("ingest")
    said = {"message": "No extract has come. Deliver it.", "served": "Readers are still served 2026-01-30."}
    assert ingest.refusal("2026-01-31", said) == "No extract has come. Deliver it. Readers are still served 2026-01-30."
    assert "gave no reason" in ingest.refusal("2026-01-31", {})
    failed = {"verdict": "failed", "reason": "No extract has come."}
    assert "not published, its last attempt failed: No extract" in check.refusal("2026-01-31", failed)
    assert "knows no attempt" in check.refusal("2026-01-31", {})


def test_a_setting_that_is_none_is_refused_by_name():
    with pytest.raises(ValueError, match="TENURE_AIRFLOW_CRONE is no setting. There are: .*cron"):
        Settings.read({"TENURE_AIRFLOW_CRONE": "0 3 * * *"})
    with pytest.raises(ValueError, match="must be local or spark-submit"):
        Settings.read({"TENURE_AIRFLOW_RUN_BY": "yarn"})
    with pytest.raises(ValueError, match="must be tenure_nightly or tenure_nightly_in_one"):
        Settings.read({"TENURE_AIRFLOW_SCHEDULED": "nightly"})


def test_on_a_cluster_each_task_submits_the_same_command_with_the_date_and_no_secret():
    from tenure_airflow.tasks import night_task

    task = night_task(Settings(lake="s3a://lake", config="company.conf"), "ingest", ["run", "ingest"])
    assert type(task).__name__ == "SparkSubmitOperator"
    assert task.application_args == [
        *["run", "ingest", "--log", "json", "--summary", "json"],
        *["--date", "{{ tenure_night(params, data_interval_start | default(none)) }}"],
        *["--config", "company.conf", "--lake", "s3a://lake"],
    ]
    assert not task.conf
