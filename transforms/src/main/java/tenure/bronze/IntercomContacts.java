package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tenure.columns.Domains;
import tenure.columns.Reading;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.Contacts;

/** Contacts of Intercom, users and leads: one row per contact exported. */
public final class IntercomContacts {
  public static final Field EXTERNAL_ID =
      Field.text("external_id", "The user as you told Intercom.").personal();
  public static final Field NAME = Field.text("name", "The person\u2019s name.").personal();
  public static final Field EMAIL =
      Field.text("email", "The e-mail address, which several contacts may have.").personal();
  public static final Field COMPANIES =
      Field.text("companies", "The companies of the contact as JSON, the first of them at most.");
  public static final Field SIGNED_UP_AT =
      Field.text("signed_up_at", "When the person signed up as you said; may lie in the future.");
  public static final Field LAST_CONTACTED_AT =
      Field.text("last_contacted_at", "When a message last went to the person.");
  public static final Field ARCHIVED = Field.text("archived", "Whether it was put away.");

  public static final Table TABLE =
      Delivered.table(
          Intercom.VENDOR,
          "contacts",
          "Contacts as Intercom exports them.",
          Intercom.ID,
          EXTERNAL_ID,
          NAME,
          EMAIL,
          COMPANIES,
          SIGNED_UP_AT,
          LAST_CONTACTED_AT,
          ARCHIVED,
          Intercom.CREATED_AT,
          Intercom.UPDATED_AT,
          Intercom.DELETED);

  public static final Extract EXTRACT =
      new Extract(
          Intercom.VENDOR,
          "contacts",
          TABLE,
          List.of(Intercom.ID.name()),
          List.of(
              new Staged(Contacts.TABLE, IntercomContacts::contacts),
              new Staged(AccountLinks.TABLE, IntercomContacts::links)));

  private static final DataType COMPANIES_TYPE =
      new StructType()
          .add("data", DataTypes.createArrayType(new StructType().add("id", DataTypes.StringType)))
          .add("has_more", DataTypes.BooleanType);
  private static final Column LISTED = col("_companies");

  private IntercomContacts() {}

  /**
   * Contacts of the one company they belong to. A contact of several belongs to none of them for
   * certain, so only the domain of its e-mail address can tell.
   */
  static Dataset<Row> contacts(Dataset<Row> raw) {
    return Intercom.staging(opened(raw), Contacts.TABLE)
        .set(Contacts.CONTACT_ID, Reading.text(Intercom.ID.name()))
        .set(Contacts.SOURCE_ACCOUNT_KEY, coalesce(onlyCompany(), self()))
        .set(Contacts.CONTACT_NAME, Reading.text(NAME.name()))
        .set(Contacts.EMAIL, Reading.text(EMAIL.name()))
        .set(Contacts.IS_ACTIVE, lit(true))
        .set(Contacts.LAST_TOUCHED_DATE, Reading.moment(LAST_CONTACTED_AT.name()).asDay())
        .deletedWhen(gone())
        .rows();
  }

  /** The company of each contact, for conversations, which name a contact alone. */
  static Dataset<Row> links(Dataset<Row> raw) {
    return Intercom.staging(opened(raw), AccountLinks.TABLE)
        .set(AccountLinks.SOURCE_ACCOUNT_KEY, self())
        .set(AccountLinks.EXPLICIT_ACCOUNT_ID, onlyCompany())
        .set(AccountLinks.DOMAINS, Domains.ofEmail(EMAIL.col()))
        .rows();
  }

  private static Dataset<Row> opened(Dataset<Row> raw) {
    return raw.withColumn(LISTED.toString(), from_json(COMPANIES.col(), COMPANIES_TYPE));
  }

  private static Column onlyCompany() {
    Column listed = LISTED.getField("data");
    Column isWhole = coalesce(LISTED.getField("has_more").equalTo(false), lit(true));
    return when(size(listed).equalTo(1).and(isWhole), get(listed, lit(0)).getField("id"));
  }

  private static Column self() {
    return Intercom.ofContact(Reading.clean(Intercom.ID.col()));
  }

  private static Reading gone() {
    Reading deleted = Reading.flag(Intercom.DELETED.name());
    Reading archived = Reading.flag(ARCHIVED.name());
    return new Reading(Intercom.isSaid(deleted).or(Intercom.isSaid(archived)), archived.problem());
  }
}
