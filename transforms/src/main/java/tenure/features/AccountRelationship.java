package tenure.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.FEATURES;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.silver.Contacts;
import tenure.silver.Surveys;

/** Whom we know at each account, and what they say of us. */
public final class AccountRelationship {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field AS_OF_DATE = AccountProfile.AS_OF_DATE;
  public static final Field CONTACTS =
      Field.count("contacts", "People on record, those who left included.").required();
  public static final Field SPONSORS =
      Field.count("sponsors", "Executive sponsors on record, those who left included.").required();
  public static final Field ACTIVE_SPONSORS =
      Field.count(
              "active_sponsors",
              "Executive sponsors who are there and were not out of touch for 60 days.")
          .required();
  public static final Field CHAMPIONS =
      Field.count("champions", "Champions on record, those who left included.").required();
  public static final Field ACTIVE_CHAMPIONS =
      Field.count(
              "active_champions", "Champions who are there and were not out of touch for 60 days.")
          .required();
  public static final Field PRESENT_BUYERS =
      Field.count("present_buyers", "Economic buyers who are there.").required();
  public static final Field PRESENT_USERS =
      Field.count("present_users", "Administrators and users who are there.").required();
  public static final Field NPS_SCORE =
      Field.number("nps_score", "The last answer to the NPS question, 0 to 10.");
  public static final Field NPS_DATE = Field.day("nps_date", "The day of that answer.");
  public static final Field NPS_PRIOR_SCORE =
      Field.number("nps_prior_score", "The answer before the last one.");
  public static final Field CONTACTS_FRESHNESS_DAYS =
      Field.count("contacts_freshness_days", "Days since news of any contact was last delivered.");
  public static final Field NPS_FRESHNESS_DAYS =
      Field.count("nps_freshness_days", "Days since any NPS answer was last delivered.");

  public static final Table TABLE =
      Table.in(
              FEATURES,
              "account_relationship",
              "Whom we know at each account, and what they say of us.")
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
              CONTACTS,
              SPONSORS,
              ACTIVE_SPONSORS,
              CHAMPIONS,
              ACTIVE_CHAMPIONS,
              PRESENT_BUYERS,
              PRESENT_USERS,
              NPS_SCORE,
              NPS_PRIOR_SCORE,
              CONTACTS_FRESHNESS_DAYS,
              NPS_FRESHNESS_DAYS,
              NPS_DATE)
          .sliced(AS_OF_DATE);

  private static final int OUT_OF_TOUCH_DAYS = 60;
  private static final Column RANK = col("rank");

  private AccountRelationship() {}

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
            .join(people(contacts, asOf), AccountProfile.ids(), "left_outer")
            .join(lastAnswers(answers), AccountProfile.ids(), "left_outer")
            .withColumn(AS_OF_DATE.name(), lit(asOf))
            .na()
            .fill(
                0,
                new String[] {
                  CONTACTS.name(),
                  SPONSORS.name(),
                  ACTIVE_SPONSORS.name(),
                  CHAMPIONS.name(),
                  ACTIVE_CHAMPIONS.name(),
                  PRESENT_BUYERS.name(),
                  PRESENT_USERS.name()
                });
    Dataset<Row> dated = Feed.freshness(rows, contacts, CONTACTS_FRESHNESS_DAYS, asOf);
    return Feed.freshness(dated, answers, NPS_FRESHNESS_DAYS, asOf).transform(TABLE::conform);
  }

  private static Dataset<Row> people(Dataset<Row> contacts, LocalDate asOf) {
    Column left = Contacts.LEFT_DATE.col();
    Column isThere =
        coalesce(Contacts.IS_ACTIVE.col(), lit(true)).and(left.isNull().or(left.gt(lit(asOf))));
    Column isInTouch =
        coalesce(
            Days.endingOn(asOf).daysSince(Contacts.LAST_TOUCHED_DATE.col()).leq(OUT_OF_TOUCH_DAYS),
            lit(true));
    Column sponsor = Contacts.ROLE.col().equalTo("executive_sponsor");
    Column champion = Contacts.ROLE.col().equalTo("champion");
    Column buyer = Contacts.ROLE.col().equalTo("economic_buyer");
    Column user = Contacts.ROLE.col().isin("admin", "user");
    return contacts
        .groupBy(ACCOUNT_ID.col())
        .agg(
            count(lit(1)).as(CONTACTS.name()),
            sum(one(sponsor)).as(SPONSORS.name()),
            sum(one(sponsor.and(isThere).and(isInTouch))).as(ACTIVE_SPONSORS.name()),
            sum(one(champion)).as(CHAMPIONS.name()),
            sum(one(champion.and(isThere).and(isInTouch))).as(ACTIVE_CHAMPIONS.name()),
            sum(one(buyer.and(isThere))).as(PRESENT_BUYERS.name()),
            sum(one(user.and(isThere))).as(PRESENT_USERS.name()));
  }

  private static Column one(Column condition) {
    return when(condition, 1L).otherwise(0L);
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
