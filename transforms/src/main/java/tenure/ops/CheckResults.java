package tenure.ops;

import static tenure.contract.Layer.OPS;

import tenure.contract.Field;
import tenure.contract.Table;

/** What each attempt at a night was checked for, and what came out: one row per run and check. */
public final class CheckResults {
  public static final Field RUN_ID = Runs.RUN_ID;
  public static final Field SUBJECT =
      Field.id("subject", "What was checked: a table's full name, or a source.").key();
  public static final Field CHECK_NAME = Field.id("check_name", "The check.").key();
  public static final Field NIGHT = Runs.NIGHT;
  public static final Field KIND =
      Field.choice("kind", "What it is about.", Words.of(CheckKind.values())).required();
  public static final Field ACTION =
      Field.choice("action", "What follows where it does not hold.", Words.of(CheckAction.values()))
          .required();
  public static final Field VERDICT =
      Field.choice(
              "verdict",
              "What followed: nothing where it passed.",
              "passed",
              "warned",
              "rejected",
              "kept",
              "failed")
          .required();
  public static final Field OBSERVED =
      Field.precise("observed", "What was counted or measured; its unit is the message's.");
  public static final Field MESSAGE = Field.text("message", "What was found, in one line.");

  public static final Table TABLE =
      Table.in(OPS, "check_results", "What each attempt at a night was checked for.")
          .withColumns(RUN_ID, SUBJECT, CHECK_NAME, NIGHT, KIND, ACTION, VERDICT, OBSERVED, MESSAGE)
          .sliced(NIGHT);

  private CheckResults() {}
}
