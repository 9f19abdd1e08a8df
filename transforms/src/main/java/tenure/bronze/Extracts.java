package tenure.bronze;

import java.util.List;

/** Every extract whose shape is known without configuration. */
public final class Extracts {
  public static final List<Extract> ALL =
      List.of(
          SalesforceAccounts.EXTRACT,
          SalesforceContacts.EXTRACT,
          SalesforceUsers.EXTRACT,
          SalesforceOpportunities.EXTRACT,
          SalesforceTasks.EXTRACT,
          SalesforceEvents.EXTRACT,
          HubspotCompanies.EXTRACT,
          HubspotCompanyLinks.EXTRACT,
          HubspotContacts.EXTRACT,
          HubspotOwners.EXTRACT,
          HubspotDealPipelines.EXTRACT,
          HubspotDeals.EXTRACT,
          HubspotDealCompanies.EXTRACT,
          HubspotCalls.EXTRACT,
          HubspotMeetings.EXTRACT,
          HubspotEmails.EXTRACT,
          HubspotTasks.EXTRACT,
          HubspotTickets.EXTRACT,
          HubspotTicketCompanies.EXTRACT,
          StripeCustomers.EXTRACT,
          StripeProducts.EXTRACT,
          StripePrices.EXTRACT,
          StripeSubscriptions.EXTRACT,
          StripeInvoices.EXTRACT,
          ZendeskOrganizations.EXTRACT,
          ZendeskUsers.EXTRACT,
          ZendeskTickets.EXTRACT,
          ZendeskRatings.EXTRACT,
          IntercomCompanies.EXTRACT,
          IntercomContacts.EXTRACT,
          IntercomConversations.EXTRACT,
          CrosswalkAccountKeys.EXTRACT,
          SegmentEvents.EXTRACT,
          SurveysResponses.EXTRACT,
          SuccessGoals.EXTRACT,
          SuccessMilestones.EXTRACT,
          SuccessAdvocacy.EXTRACT,
          FinanceFxRates.EXTRACT);

  private Extracts() {}
}
