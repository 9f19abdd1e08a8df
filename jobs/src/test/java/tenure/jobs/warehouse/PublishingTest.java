package tenure.jobs.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tenure.Catalog;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.database.Postgres;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.PublishedMarts;
import tenure.jobs.night.SampleNights;
import tenure.jobs.readers.RowContent;
import tenure.marts.DimAccount;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctMrrMovement;

/** Marts of a real lake on a real PostgreSQL. */
class PublishingTest {
  private static final LocalDate FIRST = LocalDate.parse("2025-12-30");
  private static final LocalDate SECOND = LocalDate.parse("2025-12-31");
  private static final List<Table> MARTS =
      Catalog.ALL.stream().filter(t -> t.layer() == Layer.MARTS).toList();

  private static Lake lake;

  @BeforeAll
  static void make() {
    lake = SampleNights.lake();
  }

  private static void assertSame(TestWarehouse warehouse, LocalDate night) {
    PublishedMarts marts = PublishedMarts.of(lake, warehouse.release(night));
    SortedMap<String, String> expected = new TreeMap<>();
    SortedMap<String, String> found = new TreeMap<>();
    for (Table mart : MARTS) {
      if (warehouse.release(night).version(mart).isPresent()) {
        expected.put(mart.fullName(), content(marts, mart));
        found.put(mart.fullName(), warehouse.content(mart));
      }
    }
    assertFalse(expected.isEmpty());
    assertEquals(expected, found);
  }

  private static String content(PublishedMarts marts, Table mart) {
    RowContent content = new RowContent();
    marts.rows(mart).toLocalIterator().forEachRemaining(row -> content.add(values(row)));
    return content.toString();
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>();
    for (int at = 0; at < row.size(); at++) {
      values.add(row.get(at));
    }
    return values;
  }

  private static Publishing.Done done(List<Publishing.Done> all, Table mart) {
    return all.stream().filter(d -> d.mart() == mart).findFirst().orElseThrow();
  }

  @Test
  void the_warehouse_becomes_each_release_and_is_sent_only_what_changed() {
    TestWarehouse warehouse = new TestWarehouse(lake, "marts");
    assertTrue(warehouse.publish(FIRST).stream().allMatch(Publishing.Done::isAfresh));
    assertSame(warehouse, FIRST);
    List<Publishing.Done> second = warehouse.publish(SECOND);
    assertSame(warehouse, SECOND);
    long nightly = lake.slice(FctAccountDaily.TABLE, SECOND).count();
    assertEquals(nightly, done(second, FctAccountDaily.TABLE).sent());
    assertEquals(0, done(second, FctAccountDaily.TABLE).removed());
    assertEquals(List.of(), warehouse.publish(SECOND), "it has it already");
    List<Publishing.Done> back = warehouse.publish(FIRST);
    assertSame(warehouse, FIRST);
    assertEquals(0, done(back, FctAccountDaily.TABLE).sent());
    assertEquals(1, done(back, FctAccountDaily.TABLE).removed());
  }

  @Test
  void readers_see_marts_with_their_sentences_and_nothing_else() {
    TestWarehouse warehouse = new TestWarehouse(lake, "seen");
    warehouse.publish(SECOND);
    String reader = "seen_reader";
    String count = "SELECT count(*) > 0 FROM seen.dim_account";
    assertEquals(List.of("t"), warehouse.ask(reader, count));
    String refused = "42501";
    assertEquals(
        List.of(refused),
        warehouse.ask(reader, "SELECT count(*) FROM seen_staging.published_tables"));
    assertEquals(
        List.of(refused), warehouse.ask(reader, "DELETE FROM seen.dim_account RETURNING 1"));
    assertEquals(
        List.of(DimAccount.TABLE.doc()),
        warehouse.ask(reader, "SELECT obj_description('seen.dim_account'::regclass)"));
    assertEquals(
        FctMrrMovement.TABLE.fields().stream().map(f -> f.name() + ": " + f.doc()).toList(),
        warehouse.ask(
            reader,
            """
            SELECT attname || ': ' || col_description(attrelid, attnum) FROM pg_attribute
            WHERE attrelid = 'seen.fct_mrr_movement'::regclass AND attnum > 0 ORDER BY attnum"""));
    Postgres.sql("UPDATE seen_staging.published_tables SET wording = 'another'");
    Postgres.sql("COMMENT ON TABLE seen.dim_account IS 'Another.'");
    assertEquals(List.of(), warehouse.publish(SECOND));
    assertEquals(
        List.of(DimAccount.TABLE.doc()),
        warehouse.ask("SELECT obj_description('seen.dim_account'::regclass)"));
  }

