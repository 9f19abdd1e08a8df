package tenure.ledger;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static tenure.ledger.LineMonths.ACCOUNT_ID;
import static tenure.ledger.LineMonths.MONTH_END_DATE;
import static tenure.ledger.LineMonths.SOURCE;
import static tenure.ledger.LineMonths.SUBSCRIPTION_LINE_ID;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.columns.Money;
import tenure.contract.Field;

/** What a night changed of each line's months, split by cause. */
final class LineChanges {
  static final List<Field> LINE = List.of(SOURCE, SUBSCRIPTION_LINE_ID);
  private static final Column WAS = col("was");
  private static final Column IS = col("now");
  private static final Column MONTH = col("month");
  private static final Column OLD = col("old");
  private static final Column NEW = col("new");

  private LineChanges() {}

  /**
   * Account, month, cause, mrr_before and mrr_after; an unchanged amount has no row.
   *
   * @param lines source and id of the lines to look at
   */
  static Dataset<Row> from(
      Dataset<Row> tonight, Dataset<Row> before, Dataset<Row> lines, LedgerPolicy policy) {
    Dataset<Row> pairs = pairs(of(lines, tonight), of(lines, before), policy);
    return causes(ranges(pairs), policy)
        .select(
            MONTH.as(MONTH_END_DATE.name()),
            inline(filter(col("parts"), p -> p.getField("is_part"))))
        .drop("is_part");
  }

  private static Dataset<Row> of(Dataset<Row> lines, Dataset<Row> months) {
    return KnownLines.within(months, lines, LINE.toArray(Field[]::new));
  }

  /** Every month of the lines that changed, as it was and as it is. */
  private static Dataset<Row> pairs(
      Dataset<Row> tonight, Dataset<Row> before, LedgerPolicy policy) {
    Dataset<Row> was = before.select(side("was", policy));
    Dataset<Row> now = tonight.select(side("now", policy), lit(true).as("is_changed"));
    Column same = col("was.key").equalTo(col("now.key"));
    return was.join(now, same, "full_outer")
        .select(
            WAS,
            when(col("is_changed"), IS).otherwise(WAS).as("now"),
            coalesce(col("is_changed"), lit(false)).as("is_changed"));
  }

  private static Column side(String name, LedgerPolicy policy) {
    boolean isNet = policy.basis() == LedgerPolicy.Basis.NET;
    Field original = isNet ? LineMonths.ORIGINAL : LineMonths.ORIGINAL_LIST;
    return struct(
            struct(SOURCE.col(), SUBSCRIPTION_LINE_ID.col(), MONTH_END_DATE.col()).as("key"),
            ACCOUNT_ID.col().as("account"),
            LineMonths.STATE.col().as("state"),
            LineMonths.CURRENCY.col().as("currency"),
            original.col().as("original"),
            LineMonths.RATE.col().as("rate"),
            Restatements.basis(policy).as("mrr"))
        .as(name);
  }

  /** Beside each month the first of its line, as it was and as it is. */
  private static Dataset<Row> ranges(Dataset<Row> pairs) {
    Column key = coalesce(col("was.key"), col("now.key"));
    WindowSpec line =
        Window.partitionBy(LINE.stream().map(f -> col("key." + f.name())).toArray(Column[]::new));
    return pairs
        .withColumn("key", key)
        .withColumns(
            Map.of(
                "month", col("key." + MONTH_END_DATE.name()),
                "was_there", isThere("was"),
                "is_there", isThere("now")))
        .withColumns(
            Map.of(
                "first_was", min(when(col("was_there"), MONTH)).over(line),
                "first_is", min(when(col("is_there"), MONTH)).over(line)))
        .where(col("is_changed"));
  }

  private static Column isThere(String side) {
    return coalesce(col(side + ".state").notEqual("absent"), lit(false));
  }

  private static Dataset<Row> causes(Dataset<Row> months, LedgerPolicy policy) {
    Column account = coalesce(col("was.account"), col("now.account"));
    Column isMoved =
        col("was_there").and(col("is_there")).and(not(account.eqNullSafe(col("now.account"))));
    return months
        .withColumns(
            Map.of(
                "old", Money.orZero(col("was.mrr")),
                "new", Money.orZero(col("now.mrr")),
                "cause", cause(),
                "is_moved", isMoved))
        .withColumn("at_old_rate", atOldRate(policy))
        .withColumn(
            "parts",
            array(
                part(col("is_moved"), account, "moved_account", OLD, Money.zero()),
                part(col("is_moved"), col("now.account"), "moved_account", Money.zero(), OLD),
                part(col("cause").isNotNull(), col("now.account"), col("cause"), OLD, NEW),
                part(
                    col("cause").isNull(),
                    col("now.account"),
                    "amount_corrected",
                    OLD,
                    col("at_old_rate")),
                part(
                    col("cause").isNull(),
                    col("now.account"),
                    "rate_changed",
                    col("at_old_rate"),
                    NEW)));
  }

  /** Why a month appeared, went or changed its state; null where only amounts and rates differ. */
  private static Column cause() {
    Column isThere = col("is_there");
    Column wasThere = col("was_there");
    Column within = col("was.state").equalTo(LineState.INTRA_MONTH);
    Column becameWithin = col("now.state").equalTo(LineState.INTRA_MONTH);
    return when(col("first_was").isNull(), "line_appeared")
        .when(col("first_is").isNull(), "line_removed")
        .when(not(wasThere).and(MONTH.lt(col("first_was"))), "backdated_start")
        .when(not(isThere).and(MONTH.lt(col("first_is"))), "backdated_start")
        .when(not(wasThere).or(not(isThere)).or(within).or(becameWithin), "backdated_end")
        .when(not(col("was.state").eqNullSafe(col("now.state"))), "state_changed");
  }

  /** The new amount at the rate known before, where both are in one currency. */
  private static Column atOldRate(LedgerPolicy policy) {
    Column isCounted = col("now.state").equalTo(LineState.ACTIVE);
    Column converted = Money.converted(col("now.original"), col("was.rate"));
    Column sameCurrency = col("was.currency").eqNullSafe(col("now.currency"));
    return when(
            sameCurrency.and(isCounted).and(col("was.rate").isNotNull()), Money.orZero(converted))
        .when(sameCurrency.and(isCounted), OLD)
        .otherwise(NEW);
  }

  private static Column part(
      Column condition, Column account, String cause, Column before, Column after) {
    return part(condition, account, lit(cause), before, after);
  }

  private static Column part(
      Column condition, Column account, Column cause, Column before, Column after) {
    return struct(
        account.as(ACCOUNT_ID.name()),
        cause.as(Restatements.CAUSE.name()),
        before.as(Restatements.MRR_BEFORE.name()),
        after.as(Restatements.MRR_AFTER.name()),
        coalesce(condition, lit(false)).and(not(before.eqNullSafe(after))).as("is_part"));
  }
}
