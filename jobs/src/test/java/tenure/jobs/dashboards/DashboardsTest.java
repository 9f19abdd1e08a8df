package tenure.jobs.dashboards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tenure.jobs.Progress;
import tenure.jobs.browser.Browser;
import tenure.jobs.database.Database;
import tenure.jobs.database.Given;
import tenure.jobs.database.Postgres;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Releases;
import tenure.jobs.night.SampleNights;
import tenure.jobs.python.PythonEnvironment;
import tenure.jobs.warehouse.Publishing;
import tenure.jobs.warehouse.Warehouse;
import tenure.marts.KpiCompanyMonth;

/**
 * The dashboards in a real Superset and a real browser, on the marts of the sample nights. What
 * they looked like is left in target/dashboards.
 */
class DashboardsTest {
  private static final Path PICTURES = Path.of("target", "dashboards");
  private static final String SCHEMA = "dashboards";
  private static final int WIDTH = 1440;
  private static final int SECONDS = 90;

  /**
   * Nobody changes colour in the sample's nights, and its sources contradict each other nowhere.
   */
  private static final Set<String> NOT_IN_THE_SAMPLE =
      Set.of("Changed colour", "Where sources disagree");

  /** The last Python that Superset's pinned packages are made for. */
  private static final int NEWEST_PYTHON = 12;

  /** Remembers what the charts of a page were answered. */
  private static final String LISTEN =
      """
      window.answers = [];
      const ask = window.fetch;
      window.fetch = async (...asked) => {
        const answer = await ask(...asked);
        if (answer.url.includes('/api/v1/chart/data') && asked[1].body) {
          const form = JSON.parse(asked[1].body).form_data;
          const said = await answer.clone().json();
          const results = said.result || [];
          window.answers.push({
            chart: form.slice_id || 0,
            fault: answer.ok ? results.map(r => r.error).find(e => e) || '' : JSON.stringify(said),
            rows: results.flatMap(r => r.data)
          });
        }
        return answer;
      };
      """;

  private static final String DRAWN =
      """
      document.querySelectorAll('.dashboard-component-chart-holder').length > 0
        && document.querySelectorAll('[data-test="loading-indicator"], [aria-label="Loading"], .loading').length === 0
        && new Set(window.answers.map(a => a.chart).filter(c => c)).size
          >= document.querySelectorAll('.dashboard-component-chart-holder').length
      """;

  /** Charts in sight that show neither figures nor that there are none. */
  private static final String UNDRAWN =
      """
      Array.from(document.querySelectorAll('.dashboard-component-chart-holder'))
        .filter(chart => !chart.querySelector('canvas, table td, .header-line, .ant-empty'))
        .map(chart => chart.textContent)
      """;

  private static final String ERRORS =
      """
      Array.from(document.querySelectorAll('[role="alert"], .ant-alert-error, [data-test="error"]'))
        .map(box => box.textContent)
      """;

  private static final String BOTTOM =
      """
      Math.ceil(Math.max(...Array.from(document.querySelectorAll('.dashboard-component-chart-holder'))
        .map(chart => chart.getBoundingClientRect().bottom)) + 24)
      """;

