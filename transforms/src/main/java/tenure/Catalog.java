package tenure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tenure.bronze.Extract;
import tenure.bronze.Extracts;
import tenure.bronze.RejectedRows;
import tenure.contract.Table;
import tenure.ledger.AccountMrr;
import tenure.ledger.LedgerIdentities;
import tenure.ledger.LineMonths;
import tenure.ledger.Movements;
import tenure.ledger.Quarantine;
import tenure.marts.FctMrrMovement;
import tenure.marts.FctRetention;
import tenure.marts.Publication;
import tenure.ops.Runs;
import tenure.scores.Retention;
import tenure.silver.AccountHierarchy;
import tenure.silver.AccountLinks;
import tenure.silver.Accounts;
import tenure.silver.Contacts;
import tenure.silver.Csms;
import tenure.silver.DailyUsage;
import tenure.silver.FxRates;
import tenure.silver.Invoices;
import tenure.silver.Milestones;
import tenure.silver.Opportunities;
import tenure.silver.Plans;
import tenure.silver.SubscriptionLines;
import tenure.silver.SuccessGoals;
import tenure.silver.Surveys;
import tenure.silver.Tickets;
import tenure.silver.Touchpoints;

/** Every table of the lake, in the order data flows. */
public final class Catalog {
  public static final List<Table> ALL =
      inOrder(
          RejectedRows.TABLE,
          Accounts.TABLE,
          AccountLinks.TABLE,
          AccountHierarchy.TABLE,
          Contacts.TABLE,
          Csms.TABLE,
          Opportunities.TABLE,
          Touchpoints.TABLE,
          SuccessGoals.TABLE,
          Milestones.TABLE,
          Plans.TABLE,
          SubscriptionLines.TABLE,
          Invoices.TABLE,
          FxRates.TABLE,
          Tickets.TABLE,
          Surveys.TABLE,
          DailyUsage.TABLE,
          LineMonths.TABLE,
          AccountMrr.TABLE,
          Movements.TABLE,
          Quarantine.TABLE,
          LedgerIdentities.TABLE,
          Retention.TABLE,
          FctMrrMovement.TABLE,
          FctRetention.TABLE,
          Publication.TABLE,
          Runs.TABLE);

  private Catalog() {}

  /** The extracts as delivered, then what is made of them. */
  private static List<Table> inOrder(Table... made) {
    return Stream.concat(Extracts.ALL.stream().map(Extract::table), Arrays.stream(made)).toList();
  }
}
