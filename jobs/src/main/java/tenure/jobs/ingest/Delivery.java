package tenure.jobs.ingest;

import java.util.List;

/**
 * What one extract brought for a night.
 *
 * @param object the extract
 * @param files the files that belong to the night, in order of their names; possibly none
 * @param precedents what earlier nights took that these have to be compared with
 */
public record Delivery(ObjectSettings object, List<LandedFile> files, Precedents precedents) {
  /** Keeps its own list. */
  public Delivery {
    files = List.copyOf(files);
  }

  /** The same with the sums of the files' bytes. */
  Delivery summed(Landing landing) {
    return object.format().isOfFiles()
        ? new Delivery(object, files.stream().map(landing::summed).toList(), precedents)
        : this;
  }
}
