package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.Deliveries;
import tenure.contract.Table;
import tenure.jobs.Progress;
import tenure.jobs.erase.Erasure;
import tenure.jobs.erase.Finding;
import tenure.jobs.erase.Subject;
import tenure.jobs.lake.Lake;
import tenure.kit.Spark;
import tenure.ops.Erasures;
import tenure.silver.Accounts;
import tenure.silver.Contacts;
import tenure.silver.DailyUsage;
import tenure.silver.Tickets;

/** What is erased is in no file of the lake any more, stays away, and takes nothing else along. */
class ErasureTest {
  private static final String CHECKPOINTS =
      "spark.databricks.delta.properties.defaults.checkpointInterval";

  @TempDir static Path prepared;
  @TempDir Path folder;
  private TestNight night;
  private ErasureKey key;

  @BeforeAll
  static void two_nights_of_which_the_first_was_run_twice() throws IOException {
    Spark.session().conf().set(CHECKPOINTS, 2);
    ErasedCompany.run(prepared);
    assertTrue(
        Files.exists(
            prepared.resolve(
                "lake/silver/contacts/_delta_log/00000000000000000002.checkpoint.parquet")));
  }

  @BeforeEach
  void each_erases_from_its_own_copy() throws IOException {
    FileUtils.copyDirectory(prepared.toFile(), folder.toFile());
    night = ErasedCompany.nightIn(folder);
    key = ErasureKey.read(night.key, night.lake.root());
  }

  @AfterAll
  static void checkpoint_as_usual() {
    Spark.session().conf().unset(CHECKPOINTS);
  }

  private Erasure erasure(String subject, Predicate<ObjectSettings> inUse) {
    List<ObjectSettings> objects =
        TestNight.all(folder, ErasedCompany.SOURCES).stream()
            .flatMap(s -> s.objects().stream())
            .filter(inUse)
            .toList();
    String outbox = folder.resolve("outbox").toString();
    return new Erasure(night.lake, outbox, objects, Subject.of(subject), key, Progress.SILENT);
  }

  private Finding erase(String subject) {
    Erasure erasure = erasure(subject, object -> true);
    Finding found = erasure.find(new Landing(night.landing));
    erasure.run(found, Clock.systemUTC());
    night.lake = new Lake(Spark.session(), night.lake.root());
    return found;
  }

  @Test
  void files_of_a_source_that_is_in_use_no_more_are_named_too() {
    Finding found =
        erasure("ann@acme.com", object -> !object.source().equals("zendesk"))
            .find(new Landing(night.landing));
    assertEquals(
        List.of("tickets/2026-01-30.jsonl", "users/2026-01-30.jsonl"),
        found.landing().stream().filter(f -> f.matches("(tickets|users)/.*")).toList());
  }

  @Test
  void a_person_goes_from_every_row_and_byte_and_all_else_stays() throws IOException {
    long before = night.lake.read(DailyUsage.TABLE).count();
    Finding found = erase("ann@acme.com");
    assertEquals(
        List.of(
            "contacts/2026-01-30.csv",
            "contacts/2026-01-31.csv",
            "events/2026-01-30.jsonl",
            "events/2026-01-31.jsonl",
            "tasks/2026-01-30.csv",
            "tickets/2026-01-30.jsonl",
            "users/2026-01-30.jsonl"),
        found.landing());
    EveryByte.assertNowhere(
        night.lake, "ann@acme.com", "0035g000003NnHcAAK", "Ann Lee", "device-of-ann-1", "\"u1\"");
    assertRows(
        night.lake.asKnown(Contacts.TABLE, java.time.LocalDate.of(2026, 2, 1)),
        """
        | contact_name | email          |
        | Bob Ray      | joann@acme.com |
        | Cid Moe      | cid@bell.com   |
        """);
    assertRows(
        night.lake.read(Contacts.TABLE, 0).where("NOT is_deleted"),
        """
        | contact_name | email          |
        | Bob Ray      | joann@acme.com |
        | Cid Moe      | cid@bell.com   |
        """);
    assertRows(
        night.lake.read(DailyUsage.TABLE),
        """
        | user_id | account_id         | usage_date |
        | u11     | 0015g0000007001AAA | 2026-01-30 |
        | u11     | 0015g0000007001AAA | 2026-01-31 |
        """);
    assertEquals(6, before);
    assertEquals(2, night.lake.read(Tickets.TABLE).count());
    assertEquals(2, night.lake.read(Accounts.TABLE).count());
    assertEquals(2, delta(Contacts.TABLE), "Delta reads it as Tenure does");
  }

  @Test
  void what_was_erased_is_filtered_from_later_extracts_and_every_row_has_its_fate()
      throws IOException {
    erase("ann@acme.com");
    night.file(
        "contacts/2026-02-01.csv",
        ErasedCompany.CONTACTS
            + ErasedCompany.ANN
            + ErasedCompany.ANN.replace("Ann@Acme.com", "ann@new.example")
            + ErasedCompany.CID);
    night.file(
        "tasks/2026-02-01.csv",
        "Id,WhatId,WhoId,AccountId,Subject,Type,TaskSubtype,Status,ActivityDate,IsDeleted,SystemModstamp\n"
            + "00T5g000003NnHd,,0035g000003NnHcAAK,0015g0000007000,Mail ann@acme.com,Call,Call,Completed,2026-01-31,false,2026-02-01T10:00:00Z\n");
    night.file(
        "events/2026-02-01.jsonl",
        ErasedCompany.events("31").replace("\"messageId\":\"", "\"messageId\":\"x"));
    assertEquals(0, night.run("2026-02-01"));
    EveryByte.assertNowhere(
        night.lake,
        "ann@acme.com",
        "0035g000003NnHcAAK",
        "Ann Lee",
        "device-of-ann-1",
        "ann@new.example");
    assertRows(
        night
            .lake
            .slice(Deliveries.TABLE, java.time.LocalDate.of(2026, 2, 1))
            .where("target LIKE 'bronze.%'"),
        """
        | object   | rows_read | rows_loaded | rows_rejected | rows_duplicate | rows_filtered |
        | contacts | 3         | 1           | 0             | 0              | 2             |
        | events   | 4         | 1           | 0             | 0              | 3             |
        | tasks    | 1         | 1           | 0             | 0              | 0             |
        """);
  }

  @Test
  void without_the_key_no_night_is_run_any_more() {
    erase("ann@acme.com");
    night.key = ErasureKey.Place.NOWHERE;
    assertThrows(NoErasureKey.class, () -> night.run("2026-02-01"));
    assertFalse(
        night.lake.read(Erasures.TABLE).toJSON().collectAsList().toString().contains("acme"));
  }

  @Test
  void an_account_goes_with_its_people_and_their_use() throws IOException {
    erase("account:0015g0000007000AAA");
    EveryByte.assertNowhere(
        night.lake, "0015g0000007000", "Ann@Acme.com", "Bob Ray", "0035g000003NnHdAAK", "\"u1\"");
    assertRows(
        night.lake.read(Accounts.TABLE),
        """
        | account_name |
        | Bell         |
        """);
    assertEquals(1, night.lake.read(Contacts.TABLE).count());
  }

  private long delta(Table table) {
    return Spark.session()
        .read()
        .format("delta")
        .load(night.lake.path(table).toString())
        .select("contact_id")
        .distinct()
        .count();
  }
}
