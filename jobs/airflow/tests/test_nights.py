"""A real night under a real Airflow."""

from __future__ import annotations

import json

from conftest import NIGHTS, Late, start


def test_a_night_of_four_tasks_is_published_though_one_of_them_had_to_be_tried_again():
    late = Late(NIGHTS[0])
    # A run by `dags test` has no scheduler that could keep a deadline, and stumbles over one.
    night = start(
        *["dags", "test", "tenure_nightly", f"{NIGHTS[0]}T12:00:00", "--conf", json.dumps({"night": NIGHTS[0]})],
        TENURE_AIRFLOW_DEADLINE_HOURS="0",
    )
    said = []
    for line in night.stdout:
        said.append(line)
        if "(exit code 4)" in line:
            late.comes()
    text = "".join(said)
    assert night.wait() == 0, text
    assert f"No extract of salesforce/accounts for {NIGHTS[0]}" in text, text
    assert "Nothing is published yet, so readers are served nothing." in text, text
