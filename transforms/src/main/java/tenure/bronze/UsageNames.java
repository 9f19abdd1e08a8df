package tenure.bronze;

import static org.apache.spark.sql.functions.to_utc_timestamp;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tenure.columns.Reading;

/**
 * What a project of an analytics tool means by words of its own.
 *
 * @param account the groups or properties that name the account, the first one found counts
 * @param timeZone the zone of times that are written as if they were UTC
 */
public record UsageNames(List<String> account, String timeZone) {
  /** What projects commonly use. */
  public static final UsageNames USUAL =
      new UsageNames(List.of("account_id", "company_id", "organization_id", "company"), "UTC");

  /** Refuses nonsense. */
  public UsageNames {
    account = List.copyOf(account);
    Set<String> seen = new HashSet<>();
    for (String name : account) {
      if (name.isBlank() || !seen.add(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "account-names must be words that differ in more than case, not " + account + ".");
      }
    }
    try {
      ZoneId.of(timeZone);
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException(
          "time-zone must be a zone such as UTC or America/New_York, not " + timeZone + ".",
          unknown);
    }
  }

  /** An instant that was read as UTC, put where the zone's clock showed it. */
  Reading inZone(Reading read) {
    return timeZone.equals("UTC")
        ? read
        : new Reading(to_utc_timestamp(read.value(), timeZone), read.problem());
  }
}
