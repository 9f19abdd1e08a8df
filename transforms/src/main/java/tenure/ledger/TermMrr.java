package tenure.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.contract.Field;
import tenure.silver.SubscriptionLines;

/** What each account pays at the end of a day, by the end of the term it is paid under. */
public final class TermMrr {
  public static final Field ACCOUNT_ID = AccountMrr.ACCOUNT_ID;
  public static final Field TERM_END_DATE =
      Field.day("term_end_date", "The first day after the term in force.").key();
  public static final Field ARR = AccountMrr.ARR;
  public static final Field IS_AUTO_RENEW =
      Field.flag("is_auto_renew", "Whether every line of the term renews by itself.");

  public static final Field TERM_MONTHS =
      Field.count("term_months", "Months of the longest term; null where its begin is not known.");
  public static final Field SUBSCRIPTIONS =
      Field.count("subscriptions", "Subscriptions that the lines of the term belong to.");

  private TermMrr() {}

  /**
   * One row per account and end of a term over the active lines; open-ended lines are in none. The
   * ARR of an account's rows and of its open-ended lines adds to that of {@link AccountMrr}.
   *
   * @param lines subscription lines as known on asOf
   * @param fxRates rates as known on asOf
   */
  public static Dataset<Row> from(
      Dataset<Row> lines, Dataset<Row> fxRates, LedgerPolicy policy, LocalDate asOf) {
    Column end =
        coalesce(SubscriptionLines.TERM_END_DATE.col(), SubscriptionLines.SERVICE_END_DATE.col());
    Column start =
        coalesce(
            SubscriptionLines.TERM_START_DATE.col(), SubscriptionLines.SERVICE_START_DATE.col());
    Column months = round(months_between(end, start)).cast(TERM_MONTHS.type());
    return AccountDay.valued(lines, fxRates, policy, asOf, asOf)
        .where(AccountDay.IS_ACTIVE.and(end.isNotNull()))
        .groupBy(ACCOUNT_ID.col(), end.as(TERM_END_DATE.name()))
        .agg(
            Money.orZero(sum(AccountDay.VALUE)).multiply(12).cast(ARR.type()).as(ARR.name()),
            min(coalesce(SubscriptionLines.IS_AUTO_RENEW.col(), lit(false)))
                .as(IS_AUTO_RENEW.name()),
            max(months).as(TERM_MONTHS.name()),
            size(collect_set(SubscriptionLines.SUBSCRIPTION_ID.col()))
                .cast(SUBSCRIPTIONS.type())
                .as(SUBSCRIPTIONS.name()));
  }
}
