package tenure.marts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import tenure.features.SegmentPolicy;
import tenure.features.SegmentPolicy.Segment;
import tenure.silver.Products;

class DimensionsTest {
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 31);

  private static Dataset<Row> calendar(int fiscalMonth) {
    return DimDate.from(none(DimDate.TABLE), new CalendarPolicy(2024, 1), fiscalMonth, NIGHT);
  }

  @Test
  void the_calendar_has_every_day_with_its_week_month_and_quarter() {
    Dataset<Row> days = calendar(1);
    assertEquals(366 + 3 * 365, days.count());
    assertRows(
        days.where("calendar_date in (date'2024-02-29', date'2025-03-31', date'2026-05-03')"),
        """
        | calendar_date | week_start_date | month_label | quarter_label | month_end_date | quarter_end_date | day_of_week | is_weekend | is_month_end | is_quarter_end |
        | 2024-02-29    | 2024-02-26      | 2024-02     | 2024 Q1       | 2024-02-29     | 2024-03-31       | 4           | false      | true         | false          |
        | 2025-03-31    | 2025-03-31      | 2025-03     | 2025 Q1       | 2025-03-31     | 2025-03-31       | 1           | false      | true         | true           |
        | 2026-05-03    | 2026-04-27      | 2026-05     | 2026 Q2       | 2026-05-31     | 2026-06-30       | 7           | true       | false        | false          |
        """);
  }

  @Test
  void a_fiscal_year_has_the_name_of_the_year_it_ends_in() {
    String first = "calendar_date in (date'2026-01-31', date'2026-02-01')";
    assertRows(
        calendar(1).where(first),
        """
        | calendar_date | fiscal_year | fiscal_quarter | fiscal_year_end_date |
        | 2026-01-31    | 2026        | 1              | 2026-12-31           |
        | 2026-02-01    | 2026        | 1              | 2026-12-31           |
        """);
    assertRows(
        calendar(2).where(first),
        """
        | calendar_date | fiscal_year | fiscal_quarter | fiscal_year_end_date |
        | 2026-01-31    | 2026        | 4              | 2026-01-31           |
        | 2026-02-01    | 2027        | 1              | 2027-01-31           |
        """);
    assertRows(
        calendar(7).where("calendar_date in (date'2025-06-30', date'2025-07-01')"),
        """
        | calendar_date | fiscal_year | fiscal_quarter | fiscal_year_end_date |
        | 2025-06-30    | 2025        | 4              | 2025-06-30           |
        | 2025-07-01    | 2026        | 1              | 2026-06-30           |
        """);
  }

  @Test
  void the_calendar_ends_with_a_fiscal_year() {
    CalendarPolicy policy = new CalendarPolicy(2000, 2);
    assertEquals(LocalDate.of(2000, 2, 1), policy.first(2));
    assertEquals(LocalDate.of(2028, 1, 31), policy.last(2, NIGHT));
    assertEquals(LocalDate.of(2029, 1, 31), policy.last(2, NIGHT.plusDays(1)));
    assertEquals(LocalDate.of(2028, 12, 31), policy.last(1, NIGHT));
  }

  @Test
  void products_stand_as_they_are_known() {
    assertRows(
        DimProduct.from(
            rows(
                Products.TABLE,
                """
                | source | product_id | product_name | known_on   | is_deleted | written_on |
                | stripe | prod_1     | Suite        | 2026-01-30 | false      | 2026-01-31 |
                """)),
        """
        | source | product_id | product_name | module | known_on   |
        | stripe | prod_1     | Suite        | -      | 2026-01-30 |
        """);
  }

  @Test
  void segments_stand_from_the_largest_to_those_who_never_paid() {
    SegmentPolicy policy =
        new SegmentPolicy(
            List.of(
                new Segment("strategic", null, "high-touch"),
                new Segment("enterprise", new BigDecimal("100000"), "high-touch"),
                new Segment("smb", new BigDecimal("5000.50"), "tech-touch"),
                new Segment("self_serve", BigDecimal.ZERO, "digital-only")),
            "product_led",
            90,
            120,
            90);
    assertRows(
        DimSegment.from(none(DimSegment.TABLE), policy),
        """
        | segment     | touch        | segment_rank | from_arr  | below_arr | is_by_hand | is_unpaid |
        | strategic   | high-touch   | 1            | -         | -         | true       | false     |
        | enterprise  | high-touch   | 2            | 100000.00 | -         | false      | false     |
        | smb         | tech-touch   | 3            | 5000.50   | 100000.00 | false      | false     |
        | self_serve  | digital-only | 4            | 0.00      | 5000.50   | false      | false     |
        | product_led | -            | 5            | -         | -         | false      | true      |
        """);
  }
}
