package tenure.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.LEDGER;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.silver.SubscriptionLines;

/**
 * What each line was worth at each month end, as restatements: a night appends a line's month only
 * where it differs from what was last known, so that any past month can be read as known then.
 */
public final class LineMonths {
  public static final Field SOURCE = SubscriptionLines.SOURCE.key();
  public static final Field SUBSCRIPTION_LINE_ID = SubscriptionLines.SUBSCRIPTION_LINE_ID;
  public static final Field MONTH_END_DATE =
      Field.day("month_end_date", "The last day of the month, whose last instant is meant.").key();
  public static final Field SOURCE_ACCOUNT_KEY = SubscriptionLines.SOURCE_ACCOUNT_KEY;
  public static final Field ACCOUNT_ID = SubscriptionLines.ACCOUNT_ID;
  public static final Field SUBSCRIPTION_ID = SubscriptionLines.SUBSCRIPTION_ID;
  public static final Field PRODUCT_FAMILY = SubscriptionLines.PRODUCT_FAMILY;
  public static final Field PLAN = SubscriptionLines.PLAN;
  public static final Field TIER_RANK = SubscriptionLines.TIER_RANK;
  public static final Field QUANTITY = SubscriptionLines.QUANTITY;
  public static final Field STATE =
      Field.choice(
              "state",
              "What the line was at that instant; absent takes back a month known before.",
              "active",
              "paused",
              "lapsed",
              "metered",
              "intra_month",
              "absent")
          .required();
  public static final Field CURRENCY =
      SubscriptionLines.CURRENCY.meaning("ISO 4217 code of the original amounts.");
  public static final Field ORIGINAL =
      Field.precise(
          "mrr_original", "Net amount of one month in currency, whether the state counts or not.");
  public static final Field ORIGINAL_LIST =
      Field.precise("mrr_list_original", "The same before recurring discounts.");
  public static final Field RATE =
      Field.precise("rate", "The rate of the month end to the reporting currency.");
  public static final Field MRR =
      Field.money("mrr", "Net MRR in the reporting currency; 0 unless active.").required();
  public static final Field MRR_LIST =
      Field.money("mrr_list", "MRR before recurring discounts, reporting currency.").required();
  public static final Field PAUSED_MRR =
      Field.money("paused_mrr", "Net MRR that is paused and in no MRR (rule 1.8).").required();
  public static final Field USAGE_REVENUE =
      Field.money("usage_revenue", "Metered revenue of a month, in no MRR (rule 1.4).").required();
  public static final Field INTRA_MONTH_CHURN_MRR =
      Field.money(
              "intra_month_churn_mrr",
              "Net MRR of a line that began and ended within the month, in no month end (1.1).")
          .required();
  public static final Field IS_RATE_MISSING =
      Field.flag("is_rate_missing", "Whether the amounts are left out for want of a rate (1.9).")
          .required();
  public static final Field IS_AMOUNT_MISSING =
      Field.flag("is_amount_missing", "Whether the source gives no amount for the line.")
          .required();
  public static final Field KNOWN_ON = Versions.KNOWN_ON.key();

  public static final Field IS_RECONSTRUCTED =
      Field.flag("is_reconstructed", "Whether the month was first known after its closing day.");

  private static final List<Field> KEY = List.of(SOURCE, SUBSCRIPTION_LINE_ID, MONTH_END_DATE);
  private static final List<Field> LINE =
      List.of(SOURCE_ACCOUNT_KEY, ACCOUNT_ID, SUBSCRIPTION_ID, PRODUCT_FAMILY, PLAN, TIER_RANK);
  private static final List<Field> MEASURES =
      List.of(QUANTITY, STATE, CURRENCY, ORIGINAL, ORIGINAL_LIST, RATE);
  private static final List<Field> AMOUNTS =
      List.of(MRR, MRR_LIST, PAUSED_MRR, USAGE_REVENUE, INTRA_MONTH_CHURN_MRR);
  private static final List<Field> FLAGS = List.of(IS_RATE_MISSING, IS_AMOUNT_MISSING);

  public static final Table TABLE =
      Table.in(LEDGER, "line_months", "What each subscription line was worth at each month end.")
          .withColumns(
              Stream.of(KEY, LINE, MEASURES, AMOUNTS, FLAGS, List.of(KNOWN_ON))
                  .flatMap(List::stream)
                  .toArray(Field[]::new))
          .sliced(KNOWN_ON);

