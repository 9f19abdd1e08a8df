# %% [markdown]
# # 2 · Does the health score predict?
#
# **Did customers who looked ill leave more often?** At each month end Tenure takes the scores as they were known then, waits
# 90 and 180 days, and counts who was lost: who left, or shrank by a fifth or more. Scores learned from later facts would
# always look good, so none are.

# %%
import matplotlib.pyplot as plt
from matplotlib.ticker import PercentFormatter

from marts import BAND_COLOURS, published, show

lake = published()
lake.execute("""
    create view verdicts as from marts.fct_health_validation
    where known_on = (select max(known_on) from marts.fct_health_validation) and period_kind = 'all_months'
""")

# %% [markdown]
# ## The verdict
#
# In the mart's own words. `too_few_losses` and `no_evidence` mean what they say: do not build on the score until this
# changes.

# %%
show(lake.sql("""
    select horizon_days, verdict, verdict_words, accounts, judgements, losses, lost_accounts, 100 * loss_rate as percent_lost
    from verdicts
    where predictor = 'health_score' and scorecard = 'all' and segment = 'total'
    order by horizon_days
"""), otherwise="Nothing has been judged yet: no night of a month end has run whose customers' fate is known.")

# %% [markdown]
# ## Red, yellow, green
#
# The plainest test: of the judgements in each colour, how many were followed by a loss? Red should lose more than yellow,
# and yellow more than green. The figure on a bar is losses of judgements; a bar that stands on few of either says little.

# %%
bands = lake.sql("""
    select horizon_days, unnest([
        {'band': 'red', 'losses': red_losses, 'judgements': red_judgements},
        {'band': 'yellow', 'losses': yellow_losses, 'judgements': yellow_judgements},
        {'band': 'green', 'losses': green_losses, 'judgements': green_judgements}], recursive := true)
    from verdicts
    where predictor = 'health_score' and scorecard = 'all' and segment = 'total'
""").filter("judgements > 0").df()

if bands.empty:
    print("No judgement had a colour: at those month ends less was observed than a colour needs. Only the score is judged.")
for horizon, rows in bands.groupby("horizon_days"):
    _, chart = plt.subplots(figsize=(5, 2.6))
    bars = chart.bar(rows.band, rows.losses / rows.judgements, color=rows.band.map(BAND_COLOURS), width=0.6)
    chart.bar_label(bars, [f"{r.losses:.0f} of {r.judgements:.0f}" for r in rows.itertuples()])
    chart.yaxis.set_major_formatter(PercentFormatter(1))
    chart.set_title(f"Lost within {horizon} days, share of judgements")

# %% [markdown]
# ## Is it better than what you would guess anyway?
#
# Take one customer who was lost and one who was kept: how often did the judge find the lost one riskier? 50 % is a coin.
# The line is the 95 % interval; where it crosses the coin, nothing is shown. The score has to beat its rivals to be worth
# its keep: last quarter's score, tenure with the days to renewal, and a *challenger* whose weights a regression fitted to
# earlier losses.

# %%
judges = lake.sql("""
    select horizon_days, predictor, auc, auc - auc_low as down, auc_high - auc as up
    from verdicts
    where scorecard = 'all' and segment = 'total' and auc_low is not null and predictor <> 'base_rate'
    order by horizon_days, auc
""").df()

if judges.empty:
    print("There are too few losses for any interval.")
for horizon, rows in judges.groupby("horizon_days"):
    _, chart = plt.subplots(figsize=(7, 2.2))
    chart.errorbar(rows.auc, rows.predictor, xerr=[rows.down, rows.up], fmt="o", capsize=3)
    chart.axvline(0.5, color="black", linewidth=0.8, linestyle="--")
    chart.xaxis.set_major_formatter(PercentFormatter(1))
    chart.set_title(f"Within {horizon} days: pairs in which the lost customer looked riskier")

# %% [markdown]
# ## Can its probabilities be taken at their word?
#
# Customers of each month end in ten equal groups, the safest first. The bar is what came, the dot what had been expected.
# Dots on the ends of bars are a calibrated score.

# %%
tenths = lake.sql("""
    from marts.fct_health_calibration
    where known_on = (select max(known_on) from marts.fct_health_calibration) and predictor = 'health_score'
    order by horizon_days, tenth
""").df()

if tenths.empty:
    print("No probabilities can be held against outcomes yet.")
for horizon, rows in tenths.groupby("horizon_days"):
    _, chart = plt.subplots(figsize=(7, 2.6))
    chart.bar(rows.tenth, rows.loss_rate, color="C4", label="lost")
    chart.plot(rows.tenth, rows.expected_rate, "o", color="C0", label="expected")
    chart.set_xticks(rows.tenth)
    chart.yaxis.set_major_formatter(PercentFormatter(1))
    chart.set_title(f"Lost within {horizon} days, by tenth of the score (10 the riskiest)")
    chart.legend()

# %% [markdown]
# ## Does it hold in every segment?
#
# Usually not: a segment with few losses says nothing, whatever the total says.

# %%
show(lake.sql("""
    select segment, horizon_days, verdict, judgements, losses, 100 * auc as auc_percent, 100 * auc_low as from_percent,
           100 * auc_high as to_percent
    from verdicts
    where predictor = 'health_score' and scorecard = 'all' and segment <> 'total'
    order by horizon_days, losses desc
"""), otherwise="No segment was judged yet.")

# %% [markdown]
# ## What would the past have weighed?
#
# Points of 100 that the card gives each measure, beside those that earlier losses suggest. A negative weight says that
# customers with *better* figures left more often: a reason to ask what the measure really measures, not to invert it.

# %%
show(lake.sql("""
    select horizon_days, scorecard, component, measure, card_weight, challenger_weight, odds_ratio,
           losses as losses_learned_from
    from marts.fct_health_weights
    where known_on = (select max(known_on) from marts.fct_health_weights) and challenger_weight is not null
    order by horizon_days, scorecard, card_weight desc, measure
"""), otherwise="No weights could be learned: among earlier month ends with measures there are too few losses.")

# %% [markdown]
# Try other weights in [the score lab](6-score-lab.ipynb). `./tenure validate --date NIGHT` says all this in a terminal.
