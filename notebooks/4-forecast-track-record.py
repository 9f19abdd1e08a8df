# %% [markdown]
# # 4 · A renewal forecast's track record
#
# **How right were the forecasts, and what do they say now?** Every forecast is kept as it was published. When its quarter or
# term has ended, what came is set beside it. A forecast without a track record is an opinion with decimals, so the record
# comes first and the forecast last.

# %%
import matplotlib.pyplot as plt
from matplotlib.ticker import PercentFormatter

from marts import BAND_COLOURS, published, show

lake = published()

# %% [markdown]
# ## The record of terms
#
# Terms that ended, with what had been expected of them so many days before: how much of the ARR due was thought to remain,
# and how much did. `points_off` above 0 means that too much was hoped for. A term counts here once a night ran that many
# days before its end, so a new lake has none at first.

# %%
show(lake.sql("""
    with ended as (
        select due_arr, renewed_arr + late_arr as kept_arr, unnest([
            {'days_before': 180, 'expected_arr': forecast_arr_180d}, {'days_before': 90, 'expected_arr': forecast_arr_90d},
            {'days_before': 60, 'expected_arr': forecast_arr_60d}, {'days_before': 30, 'expected_arr': forecast_arr_30d}
        ], recursive := true)
        from marts.fct_renewal_outcome
    )
    select days_before, count(*) as terms, sum(due_arr) as due_arr, sum(expected_arr) as expected_arr,
           sum(kept_arr) as kept_arr, 100 * (sum(expected_arr) - sum(kept_arr)) / sum(due_arr) as points_off
    from ended
    where expected_arr is not null and due_arr > 0
    group by days_before
    order by days_before desc
"""), otherwise="No term has ended yet that a night forecast 30 days or more before. There is no record, good or bad.")

# %% [markdown]
# ## Did terms end as they looked?
#
# A colour is a forecast too. `outlook` is the risk of a term 90 days before its end; where no night ran then, the colour of
# health at that month's end, worked out from what was known. If green did not renew more often than red, the colours would
# be decoration.

# %%
outlooks = lake.sql("""
    select outlook, count(*) as terms, count(*) filter (outcome = 'renewed') as renewed,
           count(*) filter (outcome = 'downsold') as downsold, count(*) filter (outcome = 'lost') as lost,
           sum(due_arr) as due_arr, sum(renewed_arr + late_arr) as kept_arr,
           100 * sum(renewed_arr + late_arr) / nullif(sum(due_arr), 0) as percent_kept
    from marts.fct_renewal_outcome
    where outlook is not null
    group by outlook
    order by percent_kept desc
""")
show(outlooks, otherwise="No term has ended of which an outlook is known.")

# %%
counted = outlooks.df()
if len(counted):
    _, chart = plt.subplots(figsize=(5, 2.6))
    colours = [BAND_COLOURS.get(outlook, "C4") for outlook in counted.outlook]
    bars = chart.bar(counted.outlook, counted.percent_kept / 100, color=colours, width=0.6)
    chart.bar_label(bars, [f"{terms} terms" for terms in counted.terms])
    chart.margins(x=0.3, y=0.15)
    chart.yaxis.set_major_formatter(PercentFormatter(1))
    chart.set_title("ARR kept of what was due, by outlook 90 days before the end")

# %% [markdown]
# ## The record of quarters
#
# GRR and NRR were forecast for the ends of quarters, with an interval that should hold `percent_promised` of them. Over
# many quarters `percent_within` should come near it: less, and the intervals are too proud; more, and too timid. Errors are
# in points, above 0 where too much was hoped for.

# %%
show(lake.sql("""
    select 90 * ceil(days_ahead / 90)::bigint as days_ahead_up_to, count(*) as forecasts,
           100 * avg(grr_error) as grr_bias, 100 * avg(abs(grr_error)) as grr_off_by,
           100 * avg(nrr_error) as nrr_bias, 100 * avg(abs(nrr_error)) as nrr_off_by,
           100 * avg(is_grr_within::int) as percent_within, 100 * any_value(interval_share) as percent_promised
    from marts.fct_forecast_accuracy
    join marts.fct_retention_forecast using (as_of_date, quarter_end_date, slice_kind, slice_value, days_ahead)
    where slice_kind = 'total'
    group by all
    order by days_ahead_up_to
"""), otherwise="No quarter that was forecast has ended yet. Judge the forecast below by its interval, not by its middle.")

# %% [markdown]
# ## What is forecast now
#
# The rates of the trailing year at the ends of the next four quarters, as the last month end saw them. The bar is the
# interval. The further away, the less is known already, and the longer the bar should be.

# %%
forecast = lake.sql("""
    from marts.fct_retention_forecast
    where slice_kind = 'total' and as_of_date = (select max(as_of_date) from marts.fct_retention_forecast)
    order by quarter_end_date
""").df()

if forecast.empty:
    print("Nothing is forecast yet: that is done at the nights of month ends, where there was revenue a year before.")
else:
    _, chart = plt.subplots(figsize=(7, 3))
    for rate, shift, colour in [("nrr", -0.08, "C0"), ("grr", 0.08, "C1")]:
        expected, low, high = (forecast[c] for c in [f"expected_{rate}", f"{rate}_low", f"{rate}_high"])
        # A mean can lie outside an interval of a very skewed rate; a bar is never negative.
        bar = [(expected - low).clip(lower=0), (high - expected).clip(lower=0)]
        chart.errorbar(forecast.index + shift, expected, yerr=bar, fmt="o", capsize=4, color=colour, label=rate)
    chart.set_xticks(forecast.index, forecast.quarter_end_date.dt.strftime("%Y-%m-%d"))
    chart.yaxis.set_major_formatter(PercentFormatter(1))
    chart.set_title(f"Expected at the end of each quarter, as seen on {forecast.as_of_date[0]:%Y-%m-%d}")
    chart.legend()

# %% [markdown]
# ## Term by term
#
# What the forecast rests on: the renewals of the next twelve months by risk, and whether own history (`history`) or the
# configured table (`config`) says what to expect of them. What `config` says is an assumption that nobody has tested here.

# %%
show(lake.sql("""
    select risk_segment, probability_source, count(*) as terms, sum(arr_due) as arr_due, sum(expected_arr) as expected_arr,
           100 * sum(expected_arr) / nullif(sum(arr_due), 0) as percent_expected
    from marts.fct_renewal
    where as_of_date = night()
    group by all
    order by percent_expected desc
"""), otherwise="No term ends within twelve months.")
