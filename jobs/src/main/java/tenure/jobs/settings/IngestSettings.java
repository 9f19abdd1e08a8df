package tenure.jobs.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How extracts are read.
 *
 * @param dedupeNights nights to look back for an event that was delivered twice
 * @param freeMailDomains domains whose addresses say nothing about a company
 * @param amendedInPlace billing vendors that show the present state of a line alone
 * @param settling for how long a file must not have changed to count as written
 */
public record IngestSettings(
    int dedupeNights,
    List<String> freeMailDomains,
    List<String> amendedInPlace,
    Duration settling) {
  /** Refuses nonsense. */
  public IngestSettings {
    freeMailDomains = List.copyOf(freeMailDomains);
    amendedInPlace = List.copyOf(amendedInPlace);
    Settings.require(
        dedupeNights >= 0, "dedupe-nights must be 0 or more, not " + dedupeNights + ".");
    Settings.require(
        !settling.isNegative(),
        "settle-seconds must be 0 or more, not " + settling.toSeconds() + ".");
  }

  static Optional<IngestSettings> read(Section s) {
    int nights = s.whole("dedupe-nights");
    List<String> domains = s.texts("free-mail-domains");
    List<String> amended = s.texts("amended-in-place");
    int seconds = s.whole("settle-seconds");
    return s.done()
        .make(() -> new IngestSettings(nights, domains, amended, Duration.ofSeconds(seconds)));
  }
}
