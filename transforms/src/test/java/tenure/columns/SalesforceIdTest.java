package tenure.columns;

import static org.apache.spark.sql.functions.col;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.strings;

import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SalesforceIdTest {
  @Test
  void both_forms_are_one_id() {
    assertRows(
        read(
            """
            | given              |
            | 0015500000Xyy06    |
            | 0015500000Xyy06AAB |
            | 00530000003xqAb    |
            | 00530000003xqAbAAI |
            """),
        """
        | given              | id                 |
        | 0015500000Xyy06    | 0015500000Xyy06AAB |
        | 0015500000Xyy06AAB | 0015500000Xyy06AAB |
        | 00530000003xqAb    | 00530000003xqAbAAI |
        | 00530000003xqAbAAI | 00530000003xqAbAAI |
        """);
  }

  @Test
  void ids_that_differ_in_case_alone_are_different_accounts() {
    assertRows(
        read(
            """
            | given           |
            | 0015500000xyy06 |
            | 0015500000XYY06 |
            """),
        """
        | given           | id                 |
        | 0015500000xyy06 | 0015500000xyy06AAA |
        | 0015500000XYY06 | 0015500000XYY06AAH |
        """);
  }

  @Test
  void a_folded_id_of_18_characters_gets_its_capitals_back() {
    assertRows(
        read(
            """
            | given              |
            | 0015500000xyy06aab |
            | 0015500000XYY06AAB |
            | 0015500000XYY06AAZ |
            """),
        """
        | given              | id                 |
        | 0015500000xyy06aab | 0015500000Xyy06AAB |
        | 0015500000XYY06AAB | 0015500000Xyy06AAB |
        | 0015500000XYY06AAZ | -                  |
        """);
  }

  @Test
  void what_is_no_id_is_none() {
    assertRows(
        read(
            """
            | given              |
            | 000000000000000AAA |
            | 000000000000000    |
            | 0015500000Xyy0     |
            | 0015500000Xyy06A   |
            | 0015500000Xyy-6    |
            | acme               |
            | -                  |
            """),
        """
        | given              | id |
        | 000000000000000AAA | -  |
        | 000000000000000    | -  |
        | 0015500000Xyy0     | -  |
        | 0015500000Xyy06A   | -  |
        | 0015500000Xyy-6    | -  |
        | acme               | -  |
        | -                  | -  |
        """);
  }

  @Test
  void any_id_is_what_the_published_rule_makes_of_it() {
    String letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    Random random = new Random(5);
    StringBuilder given = new StringBuilder("| given |\n");
    StringBuilder expected = new StringBuilder("| given | id |\n");
    for (int n = 0; n < 500; n++) {
      StringBuilder id = new StringBuilder("001");
      while (id.length() < 15) {
        id.append(letters.charAt(random.nextInt(letters.length())));
      }
      String whole = id + suffix(id.toString());
      String as = random.nextBoolean() ? id.toString() : whole;
      given.append("| %s |%n".formatted(as));
      expected.append("| %s | %s |%n".formatted(as, whole));
    }
    assertRows(read(given.toString()), expected.toString());
  }

  private static String suffix(String id) {
    StringBuilder suffix = new StringBuilder();
    for (int chunk = 0; chunk < 3; chunk++) {
      int bits = 0;
      for (int i = 0; i < 5; i++) {
        bits |= Character.isUpperCase(id.charAt(chunk * 5 + i)) ? 1 << i : 0;
      }
      suffix.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".charAt(bits));
    }
    return suffix.toString();
  }

  private static Dataset<Row> read(String text) {
    return strings(text).withColumn("id", SalesforceId.of(col("given")));
  }
}
