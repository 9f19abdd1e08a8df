package tenure.bronze;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.Surveys;

/** Satisfaction ratings of Zendesk: one row per rating exported. */
public final class ZendeskRatings {
  public static final Field ID = Field.text("id", "The rating.");
  public static final Field TICKET_ID = Field.text("ticket_id", "The ticket rated.");
  public static final Field REQUESTER_ID = Field.text("requester_id", "Who rated.");
  public static final Field SCORE =
      Field.text("score", "good, bad, offered or unoffered: words, not numbers.");
  public static final Field COMMENT = Field.text("comment", "What was said in words.").personal();
  public static final Field CREATED_AT = Field.text("created_at", "When it was created.");
  public static final Field UPDATED_AT = Field.text("updated_at", "When it was last changed.");

  public static final Table TABLE =
      Delivered.table(
          Zendesk.VENDOR,
          "satisfaction_ratings",
          "Satisfaction ratings as Zendesk exports them.",
          ID,
          TICKET_ID,
          REQUESTER_ID,
          SCORE,
          COMMENT,
          CREATED_AT,
          UPDATED_AT);

  private static final Map<String, String> SCORES = Map.of("good", "5", "bad", "1");

  public static final Extract EXTRACT =
      new Extract(
          Zendesk.VENDOR,
          "satisfaction_ratings",
          TABLE,
          List.of(ID.name(), SCORE.name()),
          List.of(new Staged(Surveys.TABLE, ZendeskRatings::surveys)));

  private ZendeskRatings() {}

  /** Ratings that were given, good as 5 and bad as 1; a rating that was only offered is none. */
  static Dataset<Row> surveys(Dataset<Row> raw) {
    Reading given = Reading.moment(UPDATED_AT.name());
    return Staging.of(
            raw.where(not(isOffer(SCORE.col()))),
            Surveys.TABLE,
            Zendesk.VENDOR,
            AccountLinks.ACCOUNT_ID)
        .set(Surveys.RESPONSE_ID, Reading.text(ID.name()))
        .set(Surveys.SOURCE_ACCOUNT_KEY, Zendesk.ofUser(REQUESTER_ID.col()))
        .set(Surveys.TICKET_ID, Reading.text(TICKET_ID.name()))
        .set(Surveys.KIND, lit("csat"))
        .set(Surveys.SCORE, score(SCORE.name(), SCORE.col()))
        .set(Surveys.HAS_COMMENT, Reading.clean(COMMENT.col()).isNotNull())
        .set(Surveys.RESPONDED_DATE, given.asDay())
        .orderedBy(given)
        .rows();
  }

  /** A score in words as a number; nothing where a rating was only offered. */
  static Reading score(String name, Column word) {
    return Reading.choice(name, when(not(isOffer(word)), word), SCORES);
  }

  private static Column isOffer(Column word) {
    Column isOffer = lower(Reading.clean(word)).isin("offered", "unoffered");
    return coalesce(isOffer, lit(false));
  }
}
