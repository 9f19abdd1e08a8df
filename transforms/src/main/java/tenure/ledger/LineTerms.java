package tenure.ledger;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static tenure.silver.SubscriptionLines.SERVICE_START_DATE;
import static tenure.silver.SubscriptionLines.SOURCE;
import static tenure.silver.SubscriptionLines.SUBSCRIPTION_LINE_ID;
import static tenure.silver.SubscriptionLines.TERM_END_DATE;
import static tenure.silver.SubscriptionLines.TERM_START_DATE;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Versions;

/**
 * The months in which a term of a line was up for renewal (rule 2.9): of the terms that the source
 * showed, and of the earlier ones since the line began, which are taken to have been as long as the
 * first one shown.
 */
final class LineTerms {
  /** The end of the month that the day after the term lies in. */
  static final Column DUE_MONTH = col("_due_month");

  /** Whether the source showed a later term so many days before this one ended. */
  static final Column IS_EARLY = col("_is_early");

  /** The last day after a term that ended in the month. */
  static final Column LAST_END = col("_last_end");

  /** Months of the longest of them. */
  static final Column MONTHS = col("_months");

  private static final Column SHOWN = col("_shown");
  private static final Column TERM = col("_term");
  private static final String KNOWN = "known";
  private static final String END = "end";
  private static final String LENGTH = "length";
  private static final Column TERM_END = TERM.getField(END);

  private LineTerms() {}

  /**
   * One row per line and month in which a term of it was up.
   *
   * @param versions every version of the lines
   */
  static Dataset<Row> from(Dataset<Row> versions, int earlyDays) {
    Column length = months(TERM_START_DATE.col(), TERM_END_DATE.col()).as(LENGTH);
    Column shown = struct(Versions.KNOWN_ON.col().as(KNOWN), TERM_END_DATE.col().as(END), length);
    Column deadline = date_sub(TERM_END, earlyDays);
    Column later =
        filter(SHOWN, s -> s.getField(END).gt(TERM_END).and(s.getField(KNOWN).leq(deadline)));
    Dataset<Row> all =
        versions
            .where(TERM_END_DATE.col().isNotNull())
            .groupBy(SOURCE.col(), SUBSCRIPTION_LINE_ID.col())
            .agg(
                collect_set(shown).as(SHOWN.toString()),
                min(struct(TERM_START_DATE.col(), TERM_END_DATE.col(), SERVICE_START_DATE.col()))
                    .as("_first"));
    Column ended = transform(SHOWN, s -> term(s.getField(END), s.getField(LENGTH)));
    return all.withColumn(TERM.toString(), explode(concat(ended, before())))
        .groupBy(
            SOURCE.col(), SUBSCRIPTION_LINE_ID.col(), last_day(TERM_END).as(DUE_MONTH.toString()))
        .agg(
            max(size(later).gt(0)).as(IS_EARLY.toString()),
            max(TERM_END).as(LAST_END.toString()),
            max(TERM.getField(LENGTH)).as(MONTHS.toString()));
  }

  private static Column term(Column end, Column length) {
    return struct(end.as(END), length.as(LENGTH));
  }

  private static Column months(Column start, Column end) {
    return round(months_between(end, start)).cast("int");
  }

  /** The terms before the first one shown. */
  private static Column before() {
    Column start = col("_first").getField(TERM_START_DATE.name());
    Column end = col("_first").getField(TERM_END_DATE.name());
    Column began = col("_first").getField(SERVICE_START_DATE.name());
    Column length = months(start, end);
    Column terms = round(months_between(start, began).divide(length)).cast("int");
    Column ended =
        transform(
            sequence(lit(0), terms.minus(1)),
            k -> term(add_months(start, negate(k.multiply(length))), length));
    Column none = array().cast("array<struct<end:date,length:int>>");
    return coalesce(when(length.gt(0).and(terms.gt(0)), ended), none);
  }
}
