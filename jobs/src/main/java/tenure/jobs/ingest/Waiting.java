package tenure.jobs.ingest;

/**
 * A file that has landed and is not whole yet: a later night takes it.
 *
 * @param object the extract it belongs to
 * @param file the file
 * @param why what is missing of it, in words
 */
public record Waiting(ObjectSettings object, LandedFile file, String why) {
  /** File and reason in one line. */
  public String words() {
    return file.path() + " waits: " + why;
  }
}