  @TempDir static Path folder;
  private static Lake lake;
  private static Superset superset;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    PythonEnvironment.requirePython(NEWEST_PYTHON);
    browser = Browser.start(folder);
    lake = SampleNights.lake();
    publish();
    superset = Superset.start(SCHEMA);
    browser.before(LISTEN);
    logIn();
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  static void stop() {
    if (superset != null) {
      superset.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  private static void publish() {
    Database database =
        new Database(
            new Given.Text(Postgres.url("postgres")),
            Optional.of(new Given.Text("postgres")),
            Optional.empty());
    Warehouse warehouse = new Warehouse("test", database, SCHEMA, Optional.of(SCHEMA + "_reader"));
    LocalDate night = LocalDate.parse("2025-12-31");
    new Publishing(lake, warehouse, 2, Progress.SILENT)
        .publish(new Releases(lake.files(), lake.root()).ofNight(night).orElseThrow());
  }

  private static void logIn() throws InterruptedException {
    browser.show(superset.page("/login/"), WIDTH, 900);
    browser.await("!!document.querySelector('#password')", SECONDS);
    browser.evaluate("document.querySelector('#username').focus()");
    browser.type("admin");
    browser.evaluate("document.querySelector('#password').focus()");
    browser.type(Superset.PASSWORD);
    browser.evaluate("document.querySelector('button[type=submit], .ant-btn-primary').click()");
    browser.await("!location.pathname.startsWith('/login')", SECONDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cs-leadership", "renewals-desk", "csm-book", "data-health"})
  void every_chart_of_a_dashboard_is_answered_and_drawn(String dashboard) throws Exception {
    TreeMap<String, JsonNode> answers = open(dashboard, "");
    Files.write(
        PICTURES.resolve(dashboard + ".png"),
        browser.picture(WIDTH, browser.evaluate(BOTTOM).asInt()));

    Set<String> faults = new TreeSet<>();
    Set<String> empty = new TreeSet<>();
    answers.forEach(
        (chart, answer) -> {
          if (!answer.path("fault").asText().isEmpty()) {
            faults.add(chart + ": " + answer.path("fault").asText());
          } else if (answer.path("rows").isEmpty() && !NOT_IN_THE_SAMPLE.contains(chart)) {
            empty.add(chart);
          }
        });
    assertEquals(Set.of(), faults);
    assertEquals("[]", browser.evaluate(ERRORS).toString());
    assertEquals(Set.of(), empty, "without rows");
    assertEquals("[]", browser.evaluate(UNDRAWN).toString());
  }

  @Test
  void retention_is_the_rate_that_was_published() throws Exception {
    JsonNode months = open("cs-leadership", "").get("Net revenue retention").path("rows");
    Row last =
        lake.published(KpiCompanyMonth.TABLE)
            .where("nrr is not null")
            .orderBy(KpiCompanyMonth.MONTH_END_DATE.col().desc())
            .head();
    double shown = months.get(months.size() - 1).path("nrr").asDouble();
    assertEquals(last.<Double>getAs("nrr"), shown, 1e-9);
  }

  @Test
  void nothing_published_is_said_with_what_to_do() throws Exception {
    String said = Superset.refusal("elsewhere");
    assertTrue(said.startsWith("No marts are published in schema elsewhere of "), said);
    assertTrue(said.contains("./tenure publish --to NAME"), said);
    assertEquals(1, said.lines().count(), said);
  }

  /** Opens a dashboard and waits until it is drawn; what its charts were answered, by name. */
  private static TreeMap<String, JsonNode> open(String dashboard, String query)
      throws IOException, InterruptedException {
    String path = "/superset/dashboard/tenure-" + dashboard + "/" + query;
    // In a window as high as this all charts are in sight, and so are drawn.
    browser.show(superset.page(path), WIDTH, 3200);
    browser.await(DRAWN, SECONDS);
    browser.evaluate("new Promise(done => setTimeout(done, 1500))");
    JsonNode charts =
        browser.evaluate(
            "fetch('/api/v1/dashboard/tenure-%s/charts').then(a => a.json()).then(a => a.result)"
                .formatted(dashboard));
    TreeMap<String, JsonNode> answers = new TreeMap<>();
    JsonNode answered = browser.evaluate("window.answers");
    for (JsonNode chart : charts) {
      for (JsonNode answer : answered) {
        if (answer.path("chart").asInt() == chart.path("id").asInt()) {
          answers.put(chart.path("slice_name").asText(), answer);
        }
      }
    }
    assertEquals(charts.size(), answers.size(), () -> "charts answered of " + charts);
    return answers;
  }
}
