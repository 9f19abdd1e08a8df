# %% [markdown]
# # 3 · Cohort retention
#
# **What is left of the customers of each month?** Whoever began in the same month is a cohort. Follow it month by month and
# a triangle appears: rows are cohorts, columns are months since the start. Down a column you see whether newer customers
# keep better than older ones did; along a row, when a cohort loses most.

# %%
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import PercentFormatter

from marts import published, show

lake = published()

# %% [markdown]
# Choose what is kept: `nrr` counts growth of those who stay, `grr` does not, `logo_retention` counts customers. And for
# whom: `total`, or a `segment`, `region`, `industry`, `plan` or `csm` with its value. All of these are as of tonight, the
# segment of those who left as it was when they paid last.

# %%
RATE = "nrr"
SLICE = {"kind": "total", "value": "total"}
COHORTS = 24  # the newest so many

triangle = lake.sql(f"""
    select cohort_date, months_since_start, {RATE} as rate, cohort_accounts
    from marts.fct_cohort_retention
    where slice_kind = $kind and slice_value = $value
    order by cohort_date, months_since_start
""", params=SLICE).df()
assert len(triangle), f"No customer of {SLICE} has begun yet. Is there such a slice?"

rates = triangle.pivot(index="cohort_date", columns="months_since_start", values="rate").tail(COHORTS)
rates = rates.dropna(axis="columns", how="all")
starters = triangle[triangle.months_since_start == 0].set_index("cohort_date").cohort_accounts

# %% [markdown]
# ## The triangle
#
# The number in a cell is what is left, in percent; behind the month stands with how many customers it began. Read small
# cohorts with care: of four customers, one is 25 points.

# %%
_, chart = plt.subplots(figsize=(11, 1.2 + 0.24 * len(rates)))
chart.imshow(rates, aspect="auto", cmap="RdYlGn", alpha=0.7, vmin=0.5, vmax=1.5 if RATE == "nrr" else 1)
chart.set_xticks(range(len(rates.columns)), rates.columns)
chart.set_yticks(range(len(rates)), [f"{day:%Y-%m} ({starters.get(day, 0):.0f})" for day in rates.index])
chart.set_xlabel("months since the start")
chart.set_title(f"{RATE} of each month's new customers, percent")
chart.grid(False)
for row, column in np.argwhere(rates.notna().to_numpy()):
    chart.text(column, row, f"{100 * rates.iat[row, column]:.0f}", ha="center", va="center", fontsize=7)

# %% [markdown]
# ## All cohorts together
#
# Rates are never averaged: what is left is added up, and divided by what there was, over the cohorts old enough. The later
# a month, the fewer cohorts it rests on; where fewer than `LEAST` customers do, it is left out.

# %%
LEAST = 20

together = lake.sql("""
    select months_since_start, sum(cohort_accounts) as accounts,
           sum(retained_mrr) / nullif(sum(cohort_mrr), 0) as grr,
           sum(cohort_closing_mrr) / nullif(sum(cohort_mrr), 0) as nrr,
           sum(retained_accounts) / nullif(sum(cohort_accounts), 0) as logo_retention
    from marts.fct_cohort_retention
    where slice_kind = $kind and slice_value = $value
    group by months_since_start
    having accounts >= $least
    order by months_since_start
""", params=SLICE | {"least": LEAST}).df()
if together.empty:
    print(f"No month rests on {LEAST} customers.")

_, (lines, customers) = plt.subplots(2, sharex=True, figsize=(8, 4.5), height_ratios=[3, 1])
for rate in ["nrr", "grr", "logo_retention"]:
    lines.plot(together.months_since_start, together[rate], label=rate)
lines.yaxis.set_major_formatter(PercentFormatter(1))
lines.set_title("Left of all cohorts")
lines.legend()
customers.bar(together.months_since_start, together.accounts, color="C4")
customers.set_title("Customers it rests on")
customers.set_xlabel("months since the start");

# %% [markdown]
# ## How long do customers stay?
#
# The triangle forgets that most customers are still here. Kaplan and Meier's curve counts each for as long as it was seen.
# The band is the 95 % interval.

# %%
survival = lake.sql("""
    from marts.fct_survival where slice_kind = 'total' order by months_since_start
""").df()

_, chart = plt.subplots()
chart.step(survival.months_since_start, survival.survival_share, where="post")
chart.fill_between(
    survival.months_since_start, survival.survival_low_share, survival.survival_high_share, step="post", alpha=0.15
)
chart.yaxis.set_major_formatter(PercentFormatter(1))
chart.set_ylim(0, 1.02)
chart.set_xlabel("months since the start")
chart.set_title("Customers still here");

# %% [markdown]
# An empty median means that more than half are still here, so nobody knows yet. `ltv` is the margin of the lifetime seen so
# far, `naive_ltv` the usual division by monthly churn, which promises years that nobody has seen.

# %%
show(lake.sql("""
    select slice_value as segment, max(at_risk_accounts) as customers, sum(churned_accounts) as have_left,
           max(median_lifetime_months) as median_months, 100 * max(monthly_churn) as percent_lost_a_month,
           max(ltv) as ltv, max(naive_ltv) as naive_ltv
    from marts.fct_survival
    where slice_kind in ('total', 'segment')
    group by slice_kind, slice_value
    order by slice_kind desc, customers desc
"""))