  @Test
  void grants_outlive_new_columns_and_views_made_of_a_mart_stop_them() {
    TestWarehouse warehouse = new TestWarehouse(lake, "kept");
    warehouse.publish(SECOND);
    Postgres.sql("GRANT SELECT, REFERENCES ON kept.dim_account TO PUBLIC");
    Postgres.sql("CREATE VIEW kept_staging.mine AS SELECT account_id FROM kept.dim_account");
    String granted =
        "SELECT privilege_type FROM information_schema.role_table_grants WHERE grantee = 'PUBLIC'"
            + " AND table_schema = 'kept' ORDER BY 1";
    Postgres.sql(
        "UPDATE kept_staging.published_tables SET fingerprint = 'other columns'"
            + " WHERE table_name = 'marts.dim_account'");
    PublishFailed stopped = assertThrows(PublishFailed.class, () -> warehouse.publish(SECOND));
    assertTrue(stopped.getMessage().contains("drop what was made from it"), stopped.getMessage());
    assertEquals(2, stopped.exitCode());
    Postgres.sql("DROP VIEW kept_staging.mine");
    assertEquals(1, warehouse.publish(SECOND).size());
    assertEquals(List.of("REFERENCES", "SELECT"), warehouse.ask(granted));
    assertSame(warehouse, SECOND);
  }

  @Test
  void what_no_record_tells_of_is_found_by_counting_and_sent_again() {
    TestWarehouse warehouse = new TestWarehouse(lake, "counted");
    warehouse.publish(SECOND);
    Postgres.sql(
        "INSERT INTO counted_staging.published_slices VALUES"
            + " ('marts.fct_account_daily', DATE '2025-01-01', '', 5)");
    Postgres.sql("DELETE FROM counted.fct_account_daily");
    assertTrue(done(warehouse.publish(SECOND), FctAccountDaily.TABLE).isAfresh());
    assertSame(warehouse, SECOND);
  }

  @Test
  void a_publishing_that_fails_leaves_readers_what_they_had() {
    TestWarehouse warehouse = new TestWarehouse(lake, "failing");
    warehouse.publish(FIRST);
    Postgres.sql(
        """
        CREATE FUNCTION failing.refuse() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'the disk is full' USING ERRCODE = '53100'; END $$;
        CREATE TRIGGER full_disk BEFORE INSERT ON failing.publication EXECUTE FUNCTION failing.refuse();
        """);
    PublishFailed failed = assertThrows(PublishFailed.class, () -> warehouse.publish(SECOND));
    assertEquals(6, failed.exitCode());
    assertTrue(
        failed
            .getMessage()
            .startsWith("The marts were not published to test: ERROR: the disk is full"),
        failed.getMessage());
    assertSame(warehouse, FIRST);
    Postgres.sql("DROP TRIGGER full_disk ON failing.publication");
    warehouse.publish(SECOND);
    assertSame(warehouse, SECOND);
  }

  @Test
  void tables_of_others_are_left_alone_and_so_is_who_publishes_already() throws Exception {
    TestWarehouse warehouse = new TestWarehouse(lake, "taken");
    Postgres.sql("CREATE SCHEMA taken; CREATE TABLE taken.dim_account (mine int)");
    assertThrows(ForeignTable.class, () -> warehouse.publish(SECOND));
    Postgres.sql("DROP TABLE taken.dim_account");
    try (Connection other = Postgres.connect();
        Statement statement = other.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(hashtext('tenure taken'))");
      assertThrows(WarehouseBusy.class, () -> warehouse.publish(SECOND));
    }
    warehouse.publish(SECOND);
    assertSame(warehouse, SECOND);
  }
}
