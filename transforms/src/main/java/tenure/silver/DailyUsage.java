package tenure.silver;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.SILVER;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;

/**
 * Use of the product: what each night added per account, user, feature and day. A late event adds a
 * small row to an old day; no old row is touched.
 */
public final class DailyUsage {
  public static final Field SOURCE = AccountLinks.SOURCE;
  public static final Field SOURCE_ACCOUNT_KEY = AccountLinks.SOURCE_ACCOUNT_KEY;
  public static final Field USER_ID =
      Field.id("user_id", "The user in the source, a pseudonym.").key().personal();
  public static final Field FEATURE = Field.id("feature", "The feature used.").key();
  public static final Field USAGE_DATE = Field.day("usage_date", "The day of use, UTC.").key();
  public static final Field ACCOUNT_ID = AccountLinks.ACCOUNT_ID.plain();
  public static final Field MODULE = Field.text("module", "The module the feature belongs to.");
  public static final Field IS_CORE = Field.flag("is_core", "Whether the feature is a core one.");
  public static final Field IS_PREMIUM =
      Field.flag("is_premium", "Whether the feature is a premium one.");
  public static final Field EVENTS = Field.count("events", "Events of use added.").required();
  public static final Field MINUTES = Field.number("minutes", "Minutes of use added.").required();
  public static final Field DENIED =
      Field.count("denied", "Attempts at features outside the plan added.").required();

  public static final Field KNOWN_ON = Versions.KNOWN_ON.key();

  public static final Table TABLE =
      Table.in(
              SILVER,
              "daily_usage",
              "What each night added to the use of the product, per account, user, feature and day.")
          .withColumns(
              SOURCE,
              SOURCE_ACCOUNT_KEY,
              USER_ID,
              FEATURE,
              USAGE_DATE,
              ACCOUNT_ID,
              MODULE,
              IS_CORE,
              IS_PREMIUM,
              EVENTS,
              MINUTES,
              DENIED,
              KNOWN_ON)
          .sliced(KNOWN_ON);

  /** What tells one event from another, in the rows of a stage. */
  public static final String MESSAGE_ID = "_message_id";

  /** How many rows were added up into one, beside the sums. */
  public static final String ROWS = "_rows";

  /** Whether the rows that were added up into one count, beside the sums. */
  public static final String COUNTS = "_counts";

  private static final DecimalType EXACT = DataTypes.createDecimalType(28, 8);

  private DailyUsage() {}

  /**
   * What a night adds to the use of the product.
   *
   * @param events one row per event, each once: the columns of the table without account_id and
   *     known_on
   */
  public static Dataset<Row> from(Dataset<Row> events, LocalDate night) {
    return ofSums(sums(events, lit(true)), night);
  }

  /**
   * The events of each account, user, feature and day added up, and how many rows they were.
   *
   * @param counts whether a row counts. Those that do not are summed apart: Spark would put a
   *     filter below all that reads the rows, and have each of them read twice
   */
  public static Dataset<Row> sums(Dataset<Row> events, Column counts) {
    // Minutes are summed exactly, so that the order of the rows cannot be seen in the sum.
    Column exact = coalesce(when(counts, MINUTES.col()), lit(0)).cast(EXACT);
    Column key = coalesce(SOURCE_ACCOUNT_KEY.col(), lit(AccountLinks.UNRESOLVED));
    // Spark sorts all rows where it adds up beside a largest text, so that is asked of the sums.
    Dataset<Row> perModule =
        events
            .groupBy(
                SOURCE.col(),
                key.as(SOURCE_ACCOUNT_KEY.name()),
                USER_ID.col(),
                FEATURE.col(),
                USAGE_DATE.col(),
                counts.as(COUNTS),
                MODULE.col())
            .agg(
                bool_or(IS_CORE.col()).as(IS_CORE.name()),
                bool_or(IS_PREMIUM.col()).as(IS_PREMIUM.name()),
                sum(when(counts, EVENTS.col())).as(EVENTS.name()),
                sum(exact).as(MINUTES.name()),
                sum(when(counts, DENIED.col())).as(DENIED.name()),
                count(lit(1)).as(ROWS));
    return perModule
        .groupBy(
            SOURCE.col(),
            SOURCE_ACCOUNT_KEY.col(),
            USER_ID.col(),
            FEATURE.col(),
            USAGE_DATE.col(),
            col(COUNTS))
        .agg(
            max(MODULE.col()).as(MODULE.name()),
            bool_or(IS_CORE.col()).as(IS_CORE.name()),
            bool_or(IS_PREMIUM.col()).as(IS_PREMIUM.name()),
            sum(EVENTS.col()).as(EVENTS.name()),
            sum(MINUTES.col()).cast(DataTypes.DoubleType).as(MINUTES.name()),
            sum(DENIED.col()).as(DENIED.name()),
            sum(col(ROWS)).as(ROWS));
  }

  /** What a night adds, from its sums. */
  public static Dataset<Row> ofSums(Dataset<Row> sums, LocalDate night) {
    return sums.withColumns(
            Map.of(ACCOUNT_ID.name(), ACCOUNT_ID.none(), KNOWN_ON.name(), lit(Date.valueOf(night))))
        .transform(TABLE::conform);
  }
}
