"""What the charts read: a mart as it is, or a query that adds names to one and keeps what holds now.

Columns and published metrics are not said here: generate.py takes them from the contracts.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LAST_NIGHT = "(select max(night) from publication)"
STAGE = "How near the renewal is, so written that it sorts: within so many days, later, or overdue."
NAMES = ("account_name", "segment", "region", "csm_name")
"""What a row about an account is told apart by, where its mart does not say it."""

@dataclass
class Dataset:
    """One dataset: a mart as it is, or a query over it whose columns beyond the mart's are borrowed from others."""

    mart: str
    name: str = ""
    sql: str = ""
    borrowed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    metrics: dict[str, tuple[str, str]] = field(default_factory=dict)
    made: dict[str, tuple[str, str]] = field(default_factory=dict)


def of_last_night(mart: str, name: str, names: tuple[str, ...] = NAMES, **more: dict) -> Dataset:
    """The rows about accounts that the last night wrote, with the names of the accounts as they are now."""
    columns = ", ".join(f"account.{each}" for each in names)
    sql = (
        f"select it.*, {columns}\nfrom {mart} it\nleft join dim_account account on account.account_id = it.account_id\n"
        f"where it.as_of_date = {LAST_NIGHT}"
    )
    return Dataset(mart, name, sql, {"dim_account": names}, **more)


PLAYS_NOW = f"""select it.*, account.account_name, account.segment, account.region, account.csm_name,
  day.health_band, day.health_score, day.arr
from fct_play it
left join dim_account account on account.account_id = it.account_id
left join fct_account_daily day on day.account_id = it.account_id and day.as_of_date = it.as_of_date
where it.as_of_date = {LAST_NIGHT} and it.state in ('open', 'escalated')"""

BAND_CHANGES = f"""select it.*, account.account_name, account.region, account.csm_name
from (
  select day.*, lag(health_band) over nights as band_before, lag(as_of_date) over nights as night_before
  from fct_account_daily day
  where as_of_date > {LAST_NIGHT} - 30
  window nights as (partition by account_id order by as_of_date)
) it
left join dim_account account on account.account_id = it.account_id
where it.night_before is not null and it.band_before is distinct from it.health_band"""

BOOKS = """select it.*, csm.csm_name, csm.team
from fct_csm_month it left join dim_csm csm on csm.csm_id = it.csm_id
where it.month_end_date = (select max(month_end_date) from fct_csm_month)"""

def recent(mart: str, name: str, day: str, **more: dict) -> Dataset:
    """The rows of the last two years."""
    return Dataset(mart, name, f"select * from {mart}\nwhere {day} > {LAST_NIGHT} - interval '24 months'", **more)


DATASETS = [
    recent("fct_retention", "retention_recent", "period_end_date"),
    recent("fct_mrr_movement", "mrr_movements_recent", "month_end_date"),
    recent("fct_health_distribution", "health_recent", "as_of_date"),
    recent("fct_renewal_rate", "renewal_rates_recent", "period_end_date"),
    recent(
        "fct_renewal_outcome",
        "renewal_outcomes_recent",
        "term_end_date",
        metrics={"arr_lost": ("sum(lost_arr)", "ARR of terms that ended and that was not renewed.")},
    ),
    Dataset(
        "fct_cohort_retention",
        made={"cohort_quarter": ("to_char(cohort_date, 'YYYY \"Q\"Q')", "The quarter in which the customers began.")},
    ),
    Dataset(
        "publication",
        metrics={
            "last_night": ("max(night)", "The last night that was published."),
            "rows_published": ("sum(rows)", "Rows that the nights wrote."),
            "checks_passed": ("sum(checks)", "Checks that the marts passed before they were published."),
            "largest_residual": ("max(max_residual)", "The largest amount by which an identity did not add up."),
        },
    ),
    Dataset(
        "fct_source_coverage",
        "source_coverage_now",
        f"select * from fct_source_coverage where as_of_date = {LAST_NIGHT}",
        metrics={"keys": ("sum(account_keys)", "Account keys of sources, by how each found its account.")},
    ),
    Dataset(
        "fct_retention_forecast",
        "retention_forecast_now",
        f"select * from fct_retention_forecast where as_of_date = {LAST_NIGHT}",
    ),
    Dataset("fct_csm_month", "csm_books_now", BOOKS, {"dim_csm": ("csm_name", "team")}),
    of_last_night(
        "fct_account_daily",
        "accounts_now",
        ("account_name", "region", "csm_name"),
        metrics={
            "accounts_paying": ("count(case when mrr > 0 then 1 end)", "Accounts that pay."),
            "red_arr": ("sum(case when health_band = 'red' then arr else 0 end)", "ARR of the red accounts (rule 3.4)."),
        },
    ),
    of_last_night(
        "fct_renewal",
        "renewals_now",
        ("account_name", "region", "csm_name"),
        metrics={
            "overdue_arr": (
                "coalesce(sum(case when renewal_stage = 'overdue' then arr_due end), 0)",
                "ARR of terms that have ended and nobody said what became of them.",
            ),
        },
        made={"within": ("case when length(renewal_stage) = 2 then ' ' || renewal_stage else renewal_stage end", STAGE)},
    ),
    of_last_night("fct_signal", "signals_now"),
    of_last_night(
        "fct_source_conflict",
        "source_conflicts_now",
        metrics={
            "conflicts": ("count(*)", "Facts of accounts that sources contradict each other about."),
            "conflict_arr": ("sum(arr_at_stake)", "ARR of the accounts that they are about, once for each fact."),
        },
    ),
    of_last_night(
        "fct_health_measure",
        "health_measures_now",
        metrics={
            "measures": ("count(*)", "Measures of accounts."),
            "mean_age": ("avg(freshness_days)", "Days since the values were observed, on average."),
            "missing_share": (
                "count(case when missing_kind <> 'not_applicable' then 1 end) * 1.0 / nullif(count(*), 0)",
                "The share of the measures whose value was never observed, has aged out or is late (rule 3.2).",
            ),
        },
    ),
    Dataset(
        "fct_play",
        "plays_now",
        PLAYS_NOW,
        {"dim_account": NAMES, "fct_account_daily": ("health_band", "health_score", "arr")},
        {
            "account_arr": ("max(arr)", "ARR of the account."),
            "score": ("min(health_score)", "The account’s health score."),
            "next_due": ("min(due_date)", "The day on which the first of the plays is due."),
        },
    ),
    Dataset(
        "fct_account_daily",
        "band_changes",
        BAND_CHANGES,
        {"dim_account": ("account_name", "region", "csm_name")},
        made={"band_before": ("", "The confirmed colour a night before."), "night_before": ("", "The night before.")},
    ),
]


