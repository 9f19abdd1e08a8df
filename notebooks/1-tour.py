# %% [markdown]
# # 1 · A tour of the marts
#
# **What does Tenure tell, and where does the company stand?** The tables that begin with `marts.` are all that a reader
# needs. This page opens them, says what each holds, and asks four of them the question they are made for.

# %%
import matplotlib.pyplot as plt

from marts import published, show

lake = published()
show(lake.sql("select night() as newest_night_served"))

# %% [markdown]
# ## What there is
#
# `dim_` tables say what something *is* now. `fct_` tables say what *happened* or was judged, most of them with a slice for
# each night. `rows` counts the slice that was published last.

# %%
show(lake.sql("""
    with latest as (from marts.publication qualify row_number() over (partition by table_name order by night desc) = 1)
    select view_name as mart, comment as holds, rows, night as published_on
    from duckdb_views() left join latest on table_name = 'marts.' || view_name
    where schema_name = 'marts'
    order by mart
"""))

# %% [markdown]
# Each column has a sentence as well. Change the name to read those of another mart.

# %%
MART = "kpi_company_month"

show(lake.sql("""
    select column_name as "column", lower(data_type) as type, comment as meaning
    from duckdb_columns()
    where schema_name = 'marts' and table_name = $mart
    order by column_index
""", params={"mart": MART}))

# %% [markdown]
# ## What do we keep?
#
# ARR is annual recurring revenue in the reporting currency. Above the line is what the company won, below what it lost.

# %%
months = lake.sql("""
    select strftime(month_end_date, '%Y-%m') as month, arr / 1000 as arr,
           new_arr / 1000 as new, (expansion_arr + reactivation_arr) / 1000 as grown_or_back,
           -churn_arr / 1000 as lost, -contraction_arr / 1000 as shrunk
    from marts.kpi_company_month
    where opening_arr is not null
    order by month_end_date
""").df().tail(24)

_, (level, moves) = plt.subplots(2, figsize=(8, 5), sharex=True)
months.plot.bar(x="month", y="arr", ax=level, color="C5", legend=False)
level.set_title("ARR at the end of each month, thousands")
parts = {"new": "C0", "grown_or_back": "C1", "lost": "C3", "shrunk": "C2"}
months.plot.bar(x="month", y=list(parts), color=list(parts.values()), stacked=True, ax=moves)
moves.set_title("What moved it, thousands")
moves.legend(ncols=4);

# %% [markdown]
# What moved it adds up: opening plus movements is closing, to the cent, or the night is not published. You need not
# believe it:

# %%
show(lake.sql("""
    select count(*) as months,
           max(abs(opening_arr + new_arr + reactivation_arr + expansion_arr - contraction_arr - churn_arr
                   + pause_arr + fx_arr - arr))::text as largest_difference
    from marts.kpi_company_month
    where opening_arr is not null
"""))

# %% [markdown]
# ## Who is at risk?
#
# Paying accounts by the colour of their health on the newest night. `insufficient_data` is a finding, not a gap: less of
# the scorecard was observed than a colour needs, so that a colour would be a guess.

# %%
show(lake.sql("""
    select health_band, sum(accounts) as accounts, sum(arr) as arr,
           100 * sum(arr) / sum(sum(arr)) over () as percent_of_arr
    from marts.fct_health_distribution
    where as_of_date = night()
    group by health_band
    order by arr desc
"""))

# %% [markdown]
# ## What renews next?
#
# Of the terms that end within 120 days, the ten with the most to lose: what is due, less what is expected to remain.

# %%
show(lake.sql("""
    select account_name, r.term_end_date, arr_due, arr_due - expected_arr as expected_loss, risk_segment, risk_reasons,
           recommended_motion
    from marts.fct_renewal as r join marts.dim_account using (account_id)
    where as_of_date = night() and days_to_renewal between 0 and 120
    order by expected_loss desc, account_id
    limit 10
"""))

# %% [markdown]
# ## Whose work is it?
#
# Open plays, those first whose hour of work is expected to move the most ARR (`priority`).

# %%
show(lake.sql("""
    select account_name, playbook, kind, coalesce(owner.csm_name, owner_id) as owner, due_date, steps_left, steps_overdue,
           priority
    from marts.fct_play
    join marts.dim_account using (account_id)
    left join (select csm_id as owner_id, csm_name from marts.dim_csm) as owner using (owner_id)
    where as_of_date = night() and closed_date is null
    order by priority desc, play_id
    limit 10
"""))

# %% [markdown]
# The other pages ask one question each: [does the score predict](2-does-the-score-predict.ipynb),
# [what is left of each month's customers](3-cohort-retention.ipynb),
# [how right were the forecasts](4-forecast-track-record.ipynb), [what happened to one account](5-one-account.ipynb),
# [what would another scorecard change](6-score-lab.ipynb).
