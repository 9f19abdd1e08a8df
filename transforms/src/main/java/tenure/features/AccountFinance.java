package tenure.features;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.FEATURES;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.ledger.AccountMrr;
import tenure.silver.Invoices;
import tenure.silver.Opportunities;

/** How each account pays, and whether it grows or has committed to renew. */
public final class AccountFinance {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field OPEN_INVOICES =
      Field.count("open_invoices", "Bills not paid yet.").required();
  public static final Field OVERDUE_DAYS_MAX =
      Field.count(
              "overdue_days_max", "Days by which the oldest open bill is overdue; 0 where none is.")
          .required();
  public static final Field OVERDUE_INVOICES =
      Field.count("overdue_invoices", "Open bills past their due day.").required();
  public static final Field FAILED_PAYMENTS =
      Field.count("failed_payments", "Open bills whose last attempt to collect failed.").required();
  public static final Field INVOICES_DUE_365D =
      Field.count("invoices_due_365d", "Bills that fell due in 365 days.").required();
  public static final Field PAID_ON_TIME_365D =
      Field.count("paid_on_time_365d", "Those paid on the due day or before.").required();
  public static final Field ON_TIME_SHARE =
      Field.share("on_time_share", "paid_on_time_365d over invoices_due_365d; null without any.");
  public static final Field PAID_INVOICES_365D =
      Field.count("paid_invoices_365d", "Bills paid in 365 days whose day of issue is known.")
          .required();
  public static final Field PAYMENT_DAYS_365D =
      Field.number("payment_days_365d", "Their mean days from issue to payment; null without any.");
  public static final Field LAST_INVOICE_DATE =
      Field.day("last_invoice_date", "The day the last bill was issued.");
  public static final Field ARR_90D_AGO =
      Field.money(
          "arr_90d_ago",
          "ARR 90 days before at the rates of now (rule 1.9); null where nothing was paid yet.");
  public static final Field ARR_CHANGE_90D =
      Field.money("arr_change_90d", "ARR minus arr_90d_ago, reporting currency.");
  public static final Field RENEWAL_WON_DATE =
      Field.day("renewal_won_date", "The day a renewal was last won, within 120 days.");
  public static final Field INVOICES_FRESHNESS_DAYS =
      Field.count("invoices_freshness_days", "Days since news of any bill was last delivered.");

