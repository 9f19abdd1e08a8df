package tenure.bronze;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Domains;
import tenure.columns.Reading;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.Contacts;

/** Contacts of HubSpot: one row per contact exported. */
public final class HubspotContacts {
  public static final Table TABLE = Hubspot.table("contacts", "Contacts as HubSpot exports them.");

  public static final Extract EXTRACT =
      new Extract(
          Hubspot.VENDOR,
          "contacts",
          TABLE,
          List.of(Hubspot.ID.name(), Hubspot.PROPERTIES.name()),
          List.of(
              new Staged(Contacts.TABLE, HubspotContacts::contacts),
              new Staged(AccountLinks.TABLE, HubspotContacts::links)));

  private HubspotContacts() {}

  /** Contacts; one that was merged is a deletion, so that nobody counts twice. */
  static Dataset<Row> contacts(Dataset<Row> raw) {
    Reading left = Hubspot.moment("left_company_date").asDay();
    Column name =
        Reading.clean(concat_ws(" ", Hubspot.property("firstname"), Hubspot.property("lastname")));
    Column key =
        coalesce(company(), concat(lit(AccountLinks.USER_PREFIX), Reading.clean(Hubspot.ID.col())));
    return Hubspot.stagingWithMerged(Hubspot.openedWithMerged(raw), Contacts.TABLE)
        .set(Contacts.CONTACT_ID, Hubspot.id())
        .set(Contacts.SOURCE_ACCOUNT_KEY, key)
        .set(Contacts.CONTACT_NAME, name)
        .set(Contacts.EMAIL, Hubspot.property("email"))
        .set(Contacts.ROLE, role())
        .set(Contacts.IS_ACTIVE, left.value().isNull())
        .set(Contacts.LEFT_DATE, left)
        .set(Contacts.LAST_TOUCHED_DATE, Hubspot.moment("notes_last_contacted").asDay())
        .rows();
  }

  /**
   * The company of each contact, for what names a contact alone; a contact merged away keeps naming
   * it, since activities go on naming the contact.
   */
  static Dataset<Row> links(Dataset<Row> raw) {
    return Hubspot.staging(Hubspot.openedWithMerged(raw), AccountLinks.TABLE)
        .set(AccountLinks.SOURCE_ACCOUNT_KEY, concat(lit(AccountLinks.USER_PREFIX), Hubspot.id()))
        .set(AccountLinks.EXPLICIT_ACCOUNT_ID, company())
        .set(AccountLinks.DOMAINS, Domains.ofEmail(Hubspot.property("email")))
        .rows();
  }

  private static Column company() {
    return coalesce(Hubspot.property("associatedcompanyid"), HubspotTies.company());
  }

  /** Of several buying roles the one that decides most. */
  private static Column role() {
    Column roles = split(upper(Hubspot.property("hs_buying_role")), "\\s*;\\s*");
    return when(array_contains(roles, "EXECUTIVE_SPONSOR"), "executive_sponsor")
        .when(array_contains(roles, "CHAMPION"), "champion")
        .when(
            array_contains(roles, "BUDGET_HOLDER").or(array_contains(roles, "DECISION_MAKER")),
            "economic_buyer")
        .when(array_contains(roles, "ADMIN"), "admin")
        .when(array_contains(roles, "END_USER"), "user");
  }
}
