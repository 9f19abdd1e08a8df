"""Tasks that run Tenure's launcher on this machine."""

from __future__ import annotations

import json
import subprocess

from airflow.sdk import BaseOperator
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException

from tenure_airflow.assets import tell
from tenure_airflow.night import night_of
from tenure_airflow.settings import Settings

NOTHING_TO_DO = 99
# Wrong settings, a refused night and a bug end the same way however often they are tried.
FINAL = {2, 3, 70}


class TenureOperator(BaseOperator):
    """Runs one command for the night of the run.

    The log of the command is the log of the task. The summary of the night, one JSON object, is what the task returns;
    a failure carries the one message that the command gave as its reason.

    :param arguments: the command and its arguments, without the date
    """

    def __init__(self, *, arguments: list[str], settings: Settings, **kwargs):
        super().__init__(**kwargs)
        self.arguments = arguments
        self.settings = settings
        self._process: subprocess.Popen | None = None

    def execute(self, context):
        night = night_of(context.get("params"), context.get("data_interval_start"), self.settings.timezone)
        words = [self.settings.command, *self.arguments, "--date", night, *self.settings.options()]
        self.log.info("Running %s", " ".join(words))
        code, said = self._run(words)
        if code == NOTHING_TO_DO:
            raise AirflowSkipException(f"The night {night} was there already, row for row.")
        if code != 0:
            kind = AirflowFailException if code in FINAL else AirflowException
            raise kind(f"{self.refusal(night, said)} (exit code {code})")
        tell(self.outlets, context, said)
        return said

    def refusal(self, night: str, said: dict) -> str:
        """Why the command failed, what to do, and what readers are served meanwhile."""
        message = said.get("message", f"Tenure gave no reason for the night {night}; see the log above.")
        return " ".join([message, *([said["served"]] if said.get("served") else [])])

    def _run(self, words: list[str]) -> tuple[int, dict]:
        """The exit code, and what the summary of the night and the message of a failure say together."""
        said: dict = {}
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
            self._process = process
            for line in process.stdout:
                self.log.info(line.rstrip())
                found = _object(line)
                if "verdict" in found or found.get("event") == "failed":
                    said |= found
        return process.returncode, said

    def on_kill(self) -> None:
        """Stops the night as an operator would: running it again repairs it."""
        if self._process and self._process.poll() is None:
            self._process.terminate()


class LedgerCheckOperator(TenureOperator):
    """Asks the run ledger whether the night is published, whatever the tasks before it were told by a cluster."""

    def __init__(self, **kwargs):
        super().__init__(arguments=["status", "--json", "--log", "json"], **kwargs)

    def refusal(self, night: str, said: dict) -> str:
        if "verdict" in said:
            return f"The night {night} is not published, its last attempt {said['verdict']}: {said.get('reason') or ''}"
        return said.get("message", f"The run ledger knows no attempt at the night {night}.")


def _object(line: str) -> dict:
    """The JSON object of a line; an empty one where the line is none."""
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
