package tenure.jobs.console;

/** How the log on standard error is written. */
public enum LogFormat {
  /** Lines for people. */
  TEXT,
  /** One JSON object per line, for collectors. */
  JSON
}
