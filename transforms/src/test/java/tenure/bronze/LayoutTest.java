package tenure.bronze;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.ltrim;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.contract.Field;

class LayoutTest {
  @Test
  void fivetran_writes_names_in_snake_case() {
    assertEquals("id", Layout.FIVETRAN.nameOf("Id"));
    assertEquals("system_modstamp", Layout.FIVETRAN.nameOf("SystemModstamp"));
    assertEquals("number_of_employees", Layout.FIVETRAN.nameOf("NumberOfEmployees"));
    assertEquals("left_company_date_c", Layout.FIVETRAN.nameOf("Left_Company_Date__c"));
    assertEquals("generated_timestamp", Layout.FIVETRAN_HISTORY.nameOf("generated_timestamp"));
    assertEquals("Segment_Override__c", Layout.AIRBYTE.nameOf("Segment_Override__c"));
  }

  @Test
  void a_row_that_fivetran_marks_is_gone_and_of_equal_rows_the_deletion_is_later() {
    assertRows(
        staged(
            Layout.FIVETRAN,
            """
            | id              | name | is_deleted | number_of_employees | _fivetran_deleted | _fivetran_active | _fivetran_synced    |
            | 0015g0000007000 | Acme | FALSE      | 12                  | FALSE             | -                | 2026-01-30 10:00:00 |
            | 0015g0000007000 | Acme | FALSE      | 12                  | TRUE              | -                | 2026-01-30 10:00:00 |
            | 0015g0000007001 | Bell | TRUE       | -                   | -                 | -                | 2026-01-30 10:00:00 |
            | 0015g0000007002 | Cole | -          | -                   | -                 | false            | 2026-01-30 10:00:00 |
            | 0015g0000007003 | Dorn | -          | many                | false             | true             | 2026-01-30 10:00:00 |
            """),
        """
        | account_id         | account_name | employees | is_deleted | _order                  | problems                           |
        | 0015g0000007000AAA | Acme         | 12        | false      | 2026-01-30 10:00:00 0   | -                                  |
        | 0015g0000007000AAA | Acme         | 12        | true       | 2026-01-30 10:00:00 1   | -                                  |
        | 0015g0000007001AAA | Bell         | -         | true       | 2026-01-30 10:00:00 0   | -                                  |
        | 0015g0000007002AAA | Cole         | -         | true       | 2026-01-30 10:00:00 1   | -                                  |
        | 0015g0000007003AAA | Dorn         | -         | false      | 2026-01-30 10:00:00 0   | NumberOfEmployees many is not a whole number |
        """);
  }

  @Test
  void of_versions_the_active_one_counts_and_without_one_the_object_is_gone() {
    assertRows(
        staged(
            Layout.FIVETRAN_HISTORY,
            """
            | id              | name | _fivetran_active | _fivetran_start     | _fivetran_end       |
            | 0015g0000007000 | Ace  | false            | 2026-01-01 00:00:00 | 2026-01-02 00:00:00 |
            | 0015g0000007000 | Acme | true             | 2026-01-02 00:00:00 | 9999-12-31 23:59:59 |
            | 0015g0000007001 | Bell | FALSE            | 2026-01-01 00:00:00 | 2026-01-02 00:00:00 |
            | 0015g0000007002 | Cole | -                | 2026-01-01 00:00:00 | 2050-01-01 00:00:00 |
            | 0015g0000007003 | Dorn | -                | 2026-01-01 00:00:00 | 2026-01-09 00:00:00 |
            """),
        """
        | account_name | is_deleted | _order                   |
        | Ace          | true       | 2026-01-01 00:00:00 0   1 |
        | Acme         | false      | 2026-01-02 00:00:00 1   0 |
        | Bell         | true       | 2026-01-01 00:00:00 0   1 |
        | Cole         | false      | 2026-01-01 00:00:00 1   0 |
        | Dorn         | true       | 2026-01-01 00:00:00 0   1 |
        """);
  }

