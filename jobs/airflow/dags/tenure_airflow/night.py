"""The night that a run is about: never an empty date, never one that was guessed."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from airflow.sdk.exceptions import AirflowFailException


def night_of(params: dict | None, data_interval_start: datetime | None, timezone: str) -> str:
    """The day that a manual run was given, else the one that the run's data interval begins with.

    :raises AirflowFailException: where the run has neither, as one that an asset has triggered
    """
    asked = (params or {}).get("night")
    if asked:
        return date.fromisoformat(asked).isoformat()
    if data_interval_start is None:
        raise AirflowFailException(
            "This run has no data interval, so it is about no night. Trigger it with the parameter night, "
            "such as 2026-01-31, or let the schedule start it."
        )
    return data_interval_start.astimezone(ZoneInfo(timezone)).date().isoformat()
