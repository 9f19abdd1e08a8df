package tenure.columns;

import static org.apache.spark.sql.functions.col;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.strings;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ReadingTest {
  @Test
  void a_day_is_iso_and_of_our_time() {
    assertRows(
        read(
            Reading.day("given"),
            """
            | given      |
            | 2026-01-31 |
            | 2024-02-29 |
            | 1990-01-01 |
            | 2100-12-31 |
            |            |
            | -          |
            | 2025-02-29 |
            | 1989-12-31 |
            | 2101-01-01 |
            | 31/01/2026 |
            | 1/31/2026  |
            | 20260131   |
            | 2026-01    |
            """),
        """
        | given      | value      | reason |
        | 2026-01-31 | 2026-01-31 | -      |
        | 2024-02-29 | 2024-02-29 | -      |
        | 1990-01-01 | 1990-01-01 | -      |
        | 2100-12-31 | 2100-12-31 | -      |
        |            | -          | -      |
        | -          | -          | -      |
        | 2025-02-29 | -          | is not a day from 1990 to 2100 written as 2026-01-31 |
        | 1989-12-31 | -          | is not a day from 1990 to 2100 written as 2026-01-31 |
        | 2101-01-01 | -          | is not a day from 1990 to 2100 written as 2026-01-31 |
        | 31/01/2026 | -          | is not a day from 1990 to 2100 written as 2026-01-31 |
        | 1/31/2026  | -          | is not a day from 1990 to 2100 written as 2026-01-31 |
        | 20260131   | -          | is not a day from 1990 to 2100 written as 2026-01-31 |
        | 2026-01    | -          | is not a day from 1990 to 2100 written as 2026-01-31 |
        """);
  }

  @Test
  void a_moment_is_read_in_every_form_the_vendors_use() {
    assertRows(
        read(
            Reading.moment("given"),
            """
            | given                        |
            | 2020-10-22T21:03:23.000+0000 |
            | 2020-10-22T23:03:23.000+0200 |
            | 2023-10-22T06:25:12.000Z     |
            | 2020-04-24 14:13:07.083      |
            | 2020-04-24T14:13:07Z         |
            | 2020-04-24                   |
            | 1234567890                   |
            | 1234567890.0                 |
            | 1234567890123                |
            | 0                            |
            | 14:13:07                     |
            | 2020                         |
            | 2020-04-24T25:00:00Z         |
            | 2143-01-01T00:00:00Z         |
            | yesterday                    |
            """),
        """
        | given                        | value                   | reason |
        | 2020-10-22T21:03:23.000+0000 | 2020-10-22T21:03:23     | -      |
        | 2020-10-22T23:03:23.000+0200 | 2020-10-22T21:03:23     | -      |
        | 2023-10-22T06:25:12.000Z     | 2023-10-22T06:25:12     | -      |
        | 2020-04-24 14:13:07.083      | 2020-04-24T14:13:07.083 | -      |
        | 2020-04-24T14:13:07Z         | 2020-04-24T14:13:07     | -      |
        | 2020-04-24                   | 2020-04-24T00:00        | -      |
        | 1234567890                   | 2009-02-13T23:31:30     | -      |
        | 1234567890.0                 | 2009-02-13T23:31:30     | -      |
        | 1234567890123                | -                       | is in milliseconds where seconds are due |
        | 0                            | -                       | is not a moment from 1990 to 2100 |
        | 14:13:07                     | -                       | is not a moment from 1990 to 2100 |
        | 2020                         | -                       | is not a moment from 1990 to 2100 |
        | 2020-04-24T25:00:00Z         | -                       | is not a moment from 1990 to 2100 |
        | 2143-01-01T00:00:00Z         | -                       | is not a moment from 1990 to 2100 |
        | yesterday                    | -                       | is not a moment from 1990 to 2100 |
        """);
  }

  @Test
  void a_whole_number_may_carry_a_point_and_zeros() {
    assertRows(
        read(
            Reading.whole("given"),
            """
            | given |
            | 23.0  |
            | 23    |
            | -4    |
            | 1e3   |
            | 23.5  |
            | many  |
            """),
        """
        | given | value | reason                |
        | 23.0  | 23    | -                     |
        | 23    | 23    | -                     |
        | -4    | -4    | -                     |
        | 1e3   | 1000  | -                     |
        | 23.5  | -     | is not a whole number |
        | many  | -     | is not a whole number |
        """);
  }

  @Test
  void a_decimal_is_exact() {
    assertRows(
        read(
            Reading.decimal("given"),
            """
            | given                  |
            | 0.1                    |
            | 12345678901234567.1234 |
            | 1,5                    |
            | NaN                    |
            | 1e30                   |
            """),
        """
        | given                  | value                  | reason          |
        | 0.1                    | 0.10                   | -               |
        | 12345678901234567.1234 | 12345678901234567.1234 | -               |
        | 1,5                    | -                      | is not a number |
        | NaN                    | -                      | is not a number |
        | 1e30                   | -                      | is not a number |
        """);
  }

  @Test
  void truth_has_two_words_and_two_digits() {
    assertRows(
        read(
            Reading.flag("given"),
            """
            | given |
            | true  |
            | FALSE |
            | 1     |
            | 0     |
            | vrai  |
            | -     |
            """),
        """
        | given | value | reason                    |
        | true  | true  | -                         |
        | FALSE | false | -                         |
        | 1     | true  | -                         |
        | 0     | false | -                         |
        | vrai  | -     | is neither true nor false |
        | -     | -     | -                         |
        """);
  }

  @Test
  void a_choice_is_one_of_its_words_in_any_case() {
    assertRows(
        read(
            Reading.choice("given", col("given"), Map.of("Good", "5", "bad", "1")),
            """
            | given |
            | good  |
            | BAD   |
            | fine  |
            """),
        """
        | given | value | reason               |
        | good  | 5     | -                    |
        | BAD   | 1     | -                    |
        | fine  | -     | is none of Good, bad |
        """);
  }

  private static Dataset<Row> read(Reading reading, String text) {
    return strings(text)
        .withColumn("value", reading.value())
        .withColumn("reason", reading.problem().getField("reason"));
  }
}
