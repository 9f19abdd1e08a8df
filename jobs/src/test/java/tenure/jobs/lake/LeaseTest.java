package tenure.jobs.lake;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.jobs.Sessions;

class LeaseTest {
  private static final Lease.Terms TERMS =
      new Lease.Terms(Duration.ofSeconds(10), Duration.ofSeconds(90));
  private static final Instant NOW = Instant.parse("2026-02-01T03:00:00Z");

  @TempDir Path folder;
  private Files files;
  private LeaseFolder claims;

  @BeforeEach
  void open() {
    files = new Files(Sessions.storage());
    claims = new LeaseFolder(files, folder.toString());
  }

  private Lease take(Instant at, Duration wait) {
    return Lease.take(
        files, folder.toString(), "a test", TERMS, wait, Clock.fixed(at, ZoneOffset.UTC));
  }

  private Lease take(Instant at) {
    return take(at, Duration.ZERO);
  }

  /** A claim of a process on another machine, of which nothing more is known. */
  private void elsewhere(long token, Instant heardAt) {
    claims.claim(token, new Holder("the night of 2026-01-31", "other", "other", 7, null, heardAt));
  }

  @Test
  void the_second_is_refused_with_5_and_told_who_holds_the_lake() {
    try (Lease first = take(NOW)) {
      LakeHeld refused = assertThrows(LakeHeld.class, () -> take(NOW.plusSeconds(3)));
      assertEquals(5, refused.exitCode());
      assertTrue(refused.getMessage().contains("is held by a test"), refused.getMessage());
      assertTrue(refused.getMessage().contains("last heard of 3 s ago"), refused.getMessage());
      assertDoesNotThrow(first::check);
    }
  }

  @Test
  void each_holder_has_a_higher_number_than_the_one_before() {
    for (long token = 1; token <= 7; token++) {
      try (Lease lease = take(NOW)) {
        assertEquals(token, lease.token());
      }
    }
  }

  @Test
  void numbers_rise_on_from_the_published_one_where_the_claims_were_cleared() {
    Published.write(
        files,
        folder.toString(),
        new Published.Manifest(1, java.time.LocalDate.EPOCH, false, NOW, 41, java.util.Map.of()));
    try (Lease lease = take(NOW)) {
      assertEquals(42, lease.token());
    }
  }

  @Test
  void a_holder_elsewhere_is_followed_once_it_was_silent_for_as_long_as_a_lease_lasts() {
    elsewhere(1, NOW);
    assertThrows(LakeHeld.class, () -> take(NOW.plusSeconds(90)));
    claims.heard(1, NOW.plusSeconds(60));
    assertThrows(LakeHeld.class, () -> take(NOW.plusSeconds(150)));
    try (Lease next = take(NOW.plusSeconds(151))) {
      assertEquals(2, next.token());
    }
  }

  @Test
  void a_crashed_holder_on_this_machine_is_followed_at_once() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    Holder here = Holder.here("a test", NOW);
    ended.waitFor();
    claims.claim(1, new Holder("a test", here.machine(), here.host(), ended.pid(), NOW, NOW));
    try (Lease next = take(NOW)) {
      assertEquals(2, next.token());
    }
  }

  @Test
  void a_holder_that_was_taken_over_may_write_no_more() {
    try (Lease first = take(NOW)) {
      elsewhere(first.token() + 1, NOW.plusSeconds(120));
      LeaseLost lost = assertThrows(LeaseLost.class, first::check);
      assertEquals(5, lost.exitCode());
    }
    assertEquals("other", claims.newest().orElseThrow().holder().host(), "and gives nothing back");
  }

  @Test
  void a_holder_that_was_silent_for_too_long_stops_by_itself() {
    Clock[] now = {Clock.fixed(NOW, ZoneOffset.UTC)};
    Clock moving =
        new Clock() {
          @Override
          public Instant instant() {
            return now[0].instant();
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
          }
        };
    try (Lease lease =
        Lease.take(files, folder.toString(), "a test", TERMS, Duration.ZERO, moving)) {
      lease.check();
      now[0] = Clock.offset(now[0], Duration.ofSeconds(91));
      assertThrows(LeaseLost.class, lease::check);
    }
  }

  @Test
  void one_that_waits_gets_the_lake_when_it_is_free() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<Long> waiting;
      try (Lease first = take(NOW)) {
        waiting = other.submit(() -> waited());
        Thread.sleep(200);
        assertEquals(1, first.token());
        assertTrue(!waiting.isDone());
      }
      assertEquals(2, waiting.get());
    } finally {
      other.shutdownNow();
    }
  }

  private long waited() {
    try (Lease lease = take(NOW, Duration.ofMinutes(1))) {
      return lease.token();
    }
  }

  @Test
  void of_many_who_try_at_once_one_gets_it() throws Exception {
    ExecutorService many = Executors.newFixedThreadPool(8);
    try {
      Callable<Boolean> tries =
          () -> {
            try {
              take(NOW);
              return true;
            } catch (LakeHeld held) {
              return false;
            }
          };
      List<Future<Boolean>> all = many.invokeAll(java.util.Collections.nCopies(40, tries));
      int won = 0;
      for (Future<Boolean> one : all) {
        won += one.get() ? 1 : 0;
      }
      assertEquals(1, won);
    } finally {
      many.shutdownNow();
    }
  }

  @Test
  void a_heartbeat_is_written_while_the_lake_is_held() throws Exception {
    Lease.Terms quick = new Lease.Terms(Duration.ofSeconds(1), Duration.ofSeconds(2));
    try (Lease lease =
        Lease.take(files, folder.toString(), "a test", quick, Duration.ZERO, Clock.systemUTC())) {
      Instant taken = claims.newest().orElseThrow().heardAt();
      Thread.sleep(2600);
      assertTrue(claims.newest().orElseThrow().heardAt().isAfter(taken));
      assertDoesNotThrow(lease::check);
    }
    assertTrue(claims.newest().orElseThrow().isReleased());
  }
}
