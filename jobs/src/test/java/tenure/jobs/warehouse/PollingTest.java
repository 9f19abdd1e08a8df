package tenure.jobs.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tenure.jobs.database.Postgres;
import tenure.jobs.night.SampleNights;

/** Readers that ask without a pause while nights are published over each other. */
class PollingTest {
  private static final LocalDate FIRST = LocalDate.parse("2025-12-30");
  private static final LocalDate SECOND = LocalDate.parse("2025-12-31");
  private static final int SWAPS = 12;

  /** Readers leave the publishing some of the machine. */
  private static final long PAUSE_NANOS = 2_000_000;

  /** The newest night that each mart knows, and how many rows it has. */
  private static final List<String> PARTS =
      List.of(
          "SELECT max(night) || ' ' || count(*) FROM polled.publication",
          "SELECT max(as_of_date) || ' ' || count(*) FROM polled.fct_account_daily",
          "SELECT max(as_of_date) || ' ' || count(*) FROM polled.fct_renewal",
          "SELECT md5(string_agg(a::text, '' ORDER BY account_id)) FROM polled.dim_account a",
          "SELECT md5(string_agg(k::text, '' ORDER BY month_end_date)) FROM polled.kpi_company_month k");

  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicLong asked = new AtomicLong();

  /** Asks in one statement, which sees one moment. */
  private Void inStatements() throws SQLException {
    String all = "SELECT concat_ws(' | ', (" + String.join("), (", PARTS) + "))";
    try (Connection connection = Postgres.connect();
        Statement statement = connection.createStatement()) {
      while (!isOver.get()) {
        try (ResultSet found = statement.executeQuery(all)) {
          found.next();
          seen.add(found.getString(1));
          asked.incrementAndGet();
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    return null;
  }

  /** Asks in several statements of a transaction that sees one moment. */
  private Void inTransactions() throws SQLException {
    try (Connection connection = Postgres.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      while (!isOver.get()) {
        List<String> parts = new ArrayList<>();
        for (String part : PARTS) {
          try (ResultSet found = statement.executeQuery(part)) {
            found.next();
            parts.add(found.getString(1));
          }
        }
        connection.commit();
        seen.add(String.join(" | ", parts));
        asked.incrementAndGet();
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    return null;
  }

  @Test
  void a_reader_sees_the_one_night_or_the_other_and_never_a_mixture() throws Exception {
    TestWarehouse warehouse = new TestWarehouse(SampleNights.lake(), "polled");
    warehouse.publish(FIRST);
    ExecutorService readers = Executors.newFixedThreadPool(3);
    try {
      List<Callable<Void>> ways =
          List.of(this::inStatements, this::inTransactions, this::inTransactions);
      List<Future<Void>> asking = new ArrayList<>();
      ways.forEach(way -> asking.add(readers.submit(way)));
      for (int swap = 0; swap < SWAPS; swap++) {
        long before = asked.get();
        warehouse.publish(swap % 2 == 0 ? SECOND : FIRST);
        while (asked.get() < before + 20) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
      isOver.set(true);
      for (Future<Void> way : asking) {
        way.get();
      }
    } finally {
      isOver.set(true);
      readers.shutdown();
    }
    assertEquals(2, seen.size(), () -> asked + " answers, and among them: " + seen);
  }
}
