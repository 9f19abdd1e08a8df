package tenure.columns;

import static org.apache.spark.sql.functions.col;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.strings;

import org.junit.jupiter.api.Test;

class MinorUnitsTest {
  @Test
  void decimals_depend_on_the_currency_and_on_who_sends_it() {
    assertRows(
        strings(
                """
                | minor | currency |
                | 1234  | usd      |
                | 1234  | JPY      |
                | 1230  | KWD      |
                | 1234  | ISK      |
                | 1234  | UGX      |
                | 1234  | MGA      |
                | 0.5   | EUR      |
                | -     | EUR      |
                """)
            .withColumn("iso", MinorUnits.iso(col("minor"), col("currency")))
            .withColumn("stripe", MinorUnits.stripe(col("minor"), col("currency"))),
        """
        | minor | currency | iso     | stripe  |
        | 1234  | usd      | 12.34   | 12.34   |
        | 1234  | JPY      | 1234.00 | 1234.00 |
        | 1230  | KWD      | 1.23    | 1.23    |
        | 1234  | ISK      | 1234.00 | 12.34   |
        | 1234  | UGX      | 1234.00 | 12.34   |
        | 1234  | MGA      | 12.34   | 1234.00 |
        | 0.5   | EUR      | 0.005   | 0.005   |
        | -     | EUR      | -       | -       |
        """);
  }
}
