package tenure.jobs.ingest;

import java.util.Optional;

/**
 * What tells that a file is whole, beside that it no longer grows. Both names stand for files in
 * the folder of the file; {@code {file}} in them is its own name and {@code {date}} its day.
 *
 * @param marker a file that is put there last, as {@code _SUCCESS} or {@code {file}.done}
 * @param manifest a file that names the whole files, with or without their sizes
 */
public record Wholeness(Optional<String> marker, Optional<String> manifest) {
  /** A file is whole once it no longer grows. */
  public static final Wholeness SETTLED = new Wholeness(Optional.empty(), Optional.empty());

  /** Refuses nonsense. */
  public Wholeness {
    marker.ifPresent(name -> refuse("complete.marker", name));
    manifest.ifPresent(name -> refuse("complete.manifest", name));
  }

  private static void refuse(String key, String name) {
    if (name.isBlank() || name.contains("/") || name.contains("\\")) {
      throw new IllegalArgumentException(
          key + " \"" + name + "\" must be the name of a file in the folder of the extract.");
    }
  }

  /** The place of a name, such as a marker's, for a file. */
  static String beside(LandedFile file, String name) {
    int slash = file.path().lastIndexOf('/') + 1;
    String own = file.path().substring(slash);
    String day = file.date().map(Object::toString).orElse("{date}");
    return file.path().substring(0, slash) + name.replace("{file}", own).replace("{date}", day);
  }
}
