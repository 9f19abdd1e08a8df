# %% [markdown]
# # 5 · One account's story
#
# **What happened to this customer, and what is to be done?** Everything on the page is about one account. Without a choice
# it is the red one with the most ARR, or the largest where none is red.

# %%
import matplotlib.pyplot as plt
from matplotlib.dates import DateFormatter
from matplotlib.ticker import MaxNLocator

from marts import published, show

ACCOUNT = ""  # an account_id, such as 001500000000004AAA

lake = published()
lake.execute("""
    create table story as
    select account_id, account_name, grain_id, as_of_date::timestamp as night
    from marts.fct_account_daily as a join marts.dim_account using (account_id)
    where as_of_date = night() and $account in ('', account_id)
    order by health_band = 'red' desc nulls last, arr desc, account_id
    limit 1
""", {"account": ACCOUNT})
account, name, _, night = lake.sql("from story").fetchone() or (None,) * 4
assert account, f"The night that is served knows no account {ACCOUNT}."

# %% [markdown]
# ## Who it is

# %%
show(lake.sql("""
    select account_name, a.segment, industry, region, a.lifecycle_stage, a.plan, csm_name, first_paid_date, arr, seats,
           active_users_28d, health_score, health_band
    from marts.dim_account join marts.fct_account_daily as a using (account_id)
    where account_id in (select account_id from story) and as_of_date = night()
"""))

# %% [markdown]
# ## What it pays
#
# Monthly recurring revenue of the whole customer: the ultimate parent and every account below it, since retention is counted
# so. Each row is a movement of the ledger, as it is known now.

# %%
moves = lake.sql("""
    select month_end_date, movement, reason, sum(mrr) as moved,
           sum(sum(mrr)) over (order by month_end_date, movement, reason) as mrr_after
    from marts.fct_mrr_movement
    where grain_id in (select grain_id from story) and known_on <= night()
    group by month_end_date, movement, reason
    having moved <> 0
    order by month_end_date, movement, reason
""")
show(moves, otherwise="It has never paid.")

# %%
paid = moves.df().groupby("month_end_date").mrr_after.last()
if len(paid):
    _, chart = plt.subplots(figsize=(8, 2.4))
    chart.step([*paid.index, night], [*paid, paid.iloc[-1]], where="post")
    chart.set_ylim(bottom=0)
    chart.set_title(f"Monthly recurring revenue of {name}")

# %% [markdown]
# ## How healthy it is, and why
#
# The score of every night that was run.

# %%
scores = lake.sql("""
    select as_of_date, health_score from marts.fct_account_daily
    where account_id in (select account_id from story) and health_score is not null
    order by as_of_date
""").df()
if len(scores) < 2:
    print(f"Nights with a score: {len(scores)}. A course needs two.")
else:
    _, chart = plt.subplots(figsize=(8, 2.4))
    chart.axhspan(0, 50, color="C3", alpha=0.08)
    chart.axhspan(50, 80, color="C2", alpha=0.08)
    chart.axhspan(80, 100, color="C1", alpha=0.08)
    chart.plot(scores.as_of_date, scores.health_score, "o-", color="C5")
    chart.set_ylim(0, 100)
    chart.set_title("Health score, 0 to 100; behind it red, yellow and green as shipped")
    chart.xaxis.set_major_locator(MaxNLocator(8, integer=True))
    chart.xaxis.set_major_formatter(DateFormatter("%Y-%m-%d"))

# %% [markdown]
# The score is a sum. Grey is what each component can earn of 100 points, blue what it earned.

# %%
components = lake.sql("""
    select component, sum(weight) as can_earn, sum(contribution) as earned
    from marts.fct_health_measure
    where account_id in (select account_id from story) and as_of_date = night()
    group by component
    having can_earn > 0
    order by can_earn
""").df()
if components.empty:
    print("It has no score: only customers do, from their trial until they leave.")
else:
    _, chart = plt.subplots(figsize=(7, 2.4))
    chart.barh(components.component, components.can_earn, color="C4", alpha=0.35)
    bars = chart.barh(components.component, components.earned, color="C0")
    chart.bar_label(bars, fmt="%.0f", padding=3)
    chart.grid(False)
    chart.set_title(f"Points by component, together {components.earned.sum():.0f} of 100")

# %% [markdown]
# Measure by measure, the costliest gap first. `missing_kind` says why a value was not observed; what stands in for it then
# is an estimate.

# %%
show(lake.sql("""
    select component, measure, value, weight - contribution as points_missing, missing_kind, change_28d, change_reason
    from marts.fct_health_measure
    where account_id in (select account_id from story) and as_of_date = night() and weight > 0
    order by points_missing desc, measure
"""), otherwise="There are no measures without a score.")

# %% [markdown]
# ## What has just begun

# %%
show(lake.sql("""
    select signal, kind, severity, first_seen_date, last_seen_date, evidence, arr_at_stake
    from marts.fct_signal
    where account_id in (select account_id from story) and as_of_date = night() and state = 'open'
    order by first_seen_date, signal
"""), otherwise="No signal is open.")

# %% [markdown]
# ## What is to be done
#
# The steps that are left of its open plays, the next first.

# %%
show(lake.sql("""
    select s.due_date, s.state, p.playbook, s.step, coalesce(csm_name, s.owner_id) as owner, s.hours
    from marts.fct_play_step as s
    join marts.fct_play as p using (play_id, as_of_date)
    left join marts.dim_csm on csm_id = s.owner_id
    where s.account_id in (select account_id from story) and as_of_date = night()
      and p.closed_date is null and s.state in ('open', 'overdue')
    order by s.due_date, p.playbook, step_number
"""), otherwise="No step is left to be done.")

# %% [markdown]
# ## What renews, and on what chances

# %%
show(lake.sql("""
    select term_end_date, arr_due, expected_arr, 100 * renewal_probability as percent_likely, probability_source,
           risk_segment, risk_reasons, missing_stakeholders, contract_fit, recommended_motion
    from marts.fct_renewal
    where account_id in (select account_id from story) and as_of_date = night()
    order by term_end_date
"""), otherwise="None of its terms ends within twelve months.")

# %% [markdown]
# Down to the rows of the sources it goes with:

# %%
print(f"./tenure explain {account} --date {night:%Y-%m-%d}")
