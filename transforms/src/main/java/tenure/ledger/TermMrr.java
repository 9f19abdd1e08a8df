package tenure.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
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
    return AccountDay.valued(lines, fxRates, policy, asOf, asOf)
        .where(AccountDay.IS_ACTIVE.and(end.isNotNull()))
        .groupBy(ACCOUNT_ID.col(), end.as(TERM_END_DATE.name()))
        .agg(
            Money.orZero(sum(AccountDay.VALUE)).multiply(12).cast(ARR.type()).as(ARR.name()),
            min(coalesce(SubscriptionLines.IS_AUTO_RENEW.col(), lit(false)))
                .as(IS_AUTO_RENEW.name()));
  }
}
