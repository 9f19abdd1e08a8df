package tenure.marts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Money;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.review.ReviewFacts;
import tenure.review.ReviewGoals;
import tenure.review.ReviewHealth;
import tenure.review.ReviewOutlook;
import tenure.review.ReviewPeers;
import tenure.review.ReviewQuarter;
import tenure.review.ReviewQuarters;
import tenure.review.ReviewSupport;
import tenure.review.ReviewUsage;
import tenure.scores.HealthScores;
import tenure.scores.Renewals;

/**
 * What a business review speaks of (rule 4.18): one row per customer and fiscal quarter, of the
 * night's own quarter as far as it has come and of the one before.
 */
public final class FctQbr {
  public static final Field ACCOUNT_ID = AccountProfile.ACCOUNT_ID;
  public static final Field AS_OF_DATE =
      AccountProfile.AS_OF_DATE.meaning("The night that tells of the quarter.");
  public static final Field SEGMENT = AccountProfile.SEGMENT;
  public static final Field ARR = FctAccountDaily.ARR.plain();
  public static final Field OPENING_ARR =
      Field.money("opening_arr", "ARR on the last day before the quarter, reporting currency.");
  public static final Field OPENING_ACTIVE_USERS_28D =
      Field.count("opening_active_users_28d", "active_users_28d on the last day before.");
  public static final Field OPENING_ADOPTION_SHARE =
      Field.share("opening_adoption_share", "adoption_share on the last day before.");

  /** Figures of the day described; null where no night was run on it. */
  private static final List<Field> DESCRIBED_NUMBERS =
      List.of(
          ARR,
          AccountProfile.SEATS,
          AccountUsage.ACTIVE_USERS_28D.plain(),
          AccountUsage.DAU_SHARE,
          AccountUsage.ADOPTION_SHARE,
          HealthScores.HEALTH_SCORE.plain(),
          AccountSupport.CSAT_AVERAGE_90D,
          AccountRelationship.NPS_SCORE);

  public static final Table TABLE =
      Table.in(MARTS, "fct_qbr", "What a business review speaks of, by customer and quarter.")
          .withColumns(columns())
          .check("enough_peers", ReviewPeers.enough(), "ten peers are the fewest spoken of")
          .sliced(AS_OF_DATE);

  private static final Column SINCE = col("_since");
  private static final Column SEGMENT_THEN = col("_segment_then");

  private FctQbr() {}

  private static Field[] columns() {
    return Stream.of(
            List.of(
                ACCOUNT_ID,
                AS_OF_DATE,
                ReviewQuarters.QUARTER_END_DATE,
                ReviewQuarters.QUARTER,
                SEGMENT,
                AccountProfile.CSM_ID,
                FctAccountDaily.HEALTH_BAND,
                ReviewHealth.OPENING_HEALTH_BAND,
                ReviewHealth.HEALTH_STORY,
                ReviewUsage.WEEKLY_LOGINS,
                ReviewUsage.FEATURES_UNUSED,
                ReviewGoals.GOAL_LIST,
                Renewals.MISSING_STAKEHOLDERS),
            DESCRIBED_NUMBERS,
            List.of(
                OPENING_ARR,
                OPENING_ACTIVE_USERS_28D,
                OPENING_ADOPTION_SHARE,
                ReviewHealth.OPENING_HEALTH_SCORE,
                ReviewUsage.INCLUDED_FEATURES,
                ReviewUsage.FEATURES_USED_28D),
            ReviewGoals.COUNTS,
            List.of(ReviewGoals.VALUE_REALISED, ReviewGoals.VALUE_REALISED_TO_DATE),
            ReviewSupport.COUNTS,
            ReviewPeers.fields(),
            List.of(
                ReviewOutlook.PROPOSALS,
                ReviewOutlook.PROPOSED_ARR,
                ReviewQuarters.IS_COMPLETE,
                ReviewQuarters.DESCRIBED_DATE))
        .flatMap(List::stream)
        .toArray(Field[]::new);
  }

