package tenure.jobs.settings;

import java.util.Optional;
import tenure.jobs.ingest.Expectation;
import tenure.jobs.ingest.WhenLate;
import tenure.jobs.ingest.Wholeness;

/**
 * Reads when extracts have to come and what tells that they are whole. A source may say it for all
 * of its objects, and each object otherwise.
 */
final class ArrivalSettings {
  private ArrivalSettings() {}

  /** Whether an extract has to come. */
  enum Expect {
    REQUIRED,
    OPTIONAL
  }

  /**
   * When an extract has to come, from {@code expect}, {@code within-days} and {@code when-late}.
   */
  static Optional<Expectation> expectation(Section s, Optional<Expectation> otherwise) {
    boolean isOptional =
        s.has("expect")
            ? s.choice("expect", Expect.class) == Expect.OPTIONAL
            : otherwise.isEmpty() && !s.has("within-days") && !s.has("when-late");
    Optional<Integer> within =
        s.has("within-days")
            ? Optional.of(s.whole("within-days"))
            : otherwise.flatMap(Expectation::withinDays);
    WhenLate then =
        s.has("when-late")
            ? s.choice("when-late", WhenLate.class)
            : otherwise.map(Expectation::otherwise).orElse(WhenLate.FAIL);
    return isOptional ? Optional.empty() : s.make(() -> new Expectation(within, then));
  }

  /** What tells that a file is whole, from {@code complete}. */
  static Wholeness wholeness(Section s, Wholeness otherwise) {
    if (!s.has("complete")) {
      return otherwise;
    }
    Section complete = s.section("complete");
    Optional<String> marker = complete.optionalText("marker");
    Optional<String> manifest = complete.optionalText("manifest");
    return complete.done().make(() -> new Wholeness(marker, manifest)).orElse(otherwise);
  }
}
