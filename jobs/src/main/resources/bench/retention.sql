-- Retention by definition, window and slice; the fiscal year is the calendar's.
CREATE OR REPLACE TABLE retention AS
WITH horizons AS (
  SELECT month_end_date, unnest(
    [0, 1, 12]
    || CASE WHEN month(month_end_date) % 3 = 0 THEN [3] ELSE [] END
    || CASE WHEN month(month_end_date) = 12 THEN [2, 4, 5, 6, 7, 8, 9, 10, 11] ELSE [] END) AS later
  FROM months
),
ahead AS (
  SELECT *, month_later(month_end_date, later) AS later_end
  FROM horizons
  WHERE month_later(month_end_date, later) <= (SELECT max(month_end_date) FROM months)
),
products AS (
  SELECT
    coalesce(grain_id, account_id) AS grain_id, product_family AS family, m.month_end_date, later,
    sum(mrr)::BIGINT AS own, sum(to_cents(net_8, rate_8))::BIGINT AS active
  FROM line_months m
  LEFT JOIN hierarchy USING (account_id)
  JOIN ahead ON ahead.month_end_date = m.month_end_date
  JOIN rates ON rates.currency = m.currency AND rates.month_end_date = later_end
  GROUP BY ALL
),
units AS (
  SELECT
    grain_id, family AS product, month_end_date, later, sum(own)::BIGINT AS own,
    sum(active)::BIGINT AS active
  FROM products
  GROUP BY GROUPING SETS ((grain_id, month_end_date, later), (grain_id, family, month_end_date, later))
),
past AS (
  SELECT
    *, min(CASE WHEN later = 0 AND active > 0 THEN month_end_date END) OVER unit AS first_positive,
    sum(CASE WHEN later = 0 AND active > 0 THEN 1 ELSE 0 END) OVER (
      PARTITION BY grain_id, product
      ORDER BY year(month_end_date) * 12 + month(month_end_date)
      RANGE BETWEEN 12 PRECEDING AND CURRENT ROW) AS paying_months
  FROM units
  WINDOW unit AS (PARTITION BY grain_id, product)
),
closed AS (
  SELECT month_end_date, unnest(
    [1, 12]
    || CASE WHEN month(month_end_date) % 3 = 0 THEN [3] ELSE [] END
    || CASE WHEN month(month_end_date) NOT IN (1, 3, 12) THEN [month(month_end_date)] ELSE [] END
    ) AS months
  FROM months
),
sides AS (
  SELECT
    grain_id, product, months, month_end_date AS period_end_date, first_positive, paying_months,
    0 AS own, 0 AS opening, active AS closing
  FROM past JOIN closed USING (month_end_date)
  WHERE later = 0
  UNION ALL
  SELECT
    grain_id, product, later, month_later(month_end_date, later), first_positive, NULL, own, active, 0
  FROM past
  WHERE later > 0
),
pairs AS (
  SELECT
    grain_id, product, months, period_end_date, min(first_positive) AS first_positive,
    max(paying_months) AS paying_months, sum(own)::BIGINT AS own, sum(opening)::BIGINT AS opening,
    sum(closing)::BIGINT AS closing
  FROM sides
  GROUP BY ALL
),
defined AS (
  SELECT
    *,
    coalesce(first_positive <= month_later(period_end_date, -months), false) AS paid_before,
    is_strict AND coalesce(paying_months <= months, false) AND opening > 0 AND closing > 0 AS is_lost
  FROM pairs
  JOIN (VALUES
    ('cohort_12m', false), ('strict_no_return', true), ('monthly', false), ('quarterly', false),
    ('fiscal_year', false), ('fiscal_ytd', false)) AS d(definition_id, is_strict)
  ON CASE definition_id
    WHEN 'monthly' THEN months = 1
    WHEN 'quarterly' THEN months = 3 AND month(period_end_date) % 3 = 0
    WHEN 'fiscal_year' THEN months = 12 AND month(period_end_date) = 12
    WHEN 'fiscal_ytd' THEN months = month(period_end_date)
    ELSE months = 12
  END
),
counted AS (
  SELECT
    grain_id, product, definition_id, period_end_date, first_positive,
    own AS opening_mrr,
    CASE WHEN opening = 0 AND NOT paid_before THEN closing ELSE 0 END AS new_mrr,
    CASE WHEN opening = 0 AND paid_before OR is_lost THEN closing ELSE 0 END AS reactivation_mrr,
    CASE WHEN opening > 0 AND closing > opening AND NOT is_lost THEN closing - opening ELSE 0 END
      AS expansion_mrr,
    CASE WHEN closing > 0 AND closing < opening AND NOT is_lost THEN opening - closing ELSE 0 END
      AS contraction_mrr,
    CASE WHEN closing = 0 OR is_lost THEN opening ELSE 0 END AS churn_mrr,
    opening - own AS fx_mrr, closing AS closing_mrr, opening AS cohort_mrr,
    CASE WHEN opening > 0 AND NOT is_lost THEN closing ELSE 0 END AS cohort_closing_mrr,
    CASE WHEN NOT is_lost THEN least(opening, closing) ELSE 0 END AS retained_mrr,
    CASE WHEN opening > 0 THEN 1 ELSE 0 END AS opening_accounts,
    CASE WHEN opening > 0 AND closing > 0 AND NOT is_lost THEN 1 ELSE 0 END AS retained_accounts
  FROM defined
),
sliced AS (
  SELECT
    definition_id, period_end_date,
    CASE grouping(segment, region, industry, plan, csm_id, cohort)
      WHEN 63 THEN 'total' WHEN 31 THEN 'segment' WHEN 47 THEN 'region' WHEN 55 THEN 'industry'
      WHEN 59 THEN 'plan' WHEN 61 THEN 'csm' ELSE 'cohort'
    END AS slice_kind,
    coalesce(segment, region, industry, plan, csm_id, cohort, 'total') AS slice_value,
    sum(opening_mrr)::BIGINT AS opening_mrr, sum(new_mrr)::BIGINT AS new_mrr,
    sum(reactivation_mrr)::BIGINT AS reactivation_mrr, sum(expansion_mrr)::BIGINT AS expansion_mrr,
    sum(contraction_mrr)::BIGINT AS contraction_mrr, sum(churn_mrr)::BIGINT AS churn_mrr,
    sum(fx_mrr)::BIGINT AS fx_mrr, sum(closing_mrr)::BIGINT AS closing_mrr,
    sum(cohort_mrr)::BIGINT AS cohort_mrr, sum(cohort_closing_mrr)::BIGINT AS cohort_closing_mrr,
    sum(retained_mrr)::BIGINT AS retained_mrr, sum(opening_accounts)::BIGINT AS opening_accounts,
    sum(retained_accounts)::BIGINT AS retained_accounts
  FROM (
    SELECT
      counted.*, segment, region, industry, plan, csm_id,
      year(first_positive) || '-Q' || quarter(first_positive) AS cohort
    FROM counted LEFT JOIN attributes USING (grain_id)
    WHERE product IS NULL)
  GROUP BY GROUPING SETS (
    (definition_id, period_end_date), (definition_id, period_end_date, segment),
    (definition_id, period_end_date, region), (definition_id, period_end_date, industry),
    (definition_id, period_end_date, plan), (definition_id, period_end_date, csm_id),
    (definition_id, period_end_date, cohort))
  UNION ALL
  SELECT
    definition_id, period_end_date, 'product', product, sum(opening_mrr)::BIGINT,
    sum(new_mrr)::BIGINT, sum(reactivation_mrr)::BIGINT, sum(expansion_mrr)::BIGINT,
    sum(contraction_mrr)::BIGINT, sum(churn_mrr)::BIGINT, sum(fx_mrr)::BIGINT,
    sum(closing_mrr)::BIGINT, sum(cohort_mrr)::BIGINT, sum(cohort_closing_mrr)::BIGINT,
    sum(retained_mrr)::BIGINT, sum(opening_accounts)::BIGINT, sum(retained_accounts)::BIGINT
  FROM counted
  WHERE product IS NOT NULL
  GROUP BY ALL
)
SELECT * FROM sliced;
