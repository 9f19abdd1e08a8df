package tenure.validation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.features.AccountEngagement;
import tenure.features.AccountFinance;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.features.SegmentPolicy;
import tenure.ledger.AccountMrr;
import tenure.ledger.LedgerPolicy;
import tenure.scores.AccountFeatures;
import tenure.silver.DailyUsage;
import tenure.silver.Invoices;
import tenure.silver.SuccessGoals;
import tenure.silver.Surveys;
import tenure.silver.Tickets;

/**
 * The features of past days, all days at once: those of a night, from what the days knew.
 *
 * @param facts what the days knew
 * @param lines {@link PastFacts#linesThen()}
 * @param ledger how revenue is counted
 */
public record PastFeatures(PastFacts facts, Dataset<Row> lines, LedgerPolicy ledger) {
  /** From the first day on which use was seen until a window of four weeks is full. */
  private static final int FULL_AFTER_DAYS = 27;

  private static final Column FIRST = col("_first");

  private PastDays days() {
    return facts.days();
  }

  /** features.account_profile of all days, each with its own day in as_of_date. */
  public Dataset<Row> profile(SegmentPolicy segments) {
    Dataset<Row> mrr = AccountMrr.from(lines, facts.fxRates(), ledger, days().night());
    Dataset<Row> none =
        lines.sparkSession().createDataFrame(List.<Row>of(), AccountProfile.TABLE.schema());
    return AccountProfile.from(facts.accountsThen(), mrr, lines, none, segments, days().night())
        .where(AccountProfile.HAS_SUBSCRIPTION.col())
        .withColumn(
            AccountProfile.AS_OF_DATE.name(), PastDays.dayOf(AccountProfile.ACCOUNT_ID.col()));
  }

  /**
   * All features of the days.
   *
   * @param profile {@link #profile}
   */
  public AccountFeatures of(Dataset<Row> profile) {
    return new AccountFeatures(
        profile,
        usage(profile),
        support(profile),
        engagement(profile),
        relationship(profile),
        finance(profile),
        outcomes(profile));
  }

  /** A window that began before the source did would take its absence for idleness. */
  private Dataset<Row> usage(Dataset<Row> profile) {
    Dataset<Row> usage = facts.usageThen(AccountUsage.NIGHTS);
    return begun(
        AccountUsage.from(profile, usage, lines, facts.plans(), days().night()),
        AccountUsage.USAGE_FRESHNESS_DAYS,
        facts.dailyUsage().select(date_add(DailyUsage.USAGE_DATE.col(), FULL_AFTER_DAYS)));
  }

  private Dataset<Row> support(Dataset<Row> profile) {
    Dataset<Row> rows =
        AccountSupport.from(profile, facts.ticketsThen(), facts.surveysThen(), days().night());
    Dataset<Row> dated =
        begun(
            rows,
            AccountSupport.TICKETS_FRESHNESS_DAYS,
            facts.tickets().select(to_date(Tickets.CREATED_AT.col())));
    return begun(dated, AccountSupport.CSAT_FRESHNESS_DAYS, answered("csat"));
  }

  private Dataset<Row> engagement(Dataset<Row> profile) {
    return begun(
        AccountEngagement.from(profile, facts.touchpointsThen(), days().night()),
        AccountEngagement.ENGAGEMENT_FRESHNESS_DAYS,
        facts.touchpoints().select(PastFacts.touched()));
  }

  private Dataset<Row> relationship(Dataset<Row> profile) {
    return begun(
        AccountRelationship.from(
            profile, facts.contactsThen(), facts.surveysThen(), days().night()),
        AccountRelationship.NPS_FRESHNESS_DAYS,
        answered("nps"));
  }

  private Dataset<Row> answered(String kind) {
    return facts
        .surveys()
        .where(Surveys.KIND.col().equalTo(kind))
        .select(Surveys.RESPONDED_DATE.col());
  }

  private Dataset<Row> finance(Dataset<Row> profile) {
    Dataset<Row> arrBefore =
        AccountMrr.arrOn(
            days().night().minusDays(AccountFinance.GROWTH_DAYS),
            lines,
            facts.fxRates(),
            ledger,
            days().night());
    return begun(
        AccountFinance.from(
            profile, facts.invoicesThen(), facts.dealsThen(), arrBefore, days().night()),
        AccountFinance.INVOICES_FRESHNESS_DAYS,
        facts.invoices().select(Invoices.ISSUED_DATE.col()));
  }

  private Dataset<Row> outcomes(Dataset<Row> profile) {
    return begun(
        AccountOutcomes.from(profile, facts.goalsThen(), facts.milestonesThen(), days().night()),
        AccountOutcomes.GOALS_FRESHNESS_DAYS,
        facts.goals().select(SuccessGoals.DUE_DATE.col()));
  }

  /**
   * A source is silent before its first row: then nothing was observed, rather than nothing done.
   */
  private static Dataset<Row> begun(Dataset<Row> rows, Field freshness, Dataset<Row> dates) {
    Dataset<Row> first = dates.toDF(FIRST.toString()).agg(min(FIRST).as(FIRST.toString()));
    Column hasBegun = PastDays.dayOf(AccountProfile.ACCOUNT_ID.col()).geq(FIRST);
    return rows.crossJoin(first)
        .withColumn(freshness.name(), when(hasBegun, freshness.col()))
        .drop(FIRST.toString());
  }
}
