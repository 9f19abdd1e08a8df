package tenure.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.FEATURES;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Surveys;

/** Whom we know at each account, and what they say of us. */
public final class AccountRelationship {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field CONTACTS = Stakeholders.CONTACTS;
  public static final Field SPONSORS = Stakeholders.SPONSORS;
  public static final Field ACTIVE_SPONSORS = Stakeholders.ACTIVE_SPONSORS;
  public static final Field CHAMPIONS = Stakeholders.CHAMPIONS;
  public static final Field ACTIVE_CHAMPIONS = Stakeholders.ACTIVE_CHAMPIONS;
  public static final Field PRESENT_BUYERS = Stakeholders.PRESENT_BUYERS;
  public static final Field PRESENT_USERS = Stakeholders.PRESENT_USERS;
  public static final Field NPS_SCORE =
      Field.number("nps_score", "The last answer to the NPS question, 0 to 10.");
  public static final Field NPS_DATE = Field.day("nps_date", "The day of that answer.");
  public static final Field NPS_PRIOR_SCORE =
      Field.number("nps_prior_score", "The answer before the last one.");
  public static final Field NPS_CHANGE =
      Field.number("nps_change", "nps_score less nps_prior_score; null without either.");
  public static final Field NPS_AGE_DAYS =
      Field.count("nps_age_days", "Days since nps_date; null without an answer.");
  public static final Field CONTACTS_FRESHNESS_DAYS =
      Field.count("contacts_freshness_days", "Days since news of any contact was last delivered.");
  public static final Field NPS_FRESHNESS_DAYS =
      Field.count("nps_freshness_days", "Days since any NPS answer was last delivered.");

  public static final Table TABLE =
      Table.in(
              FEATURES,
              "account_relationship",
              "Whom we know at each account, and what they say of us.")
          .withColumns(columns())
          .sliced(AS_OF_DATE);

  private static final Column RANK = col("rank");

  private AccountRelationship() {}

  private static Field[] columns() {
    return Stream.of(
            List.of(ACCOUNT_ID, AS_OF_DATE),
            Stakeholders.FIELDS,
            List.of(
                NPS_SCORE,
                NPS_PRIOR_SCORE,
                NPS_CHANGE,
                NPS_AGE_DAYS,
                CONTACTS_FRESHNESS_DAYS,
                NPS_FRESHNESS_DAYS,
                NPS_DATE))
        .flatMap(List::stream)
        .toArray(Field[]::new);
  }

  /**
   * Every account gets a row. A contact whose last touch is not recorded counts as in touch.
   *
   * @param population features.account_profile of asOf
   * @param contacts silver.contacts as known
   * @param surveys silver.surveys as known
   */
  public static Dataset<Row> from(
      Dataset<Row> population, Dataset<Row> contacts, Dataset<Row> surveys, LocalDate asOf) {
    Dataset<Row> answers =
        surveys.where(
            Surveys.KIND
                .col()
                .equalTo("nps")
                .and(Surveys.SCORE.col().isNotNull())
                .and(Days.endingOn(asOf).reached(Surveys.RESPONDED_DATE.col())));
    Dataset<Row> rows =
        population
            .select(ACCOUNT_ID.col())
            .join(Stakeholders.byAccount(contacts, asOf), AccountProfile.ids(), "left_outer")
            .join(lastAnswers(answers), AccountProfile.ids(), "left_outer")
            .na()
            .fill(0, Stakeholders.COUNTS.stream().map(Field::name).toArray(String[]::new))
            .withColumns(
                Map.of(
                    AS_OF_DATE.name(), lit(asOf),
                    NPS_CHANGE.name(), NPS_SCORE.col().minus(NPS_PRIOR_SCORE.col()),
                    NPS_AGE_DAYS.name(),
                        Days.endingOn(asOf).daysSince(NPS_DATE.col()).cast("long")));
    Dataset<Row> dated = Feed.freshness(rows, contacts, CONTACTS_FRESHNESS_DAYS, asOf);
    return Feed.freshness(dated, answers, NPS_FRESHNESS_DAYS, asOf).transform(TABLE::conform);
  }

  /** The last two answers; of several on one day the lowest counts as the last. */
  private static Dataset<Row> lastAnswers(Dataset<Row> answers) {
    Column rank =
        row_number()
            .over(
                Window.partitionBy(ACCOUNT_ID.col())
                    .orderBy(
                        Surveys.RESPONDED_DATE.col().desc(),
                        Surveys.SCORE.col(),
                        Surveys.SOURCE.col(),
                        Surveys.RESPONSE_ID.col()));
    Column score = Surveys.SCORE.col();
    return answers
        .withColumn(RANK.toString(), rank)
        .where(RANK.leq(2))
        .groupBy(ACCOUNT_ID.col())
        .agg(
            max(when(RANK.equalTo(1), score)).as(NPS_SCORE.name()),
            max(when(RANK.equalTo(1), Surveys.RESPONDED_DATE.col())).as(NPS_DATE.name()),
            max(when(RANK.equalTo(2), score)).as(NPS_PRIOR_SCORE.name()));
  }
}
