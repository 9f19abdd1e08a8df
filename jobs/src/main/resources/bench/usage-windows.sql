-- The windows of features.account_usage on NIGHT, from the same files, with the same trick of bits.
CREATE VIEW used AS
  SELECT l.account_id, u.source, u.user_id, u.feature, u.usage_date, u.events, u.minutes, u.denied,
    coalesce(u.is_core, false) AS is_core, coalesce(u.is_premium, false) AS is_premium,
    CAST(DATE 'NIGHT' - u.usage_date AS BIGINT) AS ago
  FROM read_parquet('USAGE') u
  LEFT JOIN (SELECT source, source_account_key, account_id FROM read_parquet('LINKS')) l
    USING (source, source_account_key)
  WHERE u.known_on > DATE 'NIGHT' - 91 AND u.known_on <= DATE 'NIGHT'
    AND u.usage_date > DATE 'NIGHT' - 91 AND u.usage_date <= DATE 'NIGHT';

CREATE TABLE users AS
  SELECT account_id, source, user_id,
    bit_or(CASE WHEN events > 0 AND ago < 56 THEN 1::BIGINT << ago ELSE 0 END) AS recent,
    bit_or(CASE WHEN events > 0 AND ago >= 56 THEN 1::BIGINT << (ago - 56) ELSE 0 END) AS older,
    sum(events) FILTER (WHERE ago < 7) AS events_7d,
    sum(events) FILTER (WHERE ago < 28) AS events_28d,
    sum(events) FILTER (WHERE ago < 90) AS events_90d,
    sum(events) FILTER (WHERE is_core AND ago < 28) AS core_events_28d,
    sum(events) FILTER (WHERE is_core AND ago >= 28 AND ago < 56) AS core_events_prior_28d,
    sum(minutes) FILTER (WHERE ago < 7) AS minutes_7d,
    sum(minutes) FILTER (WHERE ago < 28) AS minutes_28d,
    sum(minutes) FILTER (WHERE ago < 90) AS minutes_90d,
    sum(denied) FILTER (WHERE ago < 7) AS denied_7d,
    sum(denied) FILTER (WHERE ago < 28) AS denied_28d,
    sum(denied) FILTER (WHERE ago < 90) AS denied_90d
  FROM used GROUP BY ALL;

CREATE TABLE features_used AS
  SELECT account_id, feature, bool_or(is_core) AS is_core, bool_or(is_premium) AS is_premium
  FROM used WHERE ago < 28 AND events > 0 GROUP BY ALL;

CREATE TABLE catalogue AS
  SELECT count(*) AS included_features, count(*) FILTER (WHERE is_core) AS included_core_features,
    count(*) FILTER (WHERE is_premium) AS included_premium_features
  FROM (SELECT feature, bool_or(is_core) AS is_core, bool_or(is_premium) AS is_premium FROM features_used GROUP BY feature);

CREATE TABLE account_usage AS
  SELECT account_id,
    count(*) FILTER (WHERE (recent & 127) <> 0) AS active_users_7d,
    count(*) FILTER (WHERE (recent & ((1::BIGINT << 28) - 1)) <> 0) AS active_users_28d,
    count(*) FILTER (WHERE (recent >> 28) <> 0) AS active_users_prior_28d,
    count(*) FILTER (WHERE recent <> 0 OR (older & ((1::BIGINT << 34) - 1)) <> 0) AS active_users_90d,
    sum(bit_count(recent & 127)) AS logins_week_1,
    sum(bit_count((recent >> 7) & 127)) AS logins_week_2,
    sum(bit_count((recent >> 14) & 127)) AS logins_week_3,
    sum(bit_count((recent >> 21) & 127)) AS logins_week_4,
    sum(bit_count((recent >> 28) & 127)) AS logins_week_5,
    sum(bit_count((recent >> 35) & 127)) AS logins_week_6,
    sum(bit_count((recent >> 42) & 127)) AS logins_week_7,
    sum(bit_count((recent >> 49) & 127)) AS logins_week_8,
    sum(bit_count(older & 127)) AS logins_week_9,
    sum(bit_count((older >> 7) & 127)) AS logins_week_10,
    sum(bit_count((older >> 14) & 127)) AS logins_week_11,
    sum(bit_count((older >> 21) & 127)) AS logins_week_12,
    sum(bit_count((older >> 28) & 127)) AS logins_week_13,
    coalesce(sum(events_7d), 0) AS events_7d,
    coalesce(sum(events_28d), 0) AS events_28d,
    coalesce(sum(events_90d), 0) AS events_90d,
    coalesce(sum(core_events_28d), 0) AS core_events_28d,
    coalesce(sum(core_events_prior_28d), 0) AS core_events_prior_28d,
    coalesce(sum(minutes_7d), 0) AS minutes_7d,
    coalesce(sum(minutes_28d), 0) AS minutes_28d,
    coalesce(sum(minutes_90d), 0) AS minutes_90d,
    coalesce(sum(denied_7d), 0) AS denied_7d,
    coalesce(sum(denied_28d), 0) AS denied_28d,
    coalesce(sum(denied_90d), 0) AS denied_90d,
    any_value(f.features_used_28d) AS features_used_28d,
    any_value(f.core_features_used_28d) AS core_features_used_28d,
    any_value(f.premium_features_used_28d) AS premium_features_used_28d,
    any_value(included_features) AS included_features,
    any_value(included_core_features) AS included_core_features,
    any_value(included_premium_features) AS included_premium_features
  FROM users
  LEFT JOIN (
    SELECT account_id, count(*) AS features_used_28d, count(*) FILTER (WHERE is_core) AS core_features_used_28d,
      count(*) FILTER (WHERE is_premium) AS premium_features_used_28d
    FROM features_used GROUP BY account_id) f USING (account_id)
  CROSS JOIN catalogue
  GROUP BY account_id;

COPY account_usage TO 'OUTPUT' (FORMAT parquet);
