package tenure.jobs.ingest;

import java.util.List;

/**
 * A source system and the extracts it delivers.
 *
 * @param name the source's name, as its rows carry it
 * @param objects its extracts
 */
public record SourceSettings(String name, List<ObjectSettings> objects) {
  /** Keeps its own list. */
  public SourceSettings {
    objects = List.copyOf(objects);
  }
}
