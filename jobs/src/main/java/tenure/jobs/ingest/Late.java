package tenure.jobs.ingest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An extract that should have come by a night.
 *
 * @param object the extract
 * @param night the night
 * @param newest the day of the newest that has come; empty where nothing ever has
 * @param why what is known beside that, in words; empty where nothing is
 */
public record Late(ObjectSettings object, LocalDate night, Optional<LocalDate> newest, String why) {

  /** What follows. */
  public WhenLate otherwise() {
    return object.expectation().map(Expectation::otherwise).orElse(WhenLate.WARN);
  }

  /** Days since the newest that has come; empty where nothing ever has. */
  public Optional<Long> days() {
    return newest.map(day -> ChronoUnit.DAYS.between(day, night));
  }

  /** Extract and age in one line. */
  public String words() {
    String age =
        newest
            .map(day -> "the newest is of " + day + ", " + days().get() + " days before")
            .orElse("none has ever come");
    return "No extract of "
        + object.name()
        + " for "
        + night
        + ": "
        + age
        + (why.isEmpty() ? "" : "; " + why)
        + ".";
  }
}
