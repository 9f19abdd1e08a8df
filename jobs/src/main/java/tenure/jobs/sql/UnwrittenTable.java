package tenure.jobs.sql;

import tenure.jobs.OperatorError;

/** A table that no night has written yet, or a mart that none has published. */
public final class UnwrittenTable extends OperatorError {
  private static final long serialVersionUID = 1L;

  UnwrittenTable(String table, String lake) {
    super(
        INPUT_MISSING,
        table
            + " holds nothing yet in the lake "
            + lake
            + ". Run a night first (./tenure nightly --date …), or name the right lake with --lake.");
  }
}
