package tenure.jobs.simulate;

import java.util.List;
import java.util.TreeMap;

/** What a simulation wrote. */
public record SimulationSummary(List<ExtractSummary> extracts) {

  /** Files, data rows and bytes on disk of one extract, e.g. {@code stripe/invoices}. */
  public record ExtractSummary(String extract, long files, long rows, long bytes) {}

  /** All files of all extracts. */
  public long files() {
    return extracts.stream().mapToLong(ExtractSummary::files).sum();
  }

  /** All rows of all extracts. */
  public long rows() {
    return extracts.stream().mapToLong(ExtractSummary::rows).sum();
  }

  /** All bytes of all extracts. */
  public long bytes() {
    return extracts.stream().mapToLong(ExtractSummary::bytes).sum();
  }

  static SimulationSummary of(List<WrittenFile> written) {
    TreeMap<String, ExtractSummary> byFolder = new TreeMap<>();
    for (WrittenFile file : written) {
      byFolder.merge(
          file.folder(),
          new ExtractSummary(file.folder(), 1, file.rows(), file.bytes()),
          (one, other) ->
              new ExtractSummary(
                  one.extract,
                  one.files + other.files,
                  one.rows + other.rows,
                  one.bytes + other.bytes));
    }
    return new SimulationSummary(List.copyOf(byFolder.values()));
  }
}
