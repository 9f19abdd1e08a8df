package tenure.jobs.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import tenure.jobs.OperatorError;

/** A required extract has not arrived for the night. */
public final class MissingExtract extends OperatorError {
  private static final long serialVersionUID = 1L;

  MissingExtract(List<ObjectSettings> missing, LocalDate night) {
    super(
        INPUT_MISSING,
        missing.stream()
                .map(
                    o ->
                        "No extract of "
                            + o.name()
                            + " for "
                            + night
                            + ": looked for "
                            + o.path().toString().replace("{date}", night.toString())
                            + " in the landing folder.")
                .collect(Collectors.joining("\n"))
            + "\nDeliver "
            + (missing.size() == 1 ? "it" : "them")
            + " and run the night again, or set expect = optional where the extract does not come every night.");
  }
}
