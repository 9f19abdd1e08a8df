package tenure.bronze;

import java.util.List;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;

/**
 * The tables of Fivetran for Amplitude, Mixpanel and Pendo that name columns in ways of their own.
 */
final class UsageFivetran {
  /** Which accounts a visitor of Pendo belonged to and when: a table that only Fivetran has. */
  private static final Extract VISITOR_ACCOUNTS = visitorAccounts();

  static final List<Landed> TABLES =
      List.of(
          Landed.of(AmplitudeEvents.EXTRACT)
              .named(AmplitudeEvents.INSERT_ID, "_insert_id")
              .named(AmplitudeEvents.EVENT_ID, "id"),
          Landed.of(MixpanelEvents.EXTRACT).named(MixpanelEvents.EVENT, "name"),
          hours(PendoFeatureEvents.EXTRACT),
          hours(PendoPageEvents.EXTRACT),
          hours(PendoEvents.EXTRACT),
          Landed.of(PendoAccounts.EXTRACT)
              .named(PendoAccounts.ACCOUNT_ID, "id")
              .named(PendoAccounts.SALESFORCE_ACCOUNT_ID, "agent_salesforceaccountid"),
          Landed.of(PendoVisitors.EXTRACT).named(PendoVisitors.VISITOR_ID, "id"),
          Landed.of(VISITOR_ACCOUNTS)
              .named(PendoVisitors.LAST_UPDATED_AT, "visitor_last_updated_at"));

  private UsageFivetran() {}

  private static Landed hours(Extract api) {
    return Landed.of(api)
        .named(Pendo.HOUR, "timestamp")
        .named(Pendo.SERVER, "server_name")
        .named(Pendo.PARAMETERS, "param_parameter");
  }

  private static Extract visitorAccounts() {
    Field[] columns = {
      PendoVisitors.VISITOR_ID,
      PendoVisitors.ACCOUNT_ID,
      PendoVisitors.METADATA,
      PendoVisitors.LAST_UPDATED_AT
    };
    Table table =
        Delivered.table(
            Pendo.VENDOR, "visitor_accounts", "Accounts that visitors belonged to.", columns);
    return new Extract(
        Pendo.VENDOR,
        "visitor_accounts",
        table,
        List.of(PendoVisitors.VISITOR_ID.name()),
        List.of(new Staged(AccountLinks.TABLE, PendoVisitors::links)));
  }
}
