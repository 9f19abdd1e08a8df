-- Whole-number arithmetic, rounded half away from zero as decimals are.
CREATE MACRO rounded(a, b) AS sign(a) * ((abs(a) * 2 + b) // (2 * b));
-- An amount of cents times a over b, first to six decimals and then to the cent.
CREATE MACRO quotient(a, b) AS CAST(rounded(rounded(a * 10000, b), 10000) AS BIGINT);
-- An original amount of eight decimals at a rate of eight decimals, in cents.
CREATE MACRO to_cents(a, rate) AS CAST(rounded(a::HUGEINT * rate, 100000000000000::HUGEINT) AS BIGINT);
CREATE MACRO month_later(m, n) AS last_day((m + to_months(n))::DATE);
