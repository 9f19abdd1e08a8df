package tenure.jobs.night;

import static tenure.jobs.night.Stage.FEATURES;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Versions;
import tenure.features.AccountEngagement;
import tenure.features.AccountFinance;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.features.UsageByKey;
import tenure.jobs.settings.Settings;
import tenure.ledger.AccountMrr;
import tenure.ledger.ReportingCurrency;
import tenure.silver.Accounts;
import tenure.silver.Advocacy;
import tenure.silver.Contacts;
import tenure.silver.DailyMeters;
import tenure.silver.DailyUsage;
import tenure.silver.FxRates;
import tenure.silver.Invoices;
import tenure.silver.Milestones;
import tenure.silver.Opportunities;
import tenure.silver.Plans;
import tenure.silver.Products;
import tenure.silver.SuccessGoals;
import tenure.silver.Surveys;
import tenure.silver.Tickets;
import tenure.silver.Touchpoints;

/** Silver and ledger → features: what can be measured of an account on a day. */
final class FeatureSteps {
  private FeatureSteps() {}

  static List<Step> of(Settings settings) {
    return List.of(
        Step.of(
            FEATURES,
            AccountProfile.TABLE,
            Lines.and(AccountMrr.TABLE, AccountProfile.TABLE),
            in ->
                AccountProfile.from(
                    in.known(Accounts.TABLE),
                    in.tonight(AccountMrr.TABLE),
                    Lines.history(in),
                    in.lastBefore(AccountProfile.TABLE),
                    settings.segments(),
                    in.night())),
        Step.of(
            FEATURES,
            AccountUsage.TABLE,
            Lines.and(AccountProfile.TABLE, DailyUsage.TABLE, DailyMeters.TABLE, Plans.TABLE),
            in ->
                AccountUsage.from(
                    in.tonight(AccountProfile.TABLE),
                    usage(in),
                    Versions.asKnown(
                        DailyMeters.TABLE,
                        in.lastNights(DailyMeters.TABLE, AccountUsage.METER_NIGHTS),
                        in.night()),
                    Lines.history(in),
                    Plans.withProducts(in.known(Plans.TABLE), in.known(Products.TABLE)),
                    in.night())),
        Step.of(
            FEATURES,
            AccountSupport.TABLE,
            List.of(AccountProfile.TABLE, Tickets.TABLE, Surveys.TABLE),
            in ->
                AccountSupport.from(
                    in.tonight(AccountProfile.TABLE),
                    in.known(Tickets.TABLE),
                    in.known(Surveys.TABLE),
                    in.night())),
        Step.of(
            FEATURES,
            AccountEngagement.TABLE,
            List.of(AccountProfile.TABLE, Touchpoints.TABLE, Advocacy.TABLE),
            in ->
                AccountEngagement.from(
                    in.tonight(AccountProfile.TABLE),
                    in.known(Touchpoints.TABLE),
                    in.known(Advocacy.TABLE),
                    in.night())),
        Step.of(
            FEATURES,
            AccountRelationship.TABLE,
            List.of(AccountProfile.TABLE, Contacts.TABLE, Surveys.TABLE),
            in ->
                AccountRelationship.from(
                    in.tonight(AccountProfile.TABLE),
                    in.known(Contacts.TABLE),
                    in.known(Surveys.TABLE),
                    in.night())),
        Step.of(
            FEATURES,
            AccountFinance.TABLE,
            Lines.and(AccountProfile.TABLE, Invoices.TABLE, Opportunities.TABLE, FxRates.TABLE),
            in ->
                AccountFinance.from(
                    in.tonight(AccountProfile.TABLE),
                    in.known(Invoices.TABLE),
                    in.known(Opportunities.TABLE),
                    AccountMrr.arrOn(
                        in.night().minusDays(AccountFinance.GROWTH_DAYS),
                        Lines.history(in),
                        in.known(FxRates.TABLE),
                        settings.ledger(),
                        in.night()),
                    in.night())),
        Step.of(
            FEATURES,
            AccountOutcomes.TABLE,
            List.of(AccountProfile.TABLE, SuccessGoals.TABLE, Milestones.TABLE, FxRates.TABLE),
            in ->
                AccountOutcomes.from(
                    in.tonight(AccountProfile.TABLE),
                    goals(in, settings),
                    in.known(Milestones.TABLE),
                    in.night())));
  }

  /** The goals of the success plans, what they brought in the reporting currency. */
  static Dataset<Row> goals(Inputs in, Settings settings) {
    return ReportingCurrency.converted(
        in.known(SuccessGoals.TABLE),
        SuccessGoals.VALUE_REALISED,
        SuccessGoals.CURRENCY,
        in.known(FxRates.TABLE),
        settings.ledger(),
        in.night());
  }

  private static UsageByKey usage(Inputs in) {
    return new UsageByKey(
        summed(in, "what users did", rows -> UsageByKey.users(rows, in.night())),
        summed(in, "features used", rows -> UsageByKey.features(rows, in.night())));
  }

  private static Dataset<Row> summed(Inputs in, String name, UnaryOperator<Dataset<Row>> sums) {
    return in.lastNights(DailyUsage.TABLE, AccountUsage.NIGHTS, name, sums);
  }
}
