package tenure.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static tenure.contract.Layer.FEATURES;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.ledger.AccountMrr;
import tenure.silver.Accounts;

/**
 * What kind of customer each account is on a day: segment, lifecycle stage, age and the way to the
 * renewal. Its rows are the population of every other account feature.
 */
public final class AccountProfile {
  public static final Field ACCOUNT_ID = Accounts.ACCOUNT_ID;
  public static final Field AS_OF_DATE =
      Field.day("as_of_date", "The day described; it counts in every window.").key();
  public static final Field SEGMENT =
      Field.text("segment", "The coverage segment: by hand where set, else by ARR.").required();
  public static final Field IS_SEGMENT_OVERRIDDEN =
      Field.flag("is_segment_overridden", "Whether the segment was set by hand.").required();
  public static final Field SEGMENT_BASIS = CoverageSegment.SEGMENT_BASIS;
  public static final Field SEGMENT_REASON = CoverageSegment.SEGMENT_REASON;
  public static final Field LIFECYCLE_STAGE =
      Field.choice(
              "lifecycle_stage",
              "Where the customer is on its way; a red health band adds at_risk in the scores.",
              "prospect",
              "trial",
              "onboarding",
              "adoption",
              "renewal",
              "at_risk",
              "churned",
              "won_back")
          .required();
  public static final Field MRR =
      Field.money("mrr", "MRR on the day, reporting currency.").required();
  public static final Field ARR =
      Field.money("arr", "ARR on the day, reporting currency.").required();
  public static final Field SEATS = Field.number("seats", "Licensed seats; null where not known.");
  public static final Field PLAN = Field.text("plan", "The plan of the largest line.");
  public static final Field PRODUCT_FAMILIES =
      Field.text("product_families", "The product families owned, separated by commas.");
  public static final Field CSM_ID = Accounts.CSM_ID;
  public static final Field FIRST_PAID_DATE =
      Field.day("first_paid_date", "The first paid day ever.");
  public static final Field PAYING_SINCE_DATE = PayingPeriods.PAYING_SINCE_DATE;
  public static final Field PAYING_PERIODS = PayingPeriods.PAYING_PERIODS;
  public static final Field SERVICE_SINCE_DATE = PayingPeriods.SERVICE_SINCE_DATE;
  public static final Field SERVICE_END_DATE = PayingPeriods.SERVICE_END_DATE;
  public static final Field AGE_DAYS =
      Field.count("age_days", "Days since the first day of service, trials included.");
  public static final Field TENURE_DAYS =
      Field.count("tenure_days", "Days since the first paid day.");
  public static final Field TERM_END_DATE =
      Field.day("term_end_date", "The next end of a term over the active lines.");
  public static final Field DAYS_TO_RENEWAL =
      Field.whole("days_to_renewal", "Days until term_end_date; negative once it has passed.");
  public static final Field CONTRACT_END_DATE = PayingPeriods.CONTRACT_END_DATE;
  public static final Field SCHEDULED_CHURN_DATE =
      Field.day("scheduled_churn_date", "The day an announced cancellation takes effect.");
  public static final Field HAS_SUBSCRIPTION =
      Field.flag("has_subscription", "Whether the account ever had a subscription line.")
          .required();

  public static final Table TABLE =
      Table.in(FEATURES, "account_profile", "What kind of customer each account is on a day.")
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
              SEGMENT,
              SEGMENT_BASIS,
              SEGMENT_REASON,
              LIFECYCLE_STAGE,
              PLAN,
              PRODUCT_FAMILIES,
              CSM_ID,
              MRR,
              ARR,
              SEATS,
              AGE_DAYS,
              TENURE_DAYS,
              DAYS_TO_RENEWAL,
              PAYING_PERIODS,
              IS_SEGMENT_OVERRIDDEN,
              HAS_SUBSCRIPTION,
              FIRST_PAID_DATE,
              SERVICE_SINCE_DATE,
              SERVICE_END_DATE,
              PAYING_SINCE_DATE,
              TERM_END_DATE,
              CONTRACT_END_DATE,
              SCHEDULED_CHURN_DATE)
          .sliced(AS_OF_DATE);

  private AccountProfile() {}

  /**
   * One row per account that has a CRM record or ever had a subscription line; test records and
   * records merged away have none. A customer who left keeps the segment of its last paying night.
   *
   * @param accounts silver.accounts as known
   * @param accountMrr ledger.account_mrr of asOf
   * @param lines silver.subscription_lines as known
   * @param previous this table's rows of the night before; empty on the first
   */
  public static Dataset<Row> from(
      Dataset<Row> accounts,
      Dataset<Row> accountMrr,
      Dataset<Row> lines,
      Dataset<Row> previous,
      SegmentPolicy policy,
      LocalDate asOf) {
    Days days = Days.endingOn(asOf);
    Dataset<Row> before =
        previous.select(ACCOUNT_ID.col(), SEGMENT.col().as(CoverageSegment.BEFORE.toString()));
    return population(accounts, accountMrr)
        .join(PayingPeriods.from(lines, policy.renewalDays(), asOf), ids(), "left_outer")
        .join(before, ids(), "left_outer")
        .withColumn(CoverageSegment.BY_HAND.toString(), CoverageSegment.byHand(policy))
        .withColumns(
            Map.of(
                AS_OF_DATE.name(), lit(asOf),
                IS_SEGMENT_OVERRIDDEN.name(), CoverageSegment.BY_HAND.isNotNull(),
                LIFECYCLE_STAGE.name(), Lifecycle.stage(policy, asOf),
                SEGMENT.name(), CoverageSegment.segment(policy),
                SEGMENT_BASIS.name(), CoverageSegment.basis(policy),
                SEGMENT_REASON.name(), CoverageSegment.reason(policy),
                AGE_DAYS.name(), days.daysSince(SERVICE_SINCE_DATE.col()).cast("long"),
                TENURE_DAYS.name(), days.daysSince(FIRST_PAID_DATE.col()).cast("long"),
                DAYS_TO_RENEWAL.name(), days.daysUntil(TERM_END_DATE.col()).cast("long")))
        .transform(TABLE::conform);
  }

  /** The columns on which account features meet. */
  static String[] ids() {
    return new String[] {ACCOUNT_ID.name()};
  }

  private static Dataset<Row> population(Dataset<Row> accounts, Dataset<Row> accountMrr) {
    Column isReal =
        coalesce(Accounts.IS_TEST.col(), lit(false))
            .equalTo(false)
            .and(Accounts.MERGED_INTO_ACCOUNT_ID.col().isNull());
    Column zero = lit(0).cast(MRR.type());
    return accounts
        .select(
            ACCOUNT_ID.col(),
            CSM_ID.col(),
            Accounts.SEGMENT_OVERRIDE.col(),
            Accounts.IS_TEST.col(),
            Accounts.MERGED_INTO_ACCOUNT_ID.col())
        .join(accountMrr.drop(AS_OF_DATE.name()), ids(), "full_outer")
        .where(isReal)
        .withColumn(HAS_SUBSCRIPTION.name(), AccountMrr.MRR.col().isNotNull())
        .withColumn(MRR.name(), coalesce(AccountMrr.MRR.col(), zero))
        .withColumn(ARR.name(), coalesce(AccountMrr.ARR.col(), zero));
  }
}
