"""Real nights under a real Airflow."""

from __future__ import annotations

import json
import shutil

from conftest import FOLDER, airflow, tenure

NIGHTS = ["2025-12-29", "2025-12-30", "2025-12-31"]
PUBLISHED = "select table_name, rows, content_hash from marts.publication where night = date'{}' order by 1"


def run(dag: str, night: str, **environment: str):
    # A run by `dags test` has no scheduler that could keep a deadline, and stumbles over one.
    settings = {"TENURE_AIRFLOW_DEADLINE_HOURS": "0", **environment}
    return airflow("dags", "test", dag, f"{night}T12:00:00", "--conf", json.dumps({"night": night}), **settings)


def published(night: str, lake=FOLDER / "lake") -> str:
    return tenure("sql", PUBLISHED.format(night), "--format", "csv", lake=lake)


def test_a_task_that_failed_says_why_and_repeated_gives_the_marts_of_an_undisturbed_night():
    lake = FOLDER / "disturbed"
    missing = next((FOLDER / "landing").rglob("accounts/*2025-12-29*"))
    aside = missing.with_name("aside")
    missing.rename(aside)
    failed = run("tenure_nightly", NIGHTS[0], TENURE_AIRFLOW_LAKE=str(lake))
    assert failed.returncode != 0
    assert "(exit code 4)" in failed.stdout, failed.stdout
    aside.rename(missing)
    repaired = run("tenure_nightly", NIGHTS[0], TENURE_AIRFLOW_LAKE=str(lake))
    assert repaired.returncode == 0, repaired.stdout
    undisturbed = run("tenure_nightly_in_one", NIGHTS[0])
    assert undisturbed.returncode == 0, undisturbed.stdout
    assert published(NIGHTS[0], lake) == published(NIGHTS[0])
    shutil.rmtree(lake)


def test_three_nights_done_twice_leave_the_same_tables():
    def backfill() -> list[str]:
        for night in NIGHTS:
            done = run("tenure_nightly_in_one", night)
            assert done.returncode == 0, done.stdout
        return [published(night) for night in NIGHTS]

    assert backfill() == backfill()


def test_a_night_that_was_there_already_is_skipped_and_still_found_published():
    again = run("tenure_nightly_in_one", NIGHTS[-1])
    assert again.returncode == 0, again.stdout
    assert "was there already, row for row" in again.stdout
