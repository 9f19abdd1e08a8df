package tenure.jobs.ingest;

import static tenure.jobs.ingest.Poison.assertLoaded;
import static tenure.jobs.ingest.Poison.assertRefused;
import static tenure.jobs.ingest.Poison.file;
import static tenure.jobs.ingest.Poison.source;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.kit.Spark;

class ParquetPoisonTest {
  private static final String REFUSED =
      """
      | name                      | line | column_name | value                | reason                                                     |
      | amount_infinite           | -    | amount      | -Infinity            | is not a number                                            |
      | amount_nan                | -    | amount      | NaN                  | is not a number                                            |
      | amount_struct             | -    | amount      | {"value":10}         | is not a number                                            |
      | amount_too_large          | -    | amount      | 99999999999999999.99 | is too large for money                                     |
      | amount_truth              | -    | amount      | true                 | is not a number                                            |
      | bad_bytes                 | -    | -           | G,A�,10.00,2026-01-3 | The row holds bytes that are no characters of its encoding |
      | bad_utf8                  | -    | -           | G,A�,10.00,2026-01-3 | The row holds bytes that are no characters of its encoding |
      | choice_unknown            | -    | status      | paid?                | is none of draft, open, paid, uncollectible, void          |
      | count_half                | -    | attempts    | 1.5                  | is not a whole number                                      |
      | count_overflow            | -    | attempts    | 19999999999999999999 | is not a whole number                                      |
      | day_year_0001             | -    | day         | 0001-01-01           | is not a moment from 1990 to 2100                          |
      | day_year_9999             | -    | day         | 9999-12-31           | is not a moment from 1990 to 2100                          |
      | field_of_10_mb            | -    | -           | G,xxxxxxxxxxxxxxxxxx | The row is longer than 4000000 bytes                       |
      | flag_number               | -    | failed      | 2                    | is neither true nor false                                  |
      | key_null                  | -    | id          | -                    | is missing                                                 |
      | key_null                  | -    | id          | -                    | is missing                                                 |
      | moment_epoch_milliseconds | -    | seen        | 1769767200000        | is in milliseconds where seconds are due                   |
      | nul                       | -    | -           | G,A␀,10.00,2026-01-3 | The row holds a NUL character                              |
      """;

  @TempDir Path folder;

  @Test
  void no_row_of_parquet_is_lost_or_half_read() {
    TestNight night = source(folder, "parquet", "bills/{date}.*.parquet/part*");
    parquet(night, "amount_nan", "double('NaN') AS amount");
    parquet(night, "amount_infinite", "double('-Infinity') AS amount");
    parquet(night, "amount_too_large", "99999999999999999.99BD AS amount");
    parquet(night, "amount_struct", "struct(10 AS value) AS amount");
    parquet(night, "amount_truth", "true AS amount");
    parquet(night, "count_half", "1.5 AS attempts");
    parquet(night, "count_overflow", "19999999999999999999BD AS attempts");
    parquet(night, "day_year_0001", "DATE'0001-01-01' AS day");
    parquet(night, "day_year_9999", "DATE'9999-12-31' AS day");
    parquet(night, "moment_epoch_milliseconds", "1769767200000 AS seen");
    parquet(night, "flag_number", "2 AS failed");
    parquet(night, "choice_unknown", "'paid?' AS status");
    parquet(night, "key_null", "string(null) AS id");
    parquet(night, "nul", "'A\\u0000' AS account");
    parquet(night, "bad_utf8", "cast(X'41FF' AS string) AS account");
    parquet(night, "bad_bytes", "X'41FF' AS account");
    parquet(night, "field_of_10_mb", "repeat('x', 10000000) AS account");
    parquet(night, "id_double", "'A' AS account", "370326104793.0D AS id");
    parquet(night, "amount_double", "1.0E7D AS amount", "'ok2' AS id");
    parquet(night, "day_is_moment", "TIMESTAMP'2026-01-30 00:00:00' AS day", "'ok3' AS id");
    parquet(night, "column_new", "named_struct('a', 1) AS new", "'ok4' AS id");
    night.run("2026-01-30");
    assertRefused(night, REFUSED);
    assertLoaded(night, 4);
  }

  private static void parquet(TestNight night, String name, String... columns) {
    Dataset<Row> row =
        Spark.session()
            .sql(
                "SELECT 'G' AS id, 'A' AS account, 10.00 AS amount, DATE'2026-01-30' AS day, TIMESTAMP'2026-01-30 10:00:00' AS seen, 1 AS attempts, false AS failed, 'paid' AS status");
    for (String column : columns) {
      String target = column.replaceAll(".* AS ", "");
      row =
          row.withColumn(
              target, org.apache.spark.sql.functions.expr(column.replaceAll(" AS [a-z]+$", "")));
    }
    row.coalesce(1).write().parquet(night.landing.resolve(file(name, "parquet")).toString());
  }
}
