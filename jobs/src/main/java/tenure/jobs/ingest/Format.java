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
  PARQUET,
  /** Avro container files. */
  AVRO,
  /** A folder that is a Delta table; its newest version is a snapshot. */
  DELTA,
  /** A table of a database, which is no file. */
  JDBC;

  /** Whether a file is a text of characters. */
  boolean isText() {
    return this == CSV || isJson();
  }

  /** Whether an extract comes in files, which are nothing but their bytes. */
  boolean isOfFiles() {
    return this != DELTA && this != JDBC;
  }

  /** Whether the rows are JSON objects, which name only what they have. */
  boolean isJson() {
    return this == JSONL || this == JSON;
  }
}
