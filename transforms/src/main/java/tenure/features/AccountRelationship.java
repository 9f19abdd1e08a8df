package tenure.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Layer.FEATURES;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  public static final Field SPONSORS_LEFT_90D =
      Field.count("sponsors_left_90d", "Executive sponsors who left in 90 days.").required();
  public static final Field CHAMPIONS_LEFT_90D =
      Field.count("champions_left_90d", "Champions who left in 90 days.").required();
  public static final Field BUYERS_LEFT_90D =
      Field.count("buyers_left_90d", "Economic buyers who left in 90 days.").required();
  public static final Field SPONSOR_TOUCH_DAYS =
      Field.count(
          "sponsor_touch_days", "Days since an executive sponsor who is there was last touched.");
  public static final Field CHAMPION_TOUCH_DAYS =
      Field.count("champion_touch_days", "Days since a champion who is there was last touched.");
  public static final Field BUYER_TOUCH_DAYS =
      Field.count(
          "buyer_touch_days", "Days since an economic buyer who is there was last touched.");
  public static final Field BUYERS =
      Field.count("buyers", "Economic buyers on record, those who left included.").required();
  public static final Field ACTIVE_BUYERS =
      Field.count(
              "active_buyers",
              "Economic buyers who are there and were not out of touch for 60 days.")
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
          .withColumns(
              ACCOUNT_ID,
              AS_OF_DATE,
              CONTACTS,
              SPONSORS,
              ACTIVE_SPONSORS,
              CHAMPIONS,
              ACTIVE_CHAMPIONS,
              BUYERS,
              ACTIVE_BUYERS,
              PRESENT_BUYERS,
              PRESENT_USERS,
              SPONSORS_LEFT_90D,
              CHAMPIONS_LEFT_90D,
              BUYERS_LEFT_90D,
              SPONSOR_TOUCH_DAYS,
              CHAMPION_TOUCH_DAYS,
              BUYER_TOUCH_DAYS,
              NPS_SCORE,
              NPS_PRIOR_SCORE,
              NPS_CHANGE,
              NPS_AGE_DAYS,
              CONTACTS_FRESHNESS_DAYS,
              NPS_FRESHNESS_DAYS,
              NPS_DATE)
          .sliced(AS_OF_DATE);

  private static final int OUT_OF_TOUCH_DAYS = 60;
  private static final int LEFT_WINDOW = 90;
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
            .na()
            .fill(0, counts())
            .withColumns(
                Map.of(
                    AS_OF_DATE.name(), lit(asOf),
                    NPS_CHANGE.name(), NPS_SCORE.col().minus(NPS_PRIOR_SCORE.col()),
                    NPS_AGE_DAYS.name(),
                        Days.endingOn(asOf).daysSince(NPS_DATE.col()).cast("long")));
    Dataset<Row> dated = Feed.freshness(rows, contacts, CONTACTS_FRESHNESS_DAYS, asOf);
    return Feed.freshness(dated, answers, NPS_FRESHNESS_DAYS, asOf).transform(TABLE::conform);
  }

  private static String[] counts() {
    return TABLE.fields().stream()
        .filter(f -> f.isRequired() && !f.isKey())
        .map(Field::name)
        .toArray(String[]::new);
  }

  private static Dataset<Row> people(Dataset<Row> contacts, LocalDate asOf) {
    Column user = Contacts.ROLE.col().isin("admin", "user");
    Column isThere = isThere(asOf);
    List<Column> figures = new ArrayList<>();
    figures.add(sum(one(user.and(isThere))).as(PRESENT_USERS.name()));
    figures.add(sum(one(is("economic_buyer").and(isThere))).as(PRESENT_BUYERS.name()));
    figures.addAll(
        role(
            "executive_sponsor",
            asOf,
            SPONSORS,
            ACTIVE_SPONSORS,
            SPONSORS_LEFT_90D,
            SPONSOR_TOUCH_DAYS));
    figures.addAll(
        role(
            "champion",
            asOf,
            CHAMPIONS,
            ACTIVE_CHAMPIONS,
            CHAMPIONS_LEFT_90D,
            CHAMPION_TOUCH_DAYS));
    figures.addAll(
        role("economic_buyer", asOf, BUYERS, ACTIVE_BUYERS, BUYERS_LEFT_90D, BUYER_TOUCH_DAYS));
    return contacts
        .groupBy(ACCOUNT_ID.col())
        .agg(count(lit(1)).as(CONTACTS.name()), figures.toArray(Column[]::new));
  }

  private static List<Column> role(
      String role, LocalDate asOf, Field everyone, Field active, Field left, Field touchDays) {
    Days days = Days.endingOn(asOf);
    Column isThere = is(role).and(isThere(asOf));
    Column touched = days.daysSince(Contacts.LAST_TOUCHED_DATE.col()).cast("long");
    Column isInTouch = coalesce(touched.leq(OUT_OF_TOUCH_DAYS), lit(true));
    Column hasLeft = is(role).and(days.last(LEFT_WINDOW, Contacts.LEFT_DATE.col()));
    return List.of(
        sum(one(is(role))).as(everyone.name()),
        sum(one(isThere.and(isInTouch))).as(active.name()),
        sum(one(hasLeft)).as(left.name()),
        min(when(isThere, greatest(touched, lit(0L)))).as(touchDays.name()));
  }

  private static Column is(String role) {
    return Contacts.ROLE.col().equalTo(role);
  }

  private static Column isThere(LocalDate asOf) {
    Column left = Contacts.LEFT_DATE.col();
    return coalesce(Contacts.IS_ACTIVE.col(), lit(true)).and(left.isNull().or(left.gt(lit(asOf))));
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
