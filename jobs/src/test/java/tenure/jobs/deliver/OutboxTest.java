package tenure.jobs.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.jobs.deliver.TwoNights.ACME;
import static tenure.jobs.deliver.TwoNights.SECOND;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.marts.FctAccountDaily;

class OutboxTest {
  @TempDir static Path place;
  private static EventLake lake;

  @TempDir Path folder;

  private final Receiver receiver = new Receiver();

  @BeforeAll
  static void two_nights() {
    lake = TwoNights.in(place);
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void a_night_leaves_as_files_for_tables_systems_and_people_the_same_each_time() {
    Delivery delivery = delivery("", Clock.systemUTC());
    assertEquals(4, delivery.write(SECOND, false).events());
    String csv = file("events.csv");
    assertEquals(5, csv.lines().count(), csv);
    assertTrue(
        csv.contains(",step_overdue,2026-04-03,p1:call,p1,call," + ACME + ",\"'=HYPERLINK("), csv);
    assertTrue(file("events.jsonl").contains("\"event\":\"band_changed\""));
    assertEquals(
        """
        Tenure_Step_Id__c,Subject,WhatId,OwnerId,ActivityDate,Status,Priority,Description
        p1:call,"Tenure: call, =HYPERLINK(""x"")<b>\\*",001500000000001AAA,005500000000001AAA,2026-04-03,,High,"playbook save_plan; opened by {""health_band"":""red""}; health red"
        p3:call,"Tenure: call, Bolt, Inc.",,,2026-04-07,Not Started,Normal,"playbook save_plan; opened by {""health_band"":""yellow""}; health yellow"
        p2:ask,"Tenure: ask, Bolt, Inc.",,005500000000009AAA,2026-04-03,Completed,Normal,"playbook recovery; opened by {""failed_payments"":1}; health yellow"
        """,
        file("salesforce-tasks.csv"));
    String digest = file("digests/005500000000001AAA.md");
    assertEquals(
        """
        # Ann: what to do after 2026-04-03

        ## Overdue

        | customer | what | due | ARR (USD) |
        |---|---|---|---|
        | =HYPERLINK("x")&lt;b&gt;\\\\\\* | call (save\\_plan) | 2026-04-03 | 120,000 |

        ## Due next

        | customer | what | due | ARR (USD) |
        |---|---|---|---|
        | =HYPERLINK("x")&lt;b&gt;\\\\\\* | plan (save\\_plan) | 2026-04-08 | 120,000 |

        ## Changed colour

        | customer | what | due | ARR (USD) |
        |---|---|---|---|
        | =HYPERLINK("x")&lt;b&gt;\\\\\\* | green → red |  | 120,000 |
        """,
        digest);
    String page = file("digests/005500000000001AAA.html");
    assertTrue(page.contains("&lt;b&gt;") && !page.contains("<b>"), page);
    assertEquals(Set.of("005500000000001AAA", "005500000000002AAA"), digests());

    Set<String> before = everything();
    delivery.write(SECOND, false);
    assertEquals(before, everything());
    assertEquals(3, delivery.write(SECOND, true).events(), "all that is to be done");
    assertThrows(NotServed.class, () -> delivery.write(SECOND.plusDays(1), false));
  }

  @Test
  void a_night_without_events_leaves_no_rows_of_an_earlier_delivery() throws IOException {
    EventLake quiet = new EventLake(folder);
    for (LocalDate night : List.of(SECOND.minusDays(1), SECOND)) {
      quiet.with(
          FctAccountDaily.TABLE,
          night,
          "| account_id | as_of_date | health_band |\n| %s | %s | green |".formatted(ACME, night));
    }
    quiet.publish(SECOND);
    Path outbox = Files.createDirectories(folder.resolve("outbox/" + SECOND));
    Files.writeString(outbox.resolve("events.csv"), "stale");
    Files.writeString(outbox.resolve("events.jsonl"), "stale");
    Delivery delivery = quiet.delivery(folder, receiver, Clock.systemUTC(), "");
    assertEquals(0, delivery.write(SECOND, false).events());
    String csv = file("events.csv");
    assertTrue(csv.startsWith("event_id,") && csv.lines().count() == 1, csv);
    assertEquals("", file("events.jsonl"));
  }

  @Test
  void files_name_only_whom_they_may() {
    delivery("names = []", Clock.systemUTC()).write(SECOND, false);
    String all = String.join("\n", everything());
    assertFalse(all.contains("HYPERLINK") || all.contains("Ann"), all);
    assertFalse(all.contains("005500000000001AAA"), all);
    assertEquals(Set.of("everybody"), digests());
  }

  private Delivery delivery(String more, Clock clock) {
    return lake.delivery(folder, receiver, clock, more);
  }

  private String file(String name) {
    try {
      return Files.readString(folder.resolve("outbox/" + SECOND).resolve(name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Set<String> digests() {
    return names("digests").stream()
        .map(name -> name.replaceAll("\\.(md|html)$", ""))
        .collect(Collectors.toSet());
  }

  private Set<String> names(String within) {
    try (var files = Files.list(folder.resolve("outbox/" + SECOND).resolve(within))) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> f.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Set<String> everything() {
    Set<String> all = new TreeSet<>();
    names("").forEach(name -> all.add(name + "\n" + file(name)));
    names("digests").forEach(name -> all.add(name + "\n" + file("digests/" + name)));
    return all;
  }
}
