"""Three nights by Airflow's own scheduler and backfill: with its interface for tasks, without its web pages."""

from __future__ import annotations

import json
import os
import secrets
import socket
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest
from conftest import COMMAND, FOLDER, NIGHTS, Late, start

from tenure_airflow.assets import MARTS

DAG = "tenure_nightly_in_one"
HOME = Path(os.environ["AIRFLOW_HOME"])
MINUTES = 15


def ask(question: str) -> list[tuple]:
    """What Airflow's database says, read while others write to it."""
    with sqlite3.connect(f"file:{HOME / 'airflow.db'}?mode=ro", uri=True, timeout=30) as database:
        return database.execute(question).fetchall()


def wait_until(happened, what: str) -> None:
    deadline = time.monotonic() + MINUTES * 60
    while not happened():
        assert time.monotonic() < deadline, f"{what} did not happen: {ask('select run_id, state from dag_run')}"
        time.sleep(0.5)


def is_over() -> bool:
    """Whether every backfill is, which the scheduler looks after twice a minute."""
    return not ask("select 1 from backfill where completed_at is null")


def states() -> set[str]:
    return {state for (state,) in ask("select state from dag_run")}


def logs() -> str:
    return "".join(log.read_text() for log in sorted((HOME / "logs").rglob("task_id=*/*.log")))


def published() -> str:
    """What the lake says that it published, night by night."""
    question = "select night, table_name, rows, content_hash from marts.publication order by 1, 2"
    words = [COMMAND, "sql", question, "--format", "csv", "--lake", str(FOLDER / "lake")]
    return subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True).stdout


@pytest.fixture(scope="module")
def environment():
    """A scheduler and what its tasks speak to, on a port of their own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    environment = {
        "AIRFLOW__API_AUTH__JWT_SECRET": secrets.token_hex(32),
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{port}/execution/",
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        # No nights but those of the backfill.
        "AIRFLOW__SCHEDULER__USE_JOB_SCHEDULE": "False",
        "TENURE_AIRFLOW_SCHEDULED": DAG,
        "TENURE_AIRFLOW_RETRIES": "3",
    }
    assert start("dags", "reserialize", **environment).wait() == 0
    output = (HOME / "scheduler.log").open("w")
    programs = [
        subprocess.Popen(["airflow", *words], env={**os.environ, **environment}, stdout=output, stderr=output)
        for words in (
            ["api-server", "--apps", "execution", "--host", "127.0.0.1", "--port", port, "--workers", "1"],
            ["scheduler", "--skip-serve-logs"],
        )
    ]
    yield environment
    for program in reversed(programs):
        program.terminate()
        program.wait(60)
    output.close()


def backfill(environment: dict[str, str]) -> None:
    words = ["--dag-id", DAG, "--from-date", NIGHTS[0], "--to-date", f"{NIGHTS[-1]}T23:00:00"]
    created = start(
        *["backfill", "create", *words, "--reprocess-behavior", "completed", "--max-active-runs", "1"], **environment
    )
    said = created.communicate()[0]
    assert created.returncode == 0, said


def test_a_backfill_waits_for_a_late_extract_and_done_again_leaves_the_same_tables(environment):
    late = Late(NIGHTS[1])
    backfill(environment)
    wait_until(lambda: ask("select 1 from task_instance where state = 'up_for_retry'"), "a task to be tried again")
    late.comes()
    wait_until(is_over, "the end of the backfill")
    assert states() == {"success"}, logs()
    assert f"No extract of salesforce/accounts for {NIGHTS[1]}" in logs()
    assert f"Readers are still served the night {NIGHTS[0]}, release 1." in logs()
    first = published()

    backfill(environment)
    wait_until(is_over, "the end of the second backfill")
    assert states() == {"success"}, logs()
    assert logs().count("was there already, row for row") == len(NIGHTS)
    assert published() == first

    told = [json.loads(extra) for (extra,) in ask("select extra from asset_event order by id")]
    assert len(told) == 2 * len(NIGHTS) * len(MARTS)
    assert {(event["night"], event["release"]) for event in told} == {
        (night, release + 1) for turn in (0, 1) for release, night in enumerate(NIGHTS, start=turn * len(NIGHTS))
    }