  /**
   * The reviews of who is a customer on the night, from the quarter of the first paid day on.
   *
   * @param fiscalMonth the first month of the fiscal year, 1 to 12
   */
  public static Dataset<Row> from(ReviewFacts facts, int fiscalMonth, LocalDate night) {
    ReviewQuarters quarters = new ReviewQuarters(ReviewQuarter.asOf(night, fiscalMonth), night);
    return measured(facts, quarters)
        .na()
        .fill(0, counts())
        .withColumns(
            Map.of(
                AS_OF_DATE.name(), Months.day(night),
                SEGMENT.name(), coalesce(SEGMENT_THEN, SEGMENT.col()),
                ReviewGoals.VALUE_REALISED.name(), Money.orZero(ReviewGoals.VALUE_REALISED.col()),
                ReviewGoals.VALUE_REALISED_TO_DATE.name(),
                    Money.orZero(ReviewGoals.VALUE_REALISED_TO_DATE.col()),
                ReviewOutlook.PROPOSED_ARR.name(), Money.orZero(ReviewOutlook.PROPOSED_ARR.col()),
                Renewals.MISSING_STAKEHOLDERS.name(),
                    coalesce(Renewals.MISSING_STAKEHOLDERS.col(), lit(""))))
        .transform(ReviewPeers::beside)
        .transform(TABLE::conform);
  }

  private static Dataset<Row> measured(ReviewFacts facts, ReviewQuarters quarters) {
    String[] quarter = {ACCOUNT_ID.name(), ReviewQuarters.QUARTER_END_DATE.name()};
    String[] day = {ACCOUNT_ID.name(), ReviewQuarters.DESCRIBED_DATE.name()};
    String[] opening = {ACCOUNT_ID.name(), ReviewQuarters.OPENING.toString()};
    return quarters
        .beside(customers(facts.accountDaily(), quarters.night()))
        .where(SINCE.leq(ReviewQuarters.QUARTER_END_DATE.col()))
        .join(described(facts.accountDaily()), day, "left_outer")
        .join(opening(facts.accountDaily()), opening, "left_outer")
        .join(ReviewUsage.from(facts.usage()), day, "left_outer")
        .join(ReviewHealth.from(facts.scores(), quarters), quarter, "left_outer")
        .join(ReviewGoals.from(facts.goals(), quarters), quarter, "left_outer")
        .join(ReviewSupport.from(facts.tickets(), quarters), quarter, "left_outer")
        .join(
            ReviewOutlook.from(facts.relationship(), facts.opportunities()),
            ACCOUNT_ID.name(),
            "left_outer");
  }

  private static Dataset<Row> customers(Dataset<Row> accountDaily, LocalDate night) {
    Column days = AccountProfile.TENURE_DAYS.col();
    return accountDaily
        .where(FctAccountDaily.AS_OF_DATE.col().equalTo(Months.day(night)))
        .where(days.isNotNull())
        .where(FctAccountDaily.LIFECYCLE_STAGE.col().notEqual("churned"))
        .select(
            ACCOUNT_ID.col(),
            SEGMENT.col(),
            AccountProfile.CSM_ID.col(),
            date_sub(Months.day(night), days.cast("int")).as(SINCE.toString()));
  }

  private static Dataset<Row> described(Dataset<Row> accountDaily) {
    Column[] columns =
        Stream.concat(
                Stream.of(
                    ACCOUNT_ID.col(),
                    FctAccountDaily.AS_OF_DATE.col().as(ReviewQuarters.DESCRIBED_DATE.name()),
                    FctAccountDaily.HEALTH_BAND.col(),
                    SEGMENT.col().as(SEGMENT_THEN.toString())),
                DESCRIBED_NUMBERS.stream().map(Field::col))
            .toArray(Column[]::new);
    return accountDaily.select(columns);
  }

  private static Dataset<Row> opening(Dataset<Row> accountDaily) {
    return accountDaily.select(
        ACCOUNT_ID.col(),
        FctAccountDaily.AS_OF_DATE.col().as(ReviewQuarters.OPENING.toString()),
        ARR.col().as(OPENING_ARR.name()),
        AccountUsage.ACTIVE_USERS_28D.col().as(OPENING_ACTIVE_USERS_28D.name()),
        AccountUsage.ADOPTION_SHARE.col().as(OPENING_ADOPTION_SHARE.name()));
  }

  private static String[] counts() {
    return Stream.of(ReviewGoals.COUNTS, ReviewSupport.COUNTS, List.of(ReviewOutlook.PROPOSALS))
        .flatMap(List::stream)
        .map(Field::name)
        .toArray(String[]::new);
  }
}
