-- What moved each grain each month, and why.
CREATE OR REPLACE TABLE movements AS
WITH valued AS (
  SELECT
    coalesce(grain_id, account_id) AS grain_id, product_family AS family, m.month_end_date, quantity,
    coalesce(CAST(tier_rank AS VARCHAR), '') AS tier, mrr, mrr_list,
    to_cents(net_8, later.rate_8) AS mrr_later,
    to_cents(list_8, later.rate_8) AS mrr_list_later
  FROM line_months m
  LEFT JOIN hierarchy USING (account_id)
  LEFT JOIN rates later
    ON later.currency = m.currency AND later.month_end_date = month_later(m.month_end_date, 1)
),
families AS (
  SELECT
    grain_id, family, month_end_date, sum(mrr)::BIGINT AS v0, sum(mrr_later)::BIGINT AS v1,
    sum(mrr_list)::BIGINT AS l0, sum(mrr_list_later)::BIGINT AS l1,
    CASE WHEN count(quantity) = count(*) THEN sum(quantity)::BIGINT END AS quantity,
    count(*) AS lines, max({'l': mrr_list, 't': tier}).t AS tier
  FROM valued
  GROUP BY ALL
),
sides AS (
  SELECT
    grain_id, family, month_end_date, lines, 0 AS own, 0 AS opening, 0 AS opening_list,
    NULL AS opening_quantity, NULL AS opening_tier, v0 AS closing, l0 AS closing_list,
    quantity AS closing_quantity, tier AS closing_tier
  FROM families
  UNION ALL
  SELECT
    grain_id, family, month_later(month_end_date, 1), lines, v0, v1, l1, quantity, tier, 0, 0, NULL, NULL
  FROM families
  WHERE month_later(month_end_date, 1) <= (SELECT max(month_end_date) FROM months)
),
pairs AS (
  SELECT
    grain_id, family, month_end_date, max(lines) AS lines, sum(own)::BIGINT AS own,
    sum(opening)::BIGINT AS opening, sum(opening_list)::BIGINT AS opening_list,
    max(opening_quantity) AS opening_quantity, max(opening_tier) AS opening_tier,
    sum(closing)::BIGINT AS closing, sum(closing_list)::BIGINT AS closing_list,
    max(closing_quantity) AS closing_quantity, max(closing_tier) AS closing_tier
  FROM sides
  GROUP BY grain_id, family, month_end_date
),
grains AS (
  SELECT
    grain_id, month_end_date, min(family) AS first_family, sum(opening)::BIGINT AS before,
    sum(closing)::BIGINT AS after, sum(own)::BIGINT AS own,
    min(CASE WHEN sum(closing) > 0 THEN month_end_date END) OVER (PARTITION BY grain_id)
      AS first_positive
  FROM pairs
  GROUP BY grain_id, month_end_date
),
classified AS (
  SELECT
    pairs.*, before, after, grains.own AS grain_own, family = first_family AS is_first,
    CASE
      WHEN before = 0 AND after = 0 THEN NULL
      WHEN before = 0 AND first_positive < month_end_date THEN 'reactivation'
      WHEN before = 0 THEN 'new'
      WHEN after = 0 THEN 'churn'
      WHEN after < before THEN 'contraction'
      WHEN after > before THEN 'expansion'
    END AS movement,
    opening <> 0 AS owned_before, closing <> 0 AS owned_after,
    coalesce(opening_quantity > 0 AND closing_quantity > 0, false) AS is_priced
  FROM pairs JOIN grains USING (grain_id, month_end_date)
),
split AS (
  SELECT
    *, coalesce(movement IN ('expansion', 'contraction'), false) AS is_split,
    closing - opening AS moved,
    CASE
      WHEN is_priced
      THEN quotient(opening::HUGEINT * (closing_quantity - opening_quantity), opening_quantity)
      ELSE 0
    END AS seat,
    CASE
      WHEN opening_list <> 0
      THEN closing - quotient(opening::HUGEINT * closing_list, opening_list)
      ELSE 0
    END AS discount_part
  FROM classified
),
discounted AS (
  SELECT *, CASE WHEN abs(discount_part) > lines THEN discount_part ELSE 0 END AS discount
  FROM split
),
rested AS (
  SELECT
    *, moved - seat - discount AS rest,
    abs(moved - seat - discount) <= lines AND (seat <> 0 OR discount <> 0) AS is_noise,
    is_split AND owned_before AND owned_after AS stays
  FROM discounted
),
parts AS (
  SELECT grain_id, month_end_date, movement, movement AS reason, after - before AS mrr
  FROM rested WHERE is_first AND movement IS NOT NULL AND NOT is_split
  UNION ALL
  SELECT
    grain_id, month_end_date, movement,
    CASE WHEN owned_after THEN 'cross_sell' ELSE 'product_dropped' END, moved
  FROM rested WHERE is_split AND NOT (owned_before AND owned_after)
  UNION ALL
  SELECT
    grain_id, month_end_date, movement, 'seat',
    seat + CASE WHEN is_noise AND seat <> 0 THEN rest ELSE 0 END
  FROM rested WHERE stays
  UNION ALL
  SELECT
    grain_id, month_end_date, movement,
    CASE
      WHEN opening_tier IS DISTINCT FROM closing_tier THEN 'tier'
      WHEN is_priced THEN 'price' WHEN rest > 0 THEN 'upsell' ELSE 'downsell'
    END,
    rest
  FROM rested WHERE stays AND NOT is_noise
  UNION ALL
  SELECT
    grain_id, month_end_date, movement,
    CASE
      WHEN discount + CASE WHEN is_noise AND seat = 0 THEN rest ELSE 0 END < 0
      THEN 'discount_applied' ELSE 'discount_rolloff'
    END,
    discount + CASE WHEN is_noise AND seat = 0 THEN rest ELSE 0 END
  FROM rested WHERE stays
  UNION ALL
  SELECT grain_id, month_end_date, 'fx', 'fx', before - grain_own
  FROM rested WHERE is_first
)
SELECT grain_id, month_end_date, movement, reason, sum(mrr)::BIGINT AS mrr
FROM parts
GROUP BY ALL
HAVING sum(mrr) <> 0;