  public static final Table TABLE =
      Table.in(FEATURES, "account_finance", "How each account pays, and whether it grows.")
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
              OPEN_INVOICES,
              OVERDUE_INVOICES,
              OVERDUE_DAYS_MAX,
              FAILED_PAYMENTS,
              INVOICES_DUE_365D,
              PAID_ON_TIME_365D,
              ON_TIME_SHARE,
              PAID_INVOICES_365D,
              PAYMENT_DAYS_365D,
              ARR_90D_AGO,
              ARR_CHANGE_90D,
              INVOICES_FRESHNESS_DAYS,
              LAST_INVOICE_DATE,
              RENEWAL_WON_DATE)
          .sliced(AS_OF_DATE);

  /** How far back the comparison of ARR looks. */
  public static final int GROWTH_DAYS = 90;

  private static final int PAYMENT_WINDOW = 365;
  private static final int RENEWAL_WINDOW = 120;

  private AccountFinance() {}

  /**
   * Every account gets a row.
   *
   * @param population features.account_profile of asOf
   * @param invoices silver.invoices as known
   * @param opportunities silver.opportunities as known
   * @param mrrBefore accounts and their ARR {@link #GROWTH_DAYS} days earlier, as {@link
   *     AccountMrr#arrOn} gives them; empty where there is none
   */
  public static Dataset<Row> from(
      Dataset<Row> population,
      Dataset<Row> invoices,
      Dataset<Row> opportunities,
      Dataset<Row> mrrBefore,
      LocalDate asOf) {
    Dataset<Row> before =
        mrrBefore.select(ACCOUNT_ID.col(), AccountMrr.ARR.col().as(ARR_90D_AGO.name()));
    Dataset<Row> rows =
        population
            .select(ACCOUNT_ID.col(), AccountProfile.ARR.col())
            .join(payments(invoices, asOf), AccountProfile.ids(), "left_outer")
            .join(renewals(opportunities, asOf), AccountProfile.ids(), "left_outer")
            .join(before, AccountProfile.ids(), "left_outer")
            .withColumn(AS_OF_DATE.name(), lit(asOf))
            .na()
            .fill(
                0,
                new String[] {
                  OPEN_INVOICES.name(),
                  OVERDUE_INVOICES.name(),
                  OVERDUE_DAYS_MAX.name(),
                  FAILED_PAYMENTS.name(),
                  INVOICES_DUE_365D.name(),
                  PAID_ON_TIME_365D.name(),
                  PAID_INVOICES_365D.name()
                })
            .withColumn(
                ON_TIME_SHARE.name(),
                when(
                    INVOICES_DUE_365D.col().gt(0),
                    PAID_ON_TIME_365D.col().divide(INVOICES_DUE_365D.col())))
            .withColumn(ARR_CHANGE_90D.name(), AccountProfile.ARR.col().minus(ARR_90D_AGO.col()));
    return Feed.freshness(rows, invoices, INVOICES_FRESHNESS_DAYS, asOf).transform(TABLE::conform);
  }

  private static Dataset<Row> payments(Dataset<Row> invoices, LocalDate asOf) {
    Days days = Days.endingOn(asOf);
    Column due = Invoices.DUE_DATE.col();
    Column isOpen = Invoices.STATUS.col().isin("open", "uncollectible");
    Column late = days.daysSince(due).cast("long");
    Column isBill = Invoices.STATUS.col().isin("open", "uncollectible", "paid");
    Column fellDue = isBill.and(days.last(PAYMENT_WINDOW, due));
    Column paid = Invoices.PAID_DATE.col();
    Column paymentDays =
        when(
            isBill.and(days.last(PAYMENT_WINDOW, paid)),
            datediff(paid, Invoices.ISSUED_DATE.col()));
    Column onTime = Invoices.PAID_DATE.col().leq(due);
    return invoices
        .where(coalesce(days.reached(Invoices.ISSUED_DATE.col()), lit(true)))
        .groupBy(ACCOUNT_ID.col())
        .agg(
            sum(one(isOpen)).as(OPEN_INVOICES.name()),
            sum(one(isOpen.and(late.gt(0)))).as(OVERDUE_INVOICES.name()),
            max(when(isOpen.and(late.gt(0)), late)).as(OVERDUE_DAYS_MAX.name()),
            sum(one(isOpen.and(Invoices.HAS_FAILED.col()))).as(FAILED_PAYMENTS.name()),
            sum(one(fellDue)).as(INVOICES_DUE_365D.name()),
            sum(one(fellDue.and(onTime))).as(PAID_ON_TIME_365D.name()),
            count(paymentDays).as(PAID_INVOICES_365D.name()),
            avg(paymentDays).as(PAYMENT_DAYS_365D.name()),
            max(Invoices.ISSUED_DATE.col()).as(LAST_INVOICE_DATE.name()));
  }

  private static Column one(Column condition) {
    return when(condition, 1L).otherwise(0L);
  }

  private static Dataset<Row> renewals(Dataset<Row> opportunities, LocalDate asOf) {
    Column closed = Opportunities.CLOSE_DATE.col();
    return opportunities
        .where(Opportunities.KIND.col().equalTo("renewal").and(Opportunities.IS_WON.col()))
        .where(Days.endingOn(asOf).last(RENEWAL_WINDOW, closed))
        .groupBy(ACCOUNT_ID.col())
        .agg(max(closed).as(RENEWAL_WON_DATE.name()));
  }
}
