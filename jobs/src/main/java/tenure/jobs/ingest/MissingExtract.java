package tenure.jobs.ingest;

import java.util.List;
import java.util.stream.Collectors;
import tenure.jobs.OperatorError;

/** A required extract has not arrived for the night. */
public final class MissingExtract extends OperatorError {
  private static final long serialVersionUID = 1L;

  MissingExtract(List<Late> missing) {
    super(
        INPUT_MISSING,
        missing.stream().map(MissingExtract::words).collect(Collectors.joining("\n"))
            + "\nDeliver "
            + (missing.size() == 1 ? "it" : "them")
            + " and run the night again, or set expect = optional where the extract does not come every night.");
  }

  private static String words(Late late) {
    if (late.object().table().isPresent()) {
      return late.words();
    }
    return "No extract of "
        + late.object().name()
        + " for "
        + late.night()
        + ": looked for "
        + late.object().path().on(late.night())
        + " in the landing folder"
        + (late.why().isEmpty() ? "" : ", where " + late.why())
        + ".";
  }
}
