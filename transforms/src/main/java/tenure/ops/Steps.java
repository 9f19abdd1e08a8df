package tenure.ops;

import static tenure.contract.Layer.OPS;

import tenure.contract.Field;
import tenure.contract.Table;

/** What each step of each attempt at a night wrote: one row per run and step. */
public final class Steps {
  public static final Field RUN_ID = Runs.RUN_ID;
  public static final Field STEP =
      Field.id("step", "The step: the full name of the table that it wrote.").key();
  public static final Field NIGHT = Runs.NIGHT;
  public static final Field ROWS_WRITTEN = Runs.ROWS_WRITTEN;
  public static final Field FILES_WRITTEN = Runs.FILES_WRITTEN;
  public static final Field BYTES_WRITTEN = Runs.BYTES_WRITTEN;
  public static final Field TABLE_VERSION =
      Field.count("table_version", "The table's version after the write; null where it has none.");
  public static final Field SECONDS = Runs.SECONDS;

  public static final Table TABLE =
      Table.in(OPS, "steps", "What each step of each attempt at a night wrote.")
          .withColumns(
              RUN_ID,
              STEP,
              NIGHT,
              ROWS_WRITTEN,
              FILES_WRITTEN,
              BYTES_WRITTEN,
              TABLE_VERSION,
              SECONDS)
          .sliced(NIGHT);

  private Steps() {}
}
