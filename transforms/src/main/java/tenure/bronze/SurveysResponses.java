package tenure.bronze;

import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Reading;
import tenure.columns.SalesforceId;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.AccountLinks;
import tenure.silver.Surveys;

/** Answers to surveys, as any survey tool can export them: one row per response. */
public final class SurveysResponses {
  private static final String VENDOR = "surveys";

  public static final Field RESPONSE_ID = Field.text("response_id", "The response.");
  public static final Field ACCOUNT_ID = Field.text("account_id", "The account in the CRM.");
  public static final Field CONTACT_ID = Field.text("contact_id", "Who answered.");
  public static final Field KIND = Field.text("kind", "NPS or CSAT.");
  public static final Field SCORE = Field.text("score", "NPS 0 to 10, CSAT 1 to 5.");
  public static final Field COMMENT = Field.text("comment", "What was said in words.").personal();
  public static final Field RESPONDED_ON = Field.text("responded_on", "When it was answered.");

  public static final Table TABLE =
      Delivered.table(
          VENDOR,
          "responses",
          "Answers to surveys as exported.",
          RESPONSE_ID,
          ACCOUNT_ID,
          CONTACT_ID,
          KIND,
          SCORE,
          COMMENT,
          RESPONDED_ON);

  private static final Map<String, String> KINDS = Map.of("nps", "nps", "csat", "csat");

  public static final Extract EXTRACT =
      new Extract(
          VENDOR,
          "responses",
          TABLE,
          List.of(
              RESPONSE_ID.name(),
              ACCOUNT_ID.name(),
              KIND.name(),
              SCORE.name(),
              RESPONDED_ON.name()),
          List.of(new Staged(Surveys.TABLE, SurveysResponses::surveys)));

  private SurveysResponses() {}

  /** Answers; a score outside the scale of its question is a problem. */
  static Dataset<Row> surveys(Dataset<Row> raw) {
    Reading kind = Reading.choice(KIND.name(), KIND.col(), KINDS);
    Reading number = Reading.number(SCORE.name());
    Column inScale =
        when(kind.value().equalTo("nps"), number.value().between(0, 10))
            .otherwise(number.value().between(1, 5));
    Reading score =
        number.refuse(SCORE.name(), not(inScale), "is outside the scale of its question");
    Reading responded = Reading.moment(RESPONDED_ON.name());
    return Staging.of(raw, Surveys.TABLE, VENDOR, AccountLinks.ACCOUNT_ID)
        .set(Surveys.RESPONSE_ID, Reading.text(RESPONSE_ID.name()))
        .set(Surveys.SOURCE_ACCOUNT_KEY, SalesforceId.orText(ACCOUNT_ID.col()))
        .set(Surveys.CONTACT_ID, SalesforceId.orText(CONTACT_ID.col()))
        .set(Surveys.KIND, kind)
        .set(Surveys.SCORE, score)
        .set(Surveys.HAS_COMMENT, Reading.clean(COMMENT.col()).isNotNull())
        .set(Surveys.RESPONDED_DATE, responded.asDay())
        .orderedBy(responded)
        .rows();
  }
}
