"""What is said when a night is late. Airflow's own notifiers (mail, chat, paging) can stand in its place."""

from __future__ import annotations

import logging

LOG = logging.getLogger("tenure.alerts")


async def late(context=None, **kwargs) -> None:
    """Says in the triggerer's log that a night has passed its deadline."""
    run = (context or {}).get("dag_run") or {}
    LOG.error(
        "The night of run %s is not published and past its deadline. Readers are still served the night before; "
        "the log of the run's tasks says why, and `tenure status` what is served.",
        run.get("run_id") if isinstance(run, dict) else getattr(run, "run_id", "?"),
    )
