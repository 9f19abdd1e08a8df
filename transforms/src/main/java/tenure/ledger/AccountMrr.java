package tenure.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.LEDGER;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.SubscriptionLines;

/**
 * What each account pays at the end of a day: one row per account that ever had a line and day. The
 * open month is measured here and nowhere classified (rule 1.2).
 */
public final class AccountMrr {
  public static final Field ACCOUNT_ID = SubscriptionLines.ACCOUNT_ID.key();
  public static final Field AS_OF_DATE =
      Field.day("as_of_date", "The day whose last instant is meant.").key();
  public static final Field MRR =
      Field.money("mrr", "Monthly recurring revenue on the policy's basis, reporting currency.")
          .required();
  public static final Field ARR = Field.money("arr", "Twelve times mrr.").required();
  public static final Field MRR_LIST =
      Field.money("mrr_list", "MRR before recurring discounts, reporting currency.").required();
  public static final Field PAUSED_MRR =
      Field.money("paused_mrr", "MRR that is paused and not in mrr (rule 1.8).").required();
  public static final Field SCHEDULED_CHURN_MRR =
      Field.money(
              "scheduled_churn_mrr",
              "The part of mrr whose lines are cancelled for a later day, and no churn yet (1.12).")
          .required();
  public static final Field LAST_PAID_ARR =
      Field.money(
          "last_paid_arr",
          "ARR on the last day that it paid at all, at the rates of as_of_date: arr while it pays, null where it never did.");
  public static final Field SEATS =
      Field.number("seats", "Licensed seats: those of the product that has most of them.");
  public static final Field PLAN =
      SubscriptionLines.PLAN.meaning("The plan of the line that pays most.");
  public static final Field PRODUCT_FAMILIES =
      Field.text("product_families", "The product families paid for, separated by commas.");
  public static final Field CURRENCY =
      SubscriptionLines.CURRENCY.meaning("ISO 4217 code of the line that pays most.");
  public static final Field FIRST_PAID_DATE =
      Field.day("first_paid_date", "The first day ever paid for, trials left out (rule 1.5).");
  public static final Field TERM_END_DATE =
      SubscriptionLines.TERM_END_DATE.meaning("The next end of a term over the active lines.");
  public static final Field IS_AUTO_RENEW =
      SubscriptionLines.IS_AUTO_RENEW.meaning("Whether the term that ends next renews by itself.");
  public static final Field IS_PAUSED =
      Field.flag("is_paused", "Whether all that the account pays for is paused.").required();
  public static final Field SCHEDULED_CHURN_DATE =
      Field.day(
          "scheduled_churn_date",
          "The day the last active line ends, where all of them are cancelled for a day (1.12).");
  public static final Field IS_TRIAL =
      Field.flag("is_trial", "Whether the account tries and pays nothing (rule 1.5).").required();
  public static final Field IS_RATE_MISSING =
      LineMonths.IS_RATE_MISSING.meaning("Whether a line is left out for want of a rate (1.9).");

  public static final Table TABLE =
      Table.in(LEDGER, "account_mrr", "What each account pays at the end of a day.")
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
              MRR,
              ARR,
              MRR_LIST,
              PAUSED_MRR,
              SCHEDULED_CHURN_MRR,
              LAST_PAID_ARR,
              SEATS,
              PLAN,
              PRODUCT_FAMILIES,
              CURRENCY,
              FIRST_PAID_DATE,
              TERM_END_DATE,
              IS_AUTO_RENEW,
              IS_PAUSED,
              SCHEDULED_CHURN_DATE,
              IS_TRIAL,
              IS_RATE_MISSING)
          .sliced(AS_OF_DATE);

  private AccountMrr() {}

  /**
   * Every account that ever had a line; one that left has an MRR of 0.
   *
   * @param lines subscription lines as known on asOf
   * @param fxRates rates as known on asOf; the latest up to the day counts
   */
  public static Dataset<Row> from(
      Dataset<Row> lines, Dataset<Row> fxRates, LedgerPolicy policy, LocalDate asOf) {
    Dataset<Row> measured = AccountDay.from(lines, fxRates, policy, asOf);
    return lines
        .select(ACCOUNT_ID.col())
        .distinct()
        .join(measured, ACCOUNT_ID.name(), "left_outer")
        .withColumn(LAST_PAID_ARR.name(), LAST_PAID_ARR.col().multiply(12))
        .withColumns(
            Map.of(
                AS_OF_DATE.name(), Months.day(asOf),
                MRR.name(), Money.orZero(MRR.col()),
                ARR.name(), Money.orZero(MRR.col()).multiply(12),
                MRR_LIST.name(), Money.orZero(MRR_LIST.col()),
                PAUSED_MRR.name(), Money.orZero(PAUSED_MRR.col()),
                SCHEDULED_CHURN_MRR.name(), Money.orZero(SCHEDULED_CHURN_MRR.col()),
                IS_PAUSED.name(), no(IS_PAUSED.col()),
                IS_TRIAL.name(), no(IS_TRIAL.col()),
                IS_RATE_MISSING.name(), no(IS_RATE_MISSING.col())))
        .transform(TABLE::conform);
  }

  /**
   * What each account paid for on a past day, a year at the rates of now, so that a move of rates
   * alone is no growth (rule 1.9): accounts that had paid by then only, 0 where they had left.
   *
   * @param lines subscription lines as known on asOf
   * @param fxRates rates as known on asOf
   */
  public static Dataset<Row> arrOn(
      LocalDate day,
      Dataset<Row> lines,
      Dataset<Row> fxRates,
      LedgerPolicy policy,
      LocalDate asOf) {
    Column value = when(AccountDay.IS_ACTIVE, AccountDay.VALUE);
    return AccountDay.valued(lines, fxRates, policy, day, asOf)
        .select(
            ACCOUNT_ID.col(), value.as(MRR.name()), AccountDay.wasPaid(policy, day).as("_was_paid"))
        .groupBy(ACCOUNT_ID.col())
        .agg(
            Money.orZero(sum(MRR.col())).multiply(12).cast(ARR.type()).as(ARR.name()),
            max("_was_paid").as("_was_paid"))
        .where(col("_was_paid"))
        .drop("_was_paid");
  }

  private static Column no(Column flag) {
    return coalesce(flag, lit(false));
  }
}
