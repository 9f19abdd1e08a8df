package tenure.bronze;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;

/** The tables that Fivetran splits off HubSpot\u2019s objects, and how they are put back. */
final class HubspotFivetranParts {
  static final Extract DEAL_COMPANIES =
      part("deal_company", "Companies of deals.", "deal_id", "company_id", "type_id");
  static final Extract MERGED_DEALS =
      part("merged_deal", "Deals that were merged.", "deal_id", "merged_deal_id");
  static final Extract CONTACT_MERGES =
      part("contact_merge_audit", "Merges of contacts.", "canonical_vid", "vid_to_merge");
  static final Extract STAGES =
      part(
          "deal_pipeline_stage",
          "Stages of pipelines.",
          "stage_id",
          "pipeline_id",
          "label",
          "is_closed",
          "probability");
  static final Extract OWNER_TEAMS =
      part("owner_team", "Teams of owners.", "owner_id", "team_id", "is_team_primary");
  static final Extract TEAMS = part("team", "Teams.", "id", "name");
  static final Extract TICKET_COMPANIES =
      part("ticket_company", "Companies of tickets.", "ticket_id", "company_id", "type_id");
  static final Extract TICKET_CONTACTS =
      part("ticket_contact", "Contacts of tickets.", "ticket_id", "contact_id", "type_id");
  static final Extract ACTIVITY_COMPANIES =
      part(
          "engagement_company",
          "Companies of activities.",
          "engagement_id",
          "company_id",
          "type_id");
  static final Extract ACTIVITY_CONTACTS =
      part(
          "engagement_contact",
          "Contacts of activities.",
          "engagement_id",
          "contact_id",
          "type_id");

  /** The ids that were merged into an object, as HubSpot lists them; null without any. */
  static final Column MERGED_IDS = col("_merged_ids");

  /** The companies of an object, as HubSpot nests them. */
  static final Column OF_COMPANIES = to_json(struct(results("_companies").as("companies")));

  /** Its companies and its contacts. */
  static final Column OF_BOTH =
      to_json(struct(results("_companies").as("companies"), results("_contacts").as("contacts")));

  private HubspotFivetranParts() {}

  private static Column results(String column) {
    return struct(col(column).as("results"));
  }

  private static Extract part(String object, String doc, String... columns) {
    return Landed.part(Hubspot.VENDOR, object, doc, columns);
  }

  /** Pipelines with their stages inside. */
  static Landed pipelines() {
    return Landed.of(HubspotDealPipelines.EXTRACT)
        .parts((pipelines, parts) -> withStages(pipelines, parts.get(0)), STAGES)
        .named(HubspotDealPipelines.ID, "pipeline_id")
        .made(HubspotDealPipelines.STAGES, col("_stages"));
  }

  private static Dataset<Row> withStages(Dataset<Row> pipelines, Dataset<Row> stages) {
    Column metadata = struct(raw("is_closed").as("isClosed"), raw("probability").as("probability"));
    Column stage =
        struct(raw("stage_id").as("id"), raw("label").as("label"), metadata.as("metadata"));
    Dataset<Row> all =
        stages
            .groupBy(raw("pipeline_id").as("_of_stages"))
            .agg(to_json(array_sort(collect_list(stage))).as("_stages"));
    return pipelines.join(all, raw("pipeline_id").equalTo(col("_of_stages")), "left");
  }

  /** Owners with their teams inside. */
  static Landed owners() {
    return Landed.of(HubspotOwners.EXTRACT)
        .parts((owners, parts) -> withTeams(owners, parts.get(0), parts.get(1)), OWNER_TEAMS, TEAMS)
        .named(HubspotOwners.ID, "owner_id")
        .made(HubspotOwners.TEAMS, col("_teams"));
  }

  private static Dataset<Row> withTeams(
      Dataset<Row> owners, Dataset<Row> ownerTeams, Dataset<Row> teams) {
    Column isPrimary = lower(raw("is_team_primary")).isin("true", "1");
    Column team =
        struct(col("_team_name").as("name"), coalesce(isPrimary, lit(false)).as("primary"));
    Dataset<Row> names = teams.select(raw("id").as("_team_id"), raw("name").as("_team_name"));
    Dataset<Row> all =
        ownerTeams
            .join(names, raw("team_id").equalTo(col("_team_id")), "inner")
            .groupBy(raw("owner_id").as("_of_teams"))
            .agg(to_json(array_sort(collect_list(team))).as("_teams"));
    return owners.join(all, raw("owner_id").equalTo(col("_of_teams")), "left");
  }

  /**
   * Objects with the ids merged into them.
   *
   * @param id the id of the objects
   * @param into the column of the merges that holds it
   * @param merged the column that holds the id merged away
   */
  static Dataset<Row> withMerged(
      Dataset<Row> objects, Dataset<Row> merges, String id, String into, String merged) {
    Dataset<Row> all =
        merges
            .groupBy(raw(into).as("_of_merges"))
            .agg(concat_ws(";", array_sort(collect_set(raw(merged)))).as(MERGED_IDS.toString()));
    return objects.join(all, raw(id).equalTo(col("_of_merges")), "left");
  }

  /**
   * Objects with their companies.
   *
   * @param of the column of the associations that holds the objects\u2019 id
   * @param primary the type of the primary association, which else is none of them
   */
  static Dataset<Row> withCompanies(
      Dataset<Row> objects, Dataset<Row> companies, String id, String of, String primary) {
    Column type = when(raw("type_id").equalTo(primary), "primary").otherwise("other_unlabeled");
    return associated(objects, companies, id, of, "_companies", "company_id", type);
  }

  /** Objects with their contacts. */
  static Dataset<Row> withContacts(
      Dataset<Row> objects, Dataset<Row> contacts, String id, String of) {
    return associated(objects, contacts, id, of, "_contacts", "contact_id", lit("contact"));
  }

  private static Dataset<Row> associated(
      Dataset<Row> objects,
      Dataset<Row> associations,
      String id,
      String of,
      String name,
      String other,
      Column type) {
    Column one = struct(raw(other).as("id"), type.as("type"));
    Dataset<Row> all =
        associations.groupBy(raw(of).as("_of" + name)).agg(array_sort(collect_set(one)).as(name));
    return objects.join(all, raw(id).equalTo(col("_of" + name)), "left");
  }

  private static Column raw(String name) {
    return Reading.raw(name);
  }
}
