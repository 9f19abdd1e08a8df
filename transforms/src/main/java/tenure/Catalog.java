package tenure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tenure.bronze.Deliveries;
import tenure.bronze.Extract;
import tenure.bronze.Extracts;
import tenure.bronze.RejectedRows;
import tenure.contract.Table;
import tenure.expansion.ProductRules;
import tenure.features.AccountEngagement;
import tenure.features.AccountFinance;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.ledger.AccountMrr;
import tenure.ledger.KnownLines;
import tenure.ledger.LineMonths;
import tenure.ledger.Movements;
import tenure.ledger.Quarantine;
import tenure.ledger.Restatements;
import tenure.marts.DimAccount;
import tenure.marts.DimCsm;
import tenure.marts.DimDate;
import tenure.marts.DimProduct;
import tenure.marts.DimSegment;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctBookMove;
import tenure.marts.FctCohortRetention;
import tenure.marts.FctCsmMonth;
import tenure.marts.FctDigitalJourney;
import tenure.marts.FctExpansionOpportunity;
import tenure.marts.FctExpansionPropensity;
import tenure.marts.FctFeedback;
import tenure.marts.FctForecastAccuracy;
import tenure.marts.FctHealthCalibration;
import tenure.marts.FctHealthDistribution;
import tenure.marts.FctHealthMeasure;
import tenure.marts.FctHealthValidation;
import tenure.marts.FctHealthWeights;
import tenure.marts.FctMrrMovement;
import tenure.marts.FctOnboarding;
import tenure.marts.FctParentHealth;
import tenure.marts.FctPlay;
import tenure.marts.FctPlayEffect;
import tenure.marts.FctPlayStep;
import tenure.marts.FctQbr;
import tenure.marts.FctRenewal;
import tenure.marts.FctRenewalOutcome;
import tenure.marts.FctRenewalRate;
import tenure.marts.FctRetention;
import tenure.marts.FctRetentionForecast;
import tenure.marts.FctSegmentMonth;
import tenure.marts.FctSignal;
import tenure.marts.FctSourceConflict;
import tenure.marts.FctSourceCoverage;
import tenure.marts.FctSurvival;
import tenure.marts.FctTimeToValue;
import tenure.marts.KpiCompanyMonth;
import tenure.marts.Publication;
import tenure.ops.CheckResults;
import tenure.ops.Erasures;
import tenure.ops.Runs;
import tenure.ops.SentEvents;
import tenure.ops.Steps;
import tenure.plays.Plays;
import tenure.scores.Certificate;
import tenure.scores.HealthMeasures;
import tenure.scores.HealthScores;
import tenure.scores.MonthEndScores;
import tenure.scores.RenewalOutlooks;
import tenure.scores.Renewals;
import tenure.scores.Retention;
import tenure.scores.RetentionBasis;
import tenure.signals.Signals;
import tenure.silver.AccountCrosswalk;
import tenure.silver.AccountHierarchy;
import tenure.silver.AccountLinks;
import tenure.silver.Accounts;
import tenure.silver.Advocacy;
import tenure.silver.Contacts;
import tenure.silver.Csms;
import tenure.silver.DailyMeters;
import tenure.silver.DailyUsage;
import tenure.silver.DealStages;
import tenure.silver.FxRates;
import tenure.silver.Invoices;
import tenure.silver.Milestones;
import tenure.silver.Opportunities;
import tenure.silver.Plans;
import tenure.silver.PlayCompletions;
import tenure.silver.Products;
import tenure.silver.SubscriptionLines;
import tenure.silver.SuccessGoals;
import tenure.silver.Surveys;
import tenure.silver.Tickets;
import tenure.silver.Touchpoints;
import tenure.silver.UserAliases;

/** Every table of the lake, in the order data flows. */
public final class Catalog {
  public static final List<Table> ALL =
      inOrder(
          RejectedRows.TABLE,
          Deliveries.TABLE,
          Accounts.TABLE,
          AccountCrosswalk.TABLE,
          AccountLinks.TABLE,
          AccountHierarchy.TABLE,
          Contacts.TABLE,
          Csms.TABLE,
          DealStages.TABLE,
          Opportunities.TABLE,
          Touchpoints.TABLE,
          SuccessGoals.TABLE,
          Milestones.TABLE,
          Advocacy.TABLE,
          PlayCompletions.TABLE,
          Products.TABLE,
          Plans.TABLE,
          SubscriptionLines.TABLE,
          Invoices.TABLE,
          FxRates.TABLE,
          Tickets.TABLE,
          Surveys.TABLE,
          UserAliases.TABLE,
          DailyUsage.TABLE,
          DailyMeters.TABLE,
          LineMonths.TABLE,
          Restatements.TABLE,
          AccountMrr.TABLE,
          Movements.TABLE,
          Quarantine.TABLE,
          KnownLines.TABLE,
          AccountProfile.TABLE,
          AccountUsage.TABLE,
          AccountSupport.TABLE,
          AccountEngagement.TABLE,
          AccountRelationship.TABLE,
          AccountFinance.TABLE,
          AccountOutcomes.TABLE,
          Retention.TABLE,
          RetentionBasis.TABLE,
          HealthMeasures.TABLE,
          HealthScores.TABLE,
          MonthEndScores.TABLE,
          RenewalOutlooks.TABLE,
          Renewals.TABLE,
          ProductRules.TABLE,
          Signals.TABLE,
          Plays.TABLE,
          Certificate.TABLE,
          DimAccount.TABLE,
          DimDate.TABLE,
          DimProduct.TABLE,
          DimSegment.TABLE,
          FctAccountDaily.TABLE,
          FctMrrMovement.TABLE,
          FctRetention.TABLE,
          FctCohortRetention.TABLE,
          FctSurvival.TABLE,
          FctRenewalRate.TABLE,
          FctSourceConflict.TABLE,
          FctSourceCoverage.TABLE,
          FctHealthMeasure.TABLE,
          FctRenewal.TABLE,
          FctRenewalOutcome.TABLE,
          FctRetentionForecast.TABLE,
          FctForecastAccuracy.TABLE,
          FctExpansionPropensity.TABLE,
          FctExpansionOpportunity.TABLE,
          FctQbr.TABLE,
          FctSignal.TABLE,
          FctPlay.TABLE,
          FctPlayStep.TABLE,
          FctOnboarding.TABLE,
          FctDigitalJourney.TABLE,
          FctTimeToValue.TABLE,
          DimCsm.TABLE,
          FctCsmMonth.TABLE,
          FctSegmentMonth.TABLE,
          FctBookMove.TABLE,
          FctPlayEffect.TABLE,
          FctFeedback.TABLE,
          FctHealthDistribution.TABLE,
          FctParentHealth.TABLE,
          FctHealthWeights.TABLE,
          FctHealthValidation.TABLE,
          FctHealthCalibration.TABLE,
          KpiCompanyMonth.TABLE,
          Publication.TABLE,
          Runs.TABLE,
          Steps.TABLE,
          CheckResults.TABLE,
          Erasures.TABLE,
          SentEvents.TABLE);

  private Catalog() {}

  /** The extracts as delivered, then what is made of them. */
  private static List<Table> inOrder(Table... made) {
    return Stream.concat(Extracts.ALL.stream().map(Extract::table), Arrays.stream(made)).toList();
  }
}
