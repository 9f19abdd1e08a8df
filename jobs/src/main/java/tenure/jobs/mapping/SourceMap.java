package tenure.jobs.mapping;

import java.nio.file.Path;
import java.util.List;

/** From sample files to the settings of a source. */
public final class SourceMap {
  private SourceMap() {}

  /**
   * The text of a source's settings.
   *
   * @param files one of each extract
   * @param landing the landing folder, which paths are relative to
   * @param rows how many rows of each are looked at
   * @throws tenure.jobs.OperatorError where a file cannot be read as a table
   */
  public static String of(List<Path> files, Path landing, int rows) {
    SampleReader reader = new SampleReader(rows);
    return SourceText.of(files.stream().map(reader::read).toList(), landing);
  }
}
