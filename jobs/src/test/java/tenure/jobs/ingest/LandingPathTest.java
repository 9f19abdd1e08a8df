package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandingPathTest {
  private static final LandingPath PATH = LandingPath.of("crm/accounts/{date}*.csv");

  @Test
  void a_star_stays_within_one_name_and_gzip_is_always_allowed() {
    assertTrue(PATH.matches("crm/accounts/2026-01-31.csv"));
    assertTrue(PATH.matches("crm/accounts/2026-01-31.part-0001.csv.gz"));
    assertFalse(PATH.matches("crm/accounts/2026-01-31/other.csv"));
    assertFalse(PATH.matches("crm/accounts/2026-01-31.csv.tmp"));
    assertFalse(PATH.matches("crm/accounts/2026-01-31xcsv"));
  }

  @Test
  void the_day_is_read_from_the_name_and_a_day_that_does_not_exist_is_none() {
    assertEquals(Optional.of(LocalDate.of(2026, 1, 31)), PATH.date("crm/accounts/2026-01-31.csv"));
    assertEquals(Optional.empty(), PATH.date("crm/accounts/2026-02-31.csv"));
  }

  @Test
  void the_folder_ends_before_the_first_wild_name() {
    assertEquals("crm/accounts", PATH.folder());
    assertEquals(1, PATH.depth());
    assertEquals("crm", LandingPath.of("crm/{date}/accounts.csv").folder());
    assertEquals(2, LandingPath.of("crm/{date}/accounts.csv").depth());
    assertEquals("", LandingPath.of("accounts.csv").folder());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secrets.csv",
        "crm/../../secrets.csv",
        "/etc/passwd",
        "crm//accounts.csv",
        "file:/etc/passwd",
        "crm\\accounts.csv",
        "./accounts.csv",
        "",
        "{date}/{date}.csv"
      })
  void a_path_that_could_lead_out_is_refused(String path) {
    assertThrows(IllegalArgumentException.class, () -> LandingPath.of(path));
  }
}
