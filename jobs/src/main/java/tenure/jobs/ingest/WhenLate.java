package tenure.jobs.ingest;

/** What follows where an extract is missing or stale. */
public enum WhenLate {
  /** The night ends, so that it can be tried again. */
  FAIL,
  /** The night goes on and says so. */
  WARN,
  /** The night goes on; how old the extract is stands among its checks. */
  CARRY_ON
}
