# %% [markdown]
# # 6 · The score lab
#
# **Who would change colour if the scorecard weighed otherwise?** Edit the weights, run the page, and look at the customers
# that move. It answers at once, since it only weighs again what each component earned on the newest night. Nothing is
# written, and `./tenure score-card`, which judges every measure anew, has the last word.

# %%
from marts import published, show

lake = published()
CARD = "default"

# %% [markdown]
# ## The card as it is
#
# What each component can earn of 100 points, and how many customers earn all of it or nothing. A component that is green
# for everybody, or red for everybody, tells no two customers apart, whatever it weighs.

# %%
lake.execute("""
    create table components as
    select account_id, component, round(sum(max_points), 6) as card_weight,
           count(*) filter (missing_kind is distinct from 'not_applicable') as measures,
           bool_or(missing_kind = 'never_observed') is true as is_guessed,
           bool_and(level in (0, 0.5, 1)) and round(sum(points), 6) = floor(card_weight / 2) as is_half,
           -- Of a component without weight only the level of a single measure tells what it would earn.
           case when card_weight > 0 then round(sum(contribution) / sum(weight), 6)
                when measures = 1 then max(level) end as earned_share,
           case when card_weight > 0 then coalesce(sum(weight) filter (missing_kind is null), 0) / sum(weight)
                else bool_and(missing_kind is null)::int end as observed_share
    from marts.fct_health_measure
    where as_of_date = night() and scorecard = $card
    group by account_id, component
    having measures > 0
""", {"card": CARD})

show(lake.sql("""
    select component, max(card_weight) as weight, count(*) as customers, count(*) filter (earned_share = 1) as earn_all,
           count(*) filter (earned_share = 0) as earn_nothing
    from components
    group by component
    order by weight desc, component
"""), otherwise=f"On the newest night nobody was judged by a card {CARD}.")

# %% [markdown]
# ## Your weights
#
# They must name every component of the card and add to 100.

# %%
WEIGHTS = {
    "product_usage": 30,
    "engagement": 25,
    "support": 15,
    "relationship": 15,
    "financial": 5,
    "outcome": 10,
}
GREEN_FROM, YELLOW_FROM, LEAST_COVERAGE = 80, 50, 0.60  # tenure.health.bands, as shipped

card = dict(lake.sql("select component, max(card_weight) from components group by component").fetchall())
assert card.keys() <= WEIGHTS.keys(), f"These components have no weight: {card.keys() - WEIGHTS.keys()}."
assert sum(WEIGHTS.values()) == 100, f"The weights add to {sum(WEIGHTS.values())}, not to 100."
blind = dict(lake.sql("select component, measures from components where earned_share is null").fetchall())
assert not any(WEIGHTS[c] for c in blind), f"Only ./tenure score-card can tell what these would earn: {blind.keys()}."

# %% [markdown]
# ## Weighing again
#
# A component in steps earns all its weight when green, the whole points of half of it when yellow, nothing when red; a
# graded one earns its share. Components that do not apply to a customer are left out, and the rest counts for 100.


# %%
def weigh(table: str, weights: dict[str, float]) -> None:
    """Makes a table of the score and the colour of each customer under these weights."""
    lake.execute(
        "create or replace temp table weights as select unnest($names) as component, unnest($points)::double as points",
        {"names": list(weights), "points": list(weights.values())},
    )
    lake.execute(f"""
        create table {table} as
        select account_id, bool_or(is_guessed) as is_guessed,
               sum(points * observed_share) / sum(points) as coverage,
               round(100 * sum(case when is_half and earned_share > 0 and earned_share < 1 then floor(points / 2)
                                    else points * coalesce(earned_share, 0) end) / sum(points), 6) as score,
               case when coverage < {LEAST_COVERAGE} then 'insufficient_data' when score >= {GREEN_FROM} then 'green'
                    when score >= {YELLOW_FROM} then 'yellow' else 'red' end as band
        from components join weights using (component)
        group by account_id
        having sum(points) > 0
    """)


weigh("as_it_is", card)
weigh("as_it_would_be", WEIGHTS)

# %% [markdown]
# First the check of this arithmetic: with the card's own weights it must give the scores that were published.
# `held_down` are customers whose colour is worse than their score, because a measure never observed of them is taken for bad
# as long as it is not known. No weight here says where they would end, so they are left out below.

# %%
check = lake.sql("""
    select count(*) as customers, max(abs(score - health_score)) as largest_difference_in_points,
           count(*) filter (band = raw_band) as of_the_same_colour,
           count(*) filter (band <> raw_band and is_guessed) as held_down
    from as_it_is join marts.fct_account_daily using (account_id)
    where as_of_date = night()
""")
show(check)

# %%
customers, difference, same, held_down = check.fetchone()
assert customers == 0 or difference < 0.01, "These scores are not those published: the page is out of step."
if same + held_down < customers:
    print(f"{customers - same - held_down} customers have another colour: do your settings have bands of their own?")

# %% [markdown]
# ## Who would move
#
# The colour of the night by itself, now and then; a confirmed colour follows after two nights.

# %%
lake.execute("""
    create view moves as
    select account_id, account_name, d.segment, arr, n.score as score_now, t.score as score_then,
           n.band as now, t.band as then_,
           case when t.is_guessed then 'this or worse' else 'yes' end as is_certain
    from as_it_is as n
    join as_it_would_be as t using (account_id)
    join (from marts.fct_account_daily where as_of_date = night()) as d using (account_id)
    join marts.dim_account using (account_id)
    where n.band = d.raw_band
""")
show(lake.sql("""
    select now, then_ as "then", count(*) as customers, sum(arr) as arr, now <> then_ as would_move
    from moves
    group by now, then_
    order by would_move desc, arr desc
"""), otherwise="There is no customer to weigh again.")

# %% [markdown]
# Those who pay, the twenty with the most ARR. `this or worse` where something was never observed of the customer.

# %%
show(lake.sql("""
    select account_name, segment, arr, score_now, score_then, now, then_ as "then", is_certain
    from moves
    where now <> then_ and arr > 0
    order by arr desc, account_id
    limit 20
"""), otherwise="Nobody who pays would change colour.")

# %% [markdown]
# ## The last word
#
# Save this beside the card that it changes and let Tenure judge a night with it. It also says what no weighing here can:
# whether the card would have foreseen losses better than the one in force. More customers in green is no success by itself.

# %%
night = lake.sql("select night()").fetchone()[0]
lines = [f"  {component.replace('_', '-')}.weight = {points}" for component, points in WEIGHTS.items()]
print("\n".join(["# config/health/tried.conf", f'include "{CARD.replace("_", "-")}.conf"', "components {", *lines, "}"]))
print(f"\n./tenure score-card config/health/tried.conf --preview --date {night}")
