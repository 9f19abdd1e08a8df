package tenure.jobs.night;

import java.util.Locale;

/** The stages of a night, in order; ingest takes what landed through bronze to silver. */
public enum Stage {
  INGEST,
  LEDGER,
  FEATURES,
  SCORES,
  MARTS,
  PUBLISH;

  /** The stage as the command line names it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
