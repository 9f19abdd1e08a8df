"""One asset per mart: other DAGs run when a night is published, and are told its date and release."""

from __future__ import annotations

import json
from pathlib import Path

from airflow.sdk import Asset

MARTS = json.loads((Path(__file__).parent / "marts.json").read_text(encoding="utf-8"))


def mart_assets() -> list[Asset]:
    """The marts that a night publishes."""
    return [Asset(name=f"tenure.{mart}", uri=f"tenure://marts/{mart}", group="tenure") for mart in MARTS]


def tell(outlets, context, summary: dict) -> None:
    """Adds the night and its release to the event of each asset."""
    events = context.get("outlet_events")
    for asset in outlets or []:
        events[asset].extra = {"night": summary.get("night"), "release": summary.get("release")}
