-- What each line is worth at each month end, in cents; originals in units of 0.00000001.
-- DuckDB divides decimals as doubles, so every division here is one of whole numbers, rounded half up.
CREATE OR REPLACE TABLE line_months AS
WITH divided AS (
  SELECT
    *,
    CASE interval_unit WHEN 'month' THEN interval_count ELSE 12 * interval_count END AS divisor,
    CAST(amount * 100 AS HUGEINT) AS amount_cents,
    CAST(coalesce(discount_share, 0) * 100 AS HUGEINT) AS discount_percent
  FROM lines
),
priced AS (
  SELECT *, (amount_cents * 20000000000 + divisor) // (2 * divisor) AS per_month_12
  FROM divided
),
valued AS (
  SELECT
    *,
    CAST((per_month_12 * 2 + 10000) // 20000 AS BIGINT) AS list_8,
    CAST((per_month_12 * (100 - discount_percent) * 2 + 1000000) // 2000000 AS BIGINT) AS reduced_8
  FROM priced
),
monthly AS (
  SELECT
    subscription_line_id, account_id, product_family, tier_rank, CAST(quantity AS BIGINT) AS quantity,
    currency, month_end_date, list_8,
    CASE
      WHEN (discount_start_date IS NULL OR discount_start_date <= month_end_date)
        AND (discount_end_date IS NULL OR discount_end_date > month_end_date)
      THEN reduced_8 ELSE list_8
    END AS net_8
  FROM valued
  JOIN months ON month_end_date >= service_start_date
    AND (service_end_date IS NULL OR service_end_date > month_end_date)
)
SELECT
  monthly.*,
  to_cents(net_8, rate_8) AS mrr,
  to_cents(list_8, rate_8) AS mrr_list
FROM monthly
JOIN rates USING (currency, month_end_date);
