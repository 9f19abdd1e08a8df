-- The parquet files that both sides read, under the folder INPUTS.
CREATE OR REPLACE VIEW lines AS SELECT * FROM read_parquet('INPUTS/lines/*.parquet');
CREATE OR REPLACE TABLE hierarchy AS SELECT * FROM read_parquet('INPUTS/hierarchy/*.parquet');
CREATE OR REPLACE TABLE attributes AS SELECT * FROM read_parquet('INPUTS/attributes/*.parquet');
CREATE OR REPLACE TABLE months AS
  SELECT DISTINCT month_end_date FROM read_parquet('INPUTS/fx_rates/*.parquet');
CREATE OR REPLACE TABLE rates AS
  SELECT currency, month_end_date, CAST(rate * 100000000 AS BIGINT) AS rate_8
  FROM read_parquet('INPUTS/fx_rates/*.parquet')
  UNION ALL
  SELECT 'USD', month_end_date, 100000000 FROM months;
