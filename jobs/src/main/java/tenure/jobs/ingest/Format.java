package tenure.jobs.ingest;

/** How the rows of an extract are written. */
public enum Format {
  /** Comma-separated with a header; fields may hold line breaks. */
  CSV,
  /** One JSON object per line. */
  JSONL,
  /** One JSON array of objects per file. */
  JSON,
  /** Parquet. */
  PARQUET;

  /** Whether a file is a text of UTF-8 characters. */
  boolean isText() {
    return this != PARQUET;
  }
}
