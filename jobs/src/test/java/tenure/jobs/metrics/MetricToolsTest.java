package tenure.jobs.metrics;

import static org.apache.spark.sql.functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tenure.contract.Field;
import tenure.jobs.catalogue.MetricFile;
import tenure.jobs.lake.Lake;
import tenure.jobs.night.SampleNights;
import tenure.kit.Spark;
import tenure.marts.DimAccount;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctRetention;
import tenure.metrics.Metric;
import tenure.metrics.Metrics;
import tenure.scores.Retention;
import tenure.silver.Accounts;

/**
 * The metrics as data, read by the tools that they are written for: MetricFlow finds them sound and
 * answers with the figures that the nights published, and so do the expressions that dbt reads as
 * Open Semantic Interchange.
 */
class MetricToolsTest {
  private static final String BY_MONTH = "metric_time__month";

  private static Lake lake;
  private static DbtProject project;

  @BeforeAll
  static void make_a_project() {
    lake = SampleNights.lake();
    project = new DbtProject(lake.root());
    MetricFile.METRICFLOW.write(Metrics.ALL, project.folder("models"));
    project.run("dbt", "--quiet", "run");
  }

  @AfterAll
  static void remove_the_project() {
    if (project != null) {
      project.close();
    }
  }

  @Test
  void every_definition_is_sound_and_finds_its_columns_in_the_marts() {
    project.run("mf", "validate-configs");
  }

  @Test
  void a_month_of_the_company_is_as_published() {
    String names =
        CompanyMonths.METRICS.stream().map(Metric::name).collect(Collectors.joining(","));
    Dataset<Row> months = Figures.withMonth(answer(names, BY_MONTH), BY_MONTH);
    CompanyMonths.assertPublished(lake, m -> Figures.of(months, m.name(), Figures.MONTH));
  }

  @Test
  void retention_by_segment_and_month_is_that_of_spark() {
    String segment = "retention__" + Retention.SLICE_VALUE;
    String names = "nrr_by_segment,grr_by_segment,logo_retention_by_segment";
    Dataset<Row> months = Figures.withMonth(answer(names, BY_MONTH + "," + segment), BY_MONTH);
    Dataset<Row> published =
        Figures.withMonth(
            lake.published()
                .rows(FctRetention.TABLE)
                .where("definition_id = 'cohort_12m' and slice_kind = 'segment'"),
            Retention.PERIOD_END_DATE.name());
    for (Field rate : List.of(Retention.NRR, Retention.GRR, Retention.LOGO_RETENTION)) {
      SortedMap<String, String> expected =
          Figures.of(published, rate.name(), Figures.MONTH, Retention.SLICE_VALUE.name());
      assertFalse(expected.isEmpty(), "nothing to compare");
      String metric = rate.name() + "_by_segment";
      assertEquals(expected, Figures.of(months, metric, Figures.MONTH, segment), metric);
    }
  }

  @Test
  void the_parts_of_retention_are_those_of_spark_to_the_cent() {
    List<String> slices =
        Stream.of(Retention.DEFINITION_ID, Retention.SLICE_KIND, Retention.SLICE_VALUE)
            .map(Field::name)
            .toList();
    List<String> asked = slices.stream().map(s -> "retention__" + s).toList();
    List<Field> parts =
        List.of(Retention.COHORT_MRR, Retention.COHORT_CLOSING_MRR, Retention.RETAINED_MRR);
    String names = parts.stream().map(Field::name).collect(Collectors.joining(","));
    Dataset<Row> answer =
        Figures.withMonth(answer(names, BY_MONTH + "," + String.join(",", asked)), BY_MONTH);
    Dataset<Row> published =
        Figures.withMonth(
            lake.published().rows(FctRetention.TABLE), Retention.PERIOD_END_DATE.name());
    for (Field part : parts) {
      SortedMap<String, String> expected = Figures.of(published, part.name(), keys(slices));
      assertEquals(expected, Figures.of(answer, part.name(), keys(asked)), part.name());
    }
  }

  @Test
  void what_accounts_pay_adds_up_over_accounts_and_never_over_days() {
    String mrr = FctAccountDaily.MRR.name();
    Dataset<Row> daily = lake.published().rows(FctAccountDaily.TABLE);
    Object last = daily.selectExpr("max(as_of_date)").head().get(0);
    Dataset<Row> expected =
        daily
            .where(FctAccountDaily.AS_OF_DATE.col().equalTo(last))
            .select(FctAccountDaily.ACCOUNT_ID.name(), mrr)
            .join(lake.published().rows(DimAccount.TABLE), DimAccount.ACCOUNT_ID.name())
            .groupBy(Accounts.REGION.col())
            .agg(sum(mrr).as(mrr));
    assertEquals(
        Figures.of(expected, mrr, Accounts.REGION.name()),
        Figures.of(answer(mrr, "account__region"), mrr, "account__region"));
  }

  @Test
  void dbt_reads_the_interchange_and_its_expressions_give_what_was_published() throws IOException {
    try (DbtProject other = new DbtProject(lake.root()).withCalendar()) {
      Path document = MetricFile.OSI.write(Metrics.ALL, other.folder("osi"));
      other.run("dbt", "--quiet", "run");
      Set<String> unread = new TreeSet<>();
      Metrics.ALL.forEach(m -> m.variants().forEach(v -> unread.add(v.name())));
      unread.removeAll(other.metrics());
      assertEquals(Set.of(), unread, "dbt read the document without these");
      JsonNode values = other.osiValues(document);
      CompanyMonths.assertPublished(lake, m -> Figures.ofMonths(values.path(m.name())));
    }
  }

  private static String[] keys(List<String> slices) {
    return Stream.concat(Stream.of(Figures.MONTH), slices.stream()).toArray(String[]::new);
  }

  /** The answer of MetricFlow to a query; empty cells are null. */
  private static Dataset<Row> answer(String metrics, String by) {
    Path file = project.folder("answer-" + metrics.hashCode() + ".csv");
    project.run(
        "mf", "query", "--quiet", "--metrics", metrics, "--group-by", by, "--csv", file.toString());
    return Spark.session().read().option("header", true).csv(file.toString());
  }
}
