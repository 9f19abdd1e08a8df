package tenure.marts;

import static tenure.contract.Layer.MARTS;

import tenure.contract.Field;
import tenure.contract.Table;

/** What each night published: one row per night and mart. */
public final class Publication {
  public static final Field NIGHT = Field.day("night", "The night that was published.").key();
  public static final Field TABLE_NAME = Field.id("table_name", "The mart, as SQL names it.").key();
  public static final Field TABLE_VERSION =
      Field.count("table_version", "The version of the mart that readers are given.").required();
  public static final Field ROWS = Field.count("rows", "Rows of the night.").required();
  public static final Field CONTENT_HASH =
      Field.text("content_hash", "A hash of the night\u2019s rows, in any order.").required();
  public static final Field IS_SAME_AGAIN =
      Field.flag(
          "is_same_again",
          "Whether an earlier run of the same night gave the same rows; null on the first run.");
  public static final Field CHECKS = Field.count("checks", "Checks that every row passed.");
  public static final Field MAX_RESIDUAL =
      Field.money(
          "max_residual", "The largest residual of the identities, in the reporting currency.");
  public static final Field PUBLISHED_AT =
      Field.moment("published_at", "When the run that published it ended its audit.").required();

  public static final Table TABLE =
      Table.in(MARTS, "publication", "What each night published, mart by mart.")
          .withColumns(
              NIGHT,
              TABLE_NAME,
              TABLE_VERSION,
              ROWS,
              CONTENT_HASH,
              IS_SAME_AGAIN,
              CHECKS,
              MAX_RESIDUAL,
              PUBLISHED_AT)
          .sliced(NIGHT);

  private Publication() {}
}
