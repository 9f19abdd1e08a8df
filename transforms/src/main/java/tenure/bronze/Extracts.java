package tenure.bronze;

import java.util.List;
import java.util.Set;

/** Every extract whose shape is known without configuration. */
public final class Extracts {
  public static final List<Extract> ALL =
      List.of(
          SalesforceAccounts.EXTRACT,
          SalesforceContacts.EXTRACT,
          SalesforceUsers.EXTRACT,
          SalesforceOpportunities.EXTRACT,
          SalesforceTasks.EXTRACT,
          SalesforcePlayTasks.EXTRACT,
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
          ChargebeeCustomers.EXTRACT,
          ChargebeeItems.EXTRACT,
          ChargebeeItemPrices.EXTRACT,
          ChargebeePlans.EXTRACT,
          ChargebeeCoupons.EXTRACT,
          ChargebeeSubscriptions.EXTRACT,
          ChargebeeInvoices.EXTRACT,
          RecurlyAccounts.EXTRACT,
          RecurlyPlans.EXTRACT,
          RecurlyPlanCurrencies.EXTRACT,
          RecurlySubscriptions.EXTRACT,
          RecurlySubscriptionAddOns.EXTRACT,
          RecurlyCouponRedemptions.EXTRACT,
          RecurlyCouponDiscounts.EXTRACT,
          RecurlyInvoices.EXTRACT,
          RecurlyTransactions.EXTRACT,
          ZuoraAccounts.EXTRACT,
          ZuoraProducts.EXTRACT,
          ZuoraProductRatePlans.EXTRACT,
          ZuoraSubscriptions.EXTRACT,
          ZuoraRatePlans.EXTRACT,
          ZuoraRatePlanCharges.EXTRACT,
          ZuoraAmendments.EXTRACT,
          ZuoraInvoices.EXTRACT,
          ZuoraInvoicePayments.EXTRACT,
          ZuoraPayments.EXTRACT,
          ZendeskOrganizations.EXTRACT,
          ZendeskUsers.EXTRACT,
          ZendeskTickets.EXTRACT,
          ZendeskRatings.EXTRACT,
          IntercomCompanies.EXTRACT,
          IntercomContacts.EXTRACT,
          IntercomConversations.EXTRACT,
          CrosswalkAccountKeys.EXTRACT,
          SegmentEvents.EXTRACT,
          AmplitudeEvents.EXTRACT,
          MixpanelEvents.EXTRACT,
          PendoFeatureEvents.EXTRACT,
          PendoPageEvents.EXTRACT,
          PendoEvents.EXTRACT,
          PendoAccounts.EXTRACT,
          PendoVisitors.EXTRACT,
          SurveysResponses.EXTRACT,
          SuccessGoals.EXTRACT,
          SuccessMilestones.EXTRACT,
          SuccessAdvocacy.EXTRACT,
          SuccessPlayCompletions.EXTRACT,
          FinanceFxRates.EXTRACT);

  /** Vendors that show a subscription with all its lines: one that is shown no more has ended. */
  public static final Set<String> WITH_WHOLE_SUBSCRIPTIONS =
      Set.of(Stripe.VENDOR, Chargebee.VENDOR, Recurly.VENDOR);

  /** Vendors that do not say when a line was added to its subscription. */
  public static final Set<String> WITH_UNDATED_LINES = Set.of(Chargebee.VENDOR, Recurly.VENDOR);

  private static final List<Extract> NAMED =
      List.of(AmplitudeEvents.EXTRACT, MixpanelEvents.EXTRACT);

  private Extracts() {}

  /** Whether the vendor's events use names that each project chooses. */
  public static boolean hasNames(String vendor) {
    return NAMED.stream().anyMatch(e -> e.vendor().equals(vendor));
  }

  /** The extract, in whatever layout, for a project of an analytics tool with names of its own. */
  public static Extract named(Extract extract, UsageNames names) {
    return switch (extract.vendor()) {
      case "amplitude" -> staged(extract, AmplitudeEvents.extract(names));
      case "mixpanel" -> staged(extract, MixpanelEvents.extract(names));
      default -> extract;
    };
  }

  private static Extract staged(Extract landed, Extract named) {
    return new Extract(
        landed.vendor(),
        landed.object(),
        landed.table(),
        landed.required(),
        named.staged(),
        landed.shape());
  }
}
