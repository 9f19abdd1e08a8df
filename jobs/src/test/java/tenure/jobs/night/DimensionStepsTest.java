package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Settings;
import tenure.kit.Spark;
import tenure.marts.CalendarPolicy;
import tenure.marts.DimDate;
import tenure.marts.DimProduct;
import tenure.silver.Products;

/** Dimensions that a night leaves alone, because they are already what it would make of them. */
class DimensionStepsTest {
  private static final LocalDate NIGHT = LocalDate.parse("2026-01-31");
  private static final Settings SHIPPED = Settings.load(Settings.Overrides.none());

  @TempDir Path folder;
  private Lake lake;

  @BeforeEach
  void open() {
    lake = new Lake(Spark.session(), folder.toString());
  }

  private boolean isStanding(Table table, LocalDate night) {
    return DimensionSteps.of(SHIPPED).stream()
        .filter(s -> s.target() == table)
        .allMatch(s -> s.isStanding().test(lake, night));
  }

  private void calendar(int fiscalMonth) {
    CalendarPolicy policy = SHIPPED.books().calendar();
    lake.replaceAll(DimDate.TABLE, DimDate.from(none(DimDate.TABLE), policy, fiscalMonth, NIGHT));
  }

  @Test
  void the_calendar_is_made_once_a_year_and_again_when_fiscal_years_begin_elsewhere() {
    assertFalse(isStanding(DimDate.TABLE, NIGHT));
    calendar(1);
    assertTrue(isStanding(DimDate.TABLE, NIGHT));
    assertTrue(isStanding(DimDate.TABLE, LocalDate.parse("2026-12-31")));
    assertFalse(isStanding(DimDate.TABLE, LocalDate.parse("2027-01-01")));
    calendar(7);
    assertFalse(isStanding(DimDate.TABLE, NIGHT));
  }

  @Test
  void products_are_made_on_nights_that_learned_something_of_them() {
    assertFalse(isStanding(DimProduct.TABLE, NIGHT));
    lake.replaceAll(DimProduct.TABLE, none(DimProduct.TABLE));
    assertTrue(isStanding(DimProduct.TABLE, NIGHT), "no source tells of products");
    learn(NIGHT);
    assertFalse(isStanding(DimProduct.TABLE, NIGHT));
    show(NIGHT);
    assertFalse(isStanding(DimProduct.TABLE, NIGHT), "the night may be made again");
    assertTrue(isStanding(DimProduct.TABLE, NIGHT.plusDays(1)));
    learn(NIGHT.plusDays(1));
    assertFalse(isStanding(DimProduct.TABLE, NIGHT.plusDays(1)));
    assertFalse(isStanding(DimProduct.TABLE, NIGHT.plusDays(2)), "the night before was cut short");
  }

  private void learn(LocalDate night) {
    String product =
        """
        | source | product_id | known_on | is_deleted | written_on |
        | stripe | prod_1     | %s       | false      | %s         |
        """;
    lake.replace(Products.TABLE, night, rows(Products.TABLE, product.formatted(night, night)));
  }

  private void show(LocalDate night) {
    lake.replaceAll(DimProduct.TABLE, DimProduct.from(lake.asKnown(Products.TABLE, night)));
  }
}
