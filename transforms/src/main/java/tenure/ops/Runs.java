package tenure.ops;

import static tenure.contract.Layer.OPS;

import tenure.contract.Field;
import tenure.contract.Table;

/** The run ledger: one row per attempt at a night, failed ones included, and per rollback. */
public final class Runs {
  /** The verdict of a rollback, which ran nothing. */
  public static final String ROLLED_BACK = "rolled_back";

  public static final Field RUN_ID =
      Field.id("run_id", "The attempt: the night and the moment it began.").key();
  public static final Field NIGHT = Field.day("night", "The night that was run.").required();
  public static final Field STARTED_AT =
      Field.moment("started_at", "When the attempt began.").required();
  public static final Field SECONDS = Field.number("seconds", "How long it took, in seconds.");
  public static final Field VERDICT =
      Field.choice(
              "verdict", "How it ended.", "published", "unchanged", "done", "failed", ROLLED_BACK)
          .required();
  public static final Field RELEASE =
      Field.count("release", "The release that it published; null where it published none.");
  public static final Field SERVED_NIGHT =
      Field.day("served_night", "The night that readers were served when it ended.");
  public static final Field REJECTED_ROWS =
      Field.count("rejected_rows", "Rows delivered that could not be read.");
  public static final Field REJECTED_SHARE =
      Field.share("rejected_share", "The same as a share of the rows delivered.");
  public static final Field WARNINGS = Field.count("warnings", "Checks that did not pass.");
  public static final Field REASON = Field.text("reason", "Why it failed, in one line.");
  public static final Field STEPS = Field.count("steps", "Steps that were done.");
  public static final Field ROWS_WRITTEN = Field.count("rows_written", "Rows written.");
  public static final Field FILES_WRITTEN = Field.count("files_written", "Files written.");
  public static final Field BYTES_WRITTEN = Field.count("bytes_written", "Bytes written.");
  public static final Field CONFIG_FINGERPRINT =
      Field.text("config_fingerprint", "A short hash of all settings in force.");

  public static final Table TABLE =
      Table.in(
              OPS,
              "runs",
              "The run ledger: every attempt at a night and how it ended, and every rollback.")
          .withColumns(
              RUN_ID,
              NIGHT,
              STARTED_AT,
              SECONDS,
              VERDICT,
              RELEASE,
              SERVED_NIGHT,
              REJECTED_ROWS,
              REJECTED_SHARE,
              WARNINGS,
              REASON,
              STEPS,
              ROWS_WRITTEN,
              FILES_WRITTEN,
              BYTES_WRITTEN,
              CONFIG_FINGERPRINT)
          .sliced(NIGHT);

  private Runs() {}
}
