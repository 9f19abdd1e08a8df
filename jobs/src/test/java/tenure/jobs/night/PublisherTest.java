package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Lease;
import tenure.jobs.lake.Published;
import tenure.jobs.settings.Operations;
import tenure.jobs.settings.Settings;
import tenure.kit.Spark;
import tenure.marts.Publication;
import tenure.ops.CheckAction;

class PublisherTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-01-30");
  private static final LocalDate SECOND = LocalDate.parse("2026-01-31");
  private static final Field ACCOUNT_ID = Field.id("account_id", "The account.").key();
  private static final Field AS_OF_DATE = Field.day("as_of_date", "The night.").key();
  private static final Field SEATS = Field.count("seats", "Seats.");
  private static final Table MART =
      Table.in(Layer.MARTS, "fct_seats", "Seats.")
          .withColumns(ACCOUNT_ID, AS_OF_DATE, SEATS)
          .sliced(AS_OF_DATE);
  private static final Table WHOLE =
      Table.in(Layer.MARTS, "dim_seats", "Seats of now.").withColumns(ACCOUNT_ID, SEATS);
  private static final String HEADER = "| account_id | as_of_date | seats |\n";

  @TempDir Path folder;
  private final List<CheckResult> checked = new ArrayList<>();
  private Lake lake;

  @BeforeEach
  void open() {
    lake = new Lake(Spark.session(), folder.toString());
  }

  private boolean night(LocalDate night, String... lines) {
    lake.replace(MART, night, rows(MART, HEADER + String.join("\n", lines)));
    return publish(night, CheckAction.FAIL_NIGHT);
  }

  private boolean publish(LocalDate night, CheckAction ofKeys) {
    Operations.Checks shipped = Settings.load(Settings.Overrides.none()).operations().checks();
    Operations.Checks checks =
        new Operations.Checks(
            shipped.actions(),
            Map.of(MART + " keys", ofKeys),
            shipped.volume(),
            shipped.warnDays(),
            shipped.errorDays());
    Lease.Terms terms = new Lease.Terms(Duration.ofSeconds(10), Duration.ofSeconds(90));
    try (Lease lease =
        Lease.take(lake.files(), lake.root(), "a test", terms, Duration.ZERO, Clock.systemUTC())) {
      return new Publisher(lake, night, checks, checked::add)
          .publish(marts(), BigDecimal.ZERO, Instant.parse("2026-02-01T03:00:00Z"), lease)
          .isSameAgain();
    }
  }

  private List<Table> marts() {
    return lake.has(WHOLE) ? List.of(MART, WHOLE) : List.of(MART);
  }

  @Test
  void a_mart_that_is_kept_stays_as_it_was_published_and_the_night_goes_on() {
    night(FIRST, "| A | 2026-01-30 | 5 |");
    lake.replace(
        MART, SECOND, rows(MART, HEADER + "| A | 2026-01-31 | 5 |\n| A | 2026-01-31 | 6 |"));
    publish(SECOND, CheckAction.KEEP_TABLE);
    assertEquals(SECOND, Published.read(lake).orElseThrow().night());
    assertEquals(1, lake.published(MART).count());
    assertEquals(
        List.of("kept"),
        checked.stream().filter(c -> !c.isPassed()).map(CheckResult::verdict).toList());
  }

  @Test
  void a_mart_that_was_never_published_cannot_be_kept() {
    lake.replace(
        MART, FIRST, rows(MART, HEADER + "| A | 2026-01-30 | 5 |\n| A | 2026-01-30 | 6 |"));
    assertThrows(AuditRefused.class, () -> publish(FIRST, CheckAction.KEEP_TABLE));
    assertTrue(Published.read(lake).isEmpty());
  }

  @Test
  void readers_are_given_the_version_that_was_audited() {
    night(FIRST, "| A | 2026-01-30 | 5 |");
    lake.replace(MART, SECOND, rows(MART, HEADER + "| A | 2026-01-31 | 6 |"));
    assertEquals(1, lake.published(MART).count());
    assertEquals(FIRST, Published.read(lake).orElseThrow().night());
  }

  @Test
  void the_same_rows_again_in_another_order_are_said_to_be_the_same() {
    assertFalse(night(FIRST, "| A | 2026-01-30 | 5 |", "| B | 2026-01-30 | 7 |"));
    assertTrue(night(FIRST, "| B | 2026-01-30 | 7 |", "| A | 2026-01-30 | 5 |"));
    assertFalse(night(FIRST, "| A | 2026-01-30 | 5 |", "| B | 2026-01-30 | 8 |"));
    assertRows(
        lake.read(Publication.TABLE),
        """
        | night      | table_name      | table_version | rows | is_same_again | checks | max_residual |
        | 2026-01-30 | marts.fct_seats | 2             | 2    | false         | 5      | 0.00         |
        """);
  }

  @Test
  void rows_that_share_a_key_are_refused_and_readers_keep_what_they_had() {
    night(FIRST, "| A | 2026-01-30 | 5 |");
    AuditRefused refused =
        assertThrows(
            AuditRefused.class,
            () -> night(SECOND, "| A | 2026-01-31 | 5 |", "| A | 2026-01-31 | 6 |"));
    assertTrue(refused.getMessage().contains("1 rows that share the key"), refused.getMessage());
    assertEquals(3, refused.exitCode());
    assertEquals(1, lake.published(MART).count());
  }

  @Test
  void publishing_an_older_night_again_keeps_the_newest_as_the_night_served() {
    night(SECOND, "| A | 2026-01-31 | 6 |");
    night(FIRST, "| A | 2026-01-30 | 5 |");
    assertEquals(SECOND, Published.read(lake).orElseThrow().night());
    assertEquals(2, lake.published(MART).count());
  }

  @Test
  void an_older_night_again_tells_what_it_told_of_tables_that_a_newer_one_made() {
    lake.replaceAll(WHOLE, rows(WHOLE, "| account_id | seats |\n| A | 5 |"));
    assertFalse(night(FIRST, "| A | 2026-01-30 | 5 |"));
    Map<String, Row> first = told(FIRST);
    lake.replaceAll(WHOLE, rows(WHOLE, "| account_id | seats |\n| A | 6 |\n| B | 1 |"));
    night(SECOND, "| A | 2026-01-31 | 6 |", "| B | 2026-01-31 | 1 |");
    Map<String, Row> second = told(SECOND);

    assertTrue(night(FIRST, "| A | 2026-01-30 | 5 |"));
    assertEquals(first.get(WHOLE.fullName()), told(FIRST).get(WHOLE.fullName()));
    assertEquals(second, told(SECOND));
    assertRows(lake.published(WHOLE), "| account_id | seats |\n| A | 6 |\n| B | 1 |");
  }

  private Map<String, Row> told(LocalDate night) {
    return lake.slice(Publication.TABLE, night).collectAsList().stream()
        .collect(Collectors.toMap(r -> r.getAs(Publication.TABLE_NAME.name()), r -> r));
  }
}
