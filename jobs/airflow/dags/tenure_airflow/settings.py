"""What a deployment may change, read from the environment of Airflow's processes: no secret is among it."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

PREFIX = "TENURE_AIRFLOW_"
FOUR_TASKS = "tenure_nightly"
ONE_TASK = "tenure_nightly_in_one"


@dataclass(frozen=True)
class Settings:
    """One deployment. Each field is set by TENURE_AIRFLOW_ and its name in capitals."""

    # Which of the two DAGs is on the schedule: tenure_nightly (four tasks) or tenure_nightly_in_one (a short night).
    scheduled: str = FOUR_TASKS
    # How a task runs: local (this machine's launcher) or spark-submit (a cluster, by the connection below).
    run_by: str = "spark-submit"
    # The launcher, for local tasks and for the check of the run ledger.
    command: str = "tenure"
    # The settings of the company, as --config has them, the lake and the landing folder; empty leaves them out.
    config: str = ""
    lake: str = ""
    landing: str = ""
    # When a night is due, after the last extract has landed, and in which zone a day ends.
    cron: str = "0 3 * * *"
    timezone: str = "UTC"
    start: str = "2026-01-01"
    catchup: str = "true"
    # Attempts after the first, and the minutes before the first of them; each next one waits longer.
    retries: str = "3"
    retry_minutes: str = "5"
    # Nights of one lake never write at once: a pool with one slot, made by `airflow pools set tenure 1 Tenure`.
    pool: str = "tenure"
    # The hours after which a night that is not done is said to be late; 0 says nothing.
    deadline_hours: str = "6"
    # spark-submit: the connection, the application and the libraries beside it.
    connection: str = "spark_default"
    application: str = "tenure-jobs.jar"
    jars: str = ""

    @classmethod
    def read(cls, environment: dict[str, str] | None = None) -> Settings:
        """The settings in an environment; a name that is none of them is refused, as it would be in vain."""
        given = {
            name[len(PREFIX) :].lower(): value
            for name, value in (os.environ if environment is None else environment).items()
            if name.startswith(PREFIX)
        }
        known = {field.name for field in fields(cls)}
        for name in given.keys() - known:
            raise ValueError(f"{PREFIX}{name.upper()} is no setting. There are: {', '.join(sorted(known))}.")
        settings = cls(**given)
        if settings.run_by not in ("local", "spark-submit"):
            raise ValueError(f"{PREFIX}RUN_BY is '{settings.run_by}'; it must be local or spark-submit.")
        if settings.scheduled not in (FOUR_TASKS, ONE_TASK):
            raise ValueError(f"{PREFIX}SCHEDULED is '{settings.scheduled}'; it must be {FOUR_TASKS} or {ONE_TASK}.")
        return settings

    @property
    def first_night(self) -> datetime:
        """The first day that a night is made of."""
        from zoneinfo import ZoneInfo

        return datetime.fromisoformat(self.start).replace(tzinfo=ZoneInfo(self.timezone))

    @property
    def is_catching_up(self) -> bool:
        return self.catchup.lower() == "true"

    @property
    def deadline(self) -> timedelta:
        return timedelta(hours=float(self.deadline_hours))

    @property
    def retry_delay(self) -> timedelta:
        return timedelta(minutes=float(self.retry_minutes))

    def options(self) -> list[str]:
        """The options that say where the company's data is."""
        named = {"--config": self.config, "--lake": self.lake, "--landing": self.landing}
        return [word for name, value in named.items() if value for word in (name, value)]