  private LineMonths() {}

  /**
   * The months that night learned or changed.
   *
   * @param lines subscription lines as known on night, from {@link LineHistory#from} (or as-known
   *     rows, whose past pauses are then unknown)
   * @param fxRates rates as known on night
   * @param before the months as last known before night, from {@link #before}
   */
  public static Dataset<Row> from(
      Dataset<Row> lines,
      Dataset<Row> fxRates,
      Dataset<Row> before,
      LedgerPolicy policy,
      LocalDate night) {
    Dataset<Row> known = before.select(packed("known"));
    Dataset<Row> now = MonthValues.from(lines, fxRates, policy, night).select(packed("now"));
    Column sameKey =
        KEY.stream()
            .map(f -> f.of("known.key").equalTo(f.of("now.key")))
            .reduce(lit(true), Column::and);
    Column isSame = col("known.row").eqNullSafe(col("now.row"));
    Column isGone = col("now").isNull().and(col("known.row.state").notEqual("absent"));
    return known
        .join(now, sameKey, "full_outer")
        .where(isGone.or(col("now").isNotNull().and(not(isSame))))
        .select(unpacked())
        .withColumn(KNOWN_ON.name(), Months.day(night))
        .transform(TABLE::conform);
  }

  /** The latest restatement of each line month that earlier nights made, taken back or not. */
  public static Dataset<Row> before(Dataset<Row> lineMonths, LocalDate night) {
    return latest(lineMonths.where(KNOWN_ON.col().lt(Months.day(night))));
  }

  /** The line months as known on a night: the latest restatement of each, none taken back. */
  public static Dataset<Row> asKnown(Dataset<Row> lineMonths, LocalDate knownAt) {
    return latest(lineMonths.where(KNOWN_ON.col().leq(Months.day(knownAt))))
        .where(STATE.col().notEqual("absent"));
  }

  /**
   * The line months as reported: each as known at its month's close, with {@link
   * #IS_RECONSTRUCTED}; a month not yet closed as known so far (rule 1.13).
   */
  public static Dataset<Row> asReported(
      Dataset<Row> lineMonths, LedgerPolicy policy, LocalDate knownAt) {
    Dataset<Row> known = lineMonths.where(KNOWN_ON.col().leq(Months.day(knownAt)));
    Dataset<Row> dated = MonthCloses.beside(known, MonthCloses.from(known, policy));
    Dataset<Row> inTime = dated.where(KNOWN_ON.col().leq(MonthCloses.closedOn()));
    Column isReconstructed = MonthCloses.isReconstructed(policy).as(IS_RECONSTRUCTED.name());
    return latest(inTime.select(col("*"), isReconstructed)).where(STATE.col().notEqual("absent"));
  }

  private static Dataset<Row> latest(Dataset<Row> lineMonths) {
    Column whole = struct(col("*"));
    return lineMonths
        .groupBy(columns(KEY))
        .agg(max_by(whole, KNOWN_ON.col()).as("latest"))
        .select("latest.*");
  }

  private static Column packed(String name) {
    List<Field> row = Stream.of(LINE, MEASURES, AMOUNTS, FLAGS).flatMap(List::stream).toList();
    return struct(struct(columns(KEY)).as("key"), struct(columns(row)).as("row")).as(name);
  }

  /** A month that is gone keeps what described its line and loses its amounts. */
  private static Column[] unpacked() {
    Stream<Column> key = KEY.stream().map(f -> either("key", f));
    Stream<Column> line = LINE.stream().map(f -> either("row", f));
    Stream<Column> measures =
        MEASURES.stream().map(f -> f == STATE ? coalesce(now(f), lit("absent")) : now(f));
    Stream<Column> amounts = AMOUNTS.stream().map(f -> coalesce(now(f), Money.zero()));
    Stream<Column> flags = FLAGS.stream().map(f -> coalesce(now(f), lit(false)));
    Column[] values =
        Stream.of(key, line, measures, amounts, flags).flatMap(s -> s).toArray(Column[]::new);
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i].as(TABLE.fields().get(i).name());
    }
    return values;
  }

  private static Column now(Field field) {
    return field.of("now.row");
  }

  private static Column either(String part, Field field) {
    return when(col("now").isNotNull(), field.of("now." + part))
        .otherwise(field.of("known." + part));
  }

  private static Column[] columns(List<Field> fields) {
    return fields.stream().map(Field::col).toArray(Column[]::new);
  }
}
