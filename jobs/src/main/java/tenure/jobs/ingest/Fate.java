package tenure.jobs.ingest;

/**
 * What became of the rows of one file on their way into one table.
 *
 * @param source the source
 * @param object the extract
 * @param file the file
 * @param target the table's full name
 * @param read rows that could be asked for the table
 * @param loaded rows that count
 * @param rejected rows that could not be read
 * @param duplicate rows that a later or an equal row replaced
 */
record Fate(
    String source,
    String object,
    String file,
    String target,
    long read,
    long loaded,
    long rejected,
    long duplicate) {

  /** Rows made of those read, whatever became of them. */
  long made() {
    return loaded + rejected + duplicate;
  }

  /** Rows left out on purpose, net of rows that became several. */
  long filtered() {
    return Math.max(0, read - made());
  }

  /** Rows made beyond one per row read. */
  long added() {
    return Math.max(0, made() - read);
  }

  /** The same rows, of so many read. */
  Fate ofRead(long rows) {
    return new Fate(source, object, file, target, rows, loaded, rejected, duplicate);
  }

  boolean isOf(ObjectSettings settings) {
    return source.equals(settings.source()) && object.equals(settings.object());
  }
}
