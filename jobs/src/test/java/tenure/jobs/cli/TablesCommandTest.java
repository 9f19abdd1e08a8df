package tenure.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tenure.Catalog;
import tenure.contract.Document;
import tenure.jobs.catalogue.MetricFile;
import tenure.metrics.Metrics;

class TablesCommandTest {
  @Test
  void every_table_has_a_line() {
    Call call = Call.of("tables");
    assertEquals(0, call.code());
    assertEquals(Catalog.ALL.size(), call.out().lines().count());
  }

  @Test
  void a_table_is_found_with_and_without_its_layer_and_told_in_words() {
    Call call = Call.of("tables", "fx_rates");
    assertEquals(Call.of("tables", "Silver.FX_rates").out(), call.out());
    assertTrue(call.out().startsWith("silver.fx_rates: "), call.out());
    assertTrue(call.out().contains("* currency"), call.out());
  }

  @Test
  void a_misspelt_table_gets_the_nearest_name() {
    Call call = Call.of("tables", "silver.acounts");
    assertEquals(2, call.code());
    assertEquals(
        "tenure: There is no table silver.acounts. Did you mean silver.accounts?"
            + " ./tenure tables lists all of them.\n",
        call.err());
  }

  @Test
  void a_table_in_the_wrong_layer_is_pointed_to_the_right_one() {
    assertTrue(Call.of("tables", "marts.accounts").err().contains("mean silver.accounts?"));
  }

  @Test
  void markdown_is_the_document_of_all_tables() {
    assertEquals(Document.markdown(Catalog.ALL), Call.of("tables", "--markdown").out());
  }

  @Test
  void metrics_are_those_of_the_tables_that_are_asked_for() {
    assertEquals(
        MetricFile.METRICFLOW.text(Metrics.ALL), Call.of("tables", "--format", "metricflow").out());
    String renewals = Call.of("tables", "fct_renewal_rate", "--format", "osi").out();
    assertTrue(renewals.contains("\"gross_renewal_rate\""), renewals);
    assertFalse(renewals.contains("\"nrr\""), renewals);
  }
}
