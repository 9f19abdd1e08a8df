package tenure.jobs.simulate;

import java.util.List;

/**
 * All sources but usage: what belongs to the company as a whole, and what belongs to an account.
 */
final class Extracts {
  private final Simulation simulation;
  private final CsmRoster roster;
  private final List<Extract> perAccount;

  Extracts(Simulation simulation) {
    this.simulation = simulation;
    this.roster = new CsmRoster(simulation);
    this.perAccount =
        List.of(
            new SalesforceAccounts(roster),
            new SalesforceContacts(),
            new SalesforceOpportunities(roster),
            new SalesforceTasks(),
            new StripeCustomers(),
            new StripeSubscriptions(),
            new StripeInvoices(),
            new ZendeskDirectory(),
            new ZendeskTickets(),
            new SurveyResponses(),
            new SuccessPlans());
  }

  void recordCompany(Recorder recorder) {
    SalesforceUsers.record(roster, recorder);
    StripeCatalogue.record(simulation, recorder);
    FxRates.record(simulation, recorder);
  }

  void record(AccountStory story, Recorder recorder) {
    perAccount.forEach(extract -> extract.record(story, recorder));
  }
}