  @Test
  void airbyte_is_typed_or_raw_and_a_higher_generation_is_a_full_refresh() {
    assertRows(
        staged(
            Layout.AIRBYTE,
            """
            | Id              | Name | IsDeleted | _airbyte_data                                                                       | _airbyte_generation_id | _ab_cdc_deleted_at |
            | 0015g0000007000 | Acme | false     | -                                                                                   | 10                     | -                  |
            | -               | -    | -         | {"Id":"0015g0000007001","Name":"Bell","IsDeleted":false,"NumberOfEmployees":3.0}    | 10                     | -                  |
            | 0015g0000007002 | Cole | false     | -                                                                                   | 9                      | -                  |
            | 0015g0000007003 | Dorn | false     | -                                                                                   | -                      | -                  |
            | 0015g0000007004 | Ernt | false     | -                                                                                   | 10                     | 2026-01-30         |
            """),
        """
        | account_id         | account_name | employees | is_deleted |
        | 0015g0000007000AAA | Acme         | -         | false      |
        | 0015g0000007001AAA | Bell         | 3         | false      |
        | 0015g0000007002AAA | Cole         | -         | true       |
        | 0015g0000007003AAA | Dorn         | -         | true       |
        | 0015g0000007004AAA | Ernt         | -         | true       |
        """);
  }

  @Test
  void without_generations_nothing_of_airbyte_is_taken_for_gone() {
    assertRows(
        staged(
            Layout.AIRBYTE,
            """
            | Id              | Name | _airbyte_extracted_at |
            | 0015g0000007000 | Acme | 2026-01-30            |
            """),
        """
        | account_name | is_deleted |
        | Acme         | false      |
        """);
  }

  @Test
  void every_extract_lands_in_every_layout_under_a_table_of_its_own_and_feeds_the_same_silver() {
    Set<String> tables = new HashSet<>();
    Set<String> vendors = new HashSet<>();
    Extracts.ALL.forEach(e -> vendors.add(e.vendor()));
    for (String vendor : vendors) {
      for (Layout layout : Layout.values()) {
        for (Extract extract : Loaders.of(vendor, layout)) {
          assertTrue(tables.add(extract.table().fullName()), extract::toString);
          List<String> columns = extract.table().fields().stream().map(Field::name).toList();
          assertTrue(columns.containsAll(extract.required()), extract::toString);
        }
      }
    }
  }

  @Test
  void every_table_that_differs_is_brought_into_the_columns_of_its_stages() {
    for (Landed landed : Loaders.different()) {
      Extract extract = landed.in(Layout.FIVETRAN);
      List<String> brought = Arrays.asList(asApi(extract, none(extract.table())).columns());
      for (Field field : landed.api().table().fields()) {
        assertTrue(brought.contains(field.name()), extract + " " + field);
      }
    }
  }

  @Test
  void a_loader_lands_what_the_interface_gives_and_not_what_a_loader_landed() {
    Extract once = SalesforceAccounts.EXTRACT.in(Layout.FIVETRAN);
    assertThrows(IllegalStateException.class, () -> once.in(Layout.FIVETRAN));
    assertEquals(SalesforceAccounts.EXTRACT, SalesforceAccounts.EXTRACT.in(Layout.API));
  }

  private static Dataset<Row> staged(Layout layout, String text) {
    Extract extract = SalesforceAccounts.EXTRACT.in(layout);
    Dataset<Row> api = asApi(extract, rows(extract.table(), text));
    Dataset<Row> staged = extract.staged().get(0).stage().apply(api);
    return withProblems(staged.withColumn("_order", ltrim(col("_order"))));
  }

  /** With nothing in the parts. */
  private static Dataset<Row> asApi(Extract extract, Dataset<Row> landed) {
    List<Dataset<Row>> parts =
        extract.shape().parts().stream()
            .map(p -> p.in(extract.shape().layout()))
            .map(p -> asApi(p, none(p.table())))
            .toList();
    return extract.shape().asApi(landed, parts);
  }
}
