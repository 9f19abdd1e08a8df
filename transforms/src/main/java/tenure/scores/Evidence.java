package tenure.scores;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.median;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import tenure.features.AccountProfile;
import tenure.scores.HealthPolicy.Keeping;

/**
 * What is known tonight of each measure of each account (rules 3.2 and 3.3), one wide row per
 * account: the value to judge by, and why it is not an observation where it is none.
 *
 * <p>Nothing here ever makes an account look better for want of data. While a feed is silent a
 * value can only get worse; a missing one fades from the last value to the segment's median only
 * where that is worse; one that was never seen takes the median, but {@link #PROVEN} holds none.
 */
final class Evidence {
  /** What tonight's sources say, whether it counts or not. */
  static final String GIVEN = "given_";

  /** The value where it counts as observed. */
  static final String OBSERVED = "observed_";

  /** Why it is not observed; null where it is. */
  static final String MISSING = "missing_";

  /** The last observed value, tonight's included. */
  static final String LAST = "last_";

  /** The night of the last observed value. */
  static final String LAST_DATE = "last_date_";

  /** The segment's median of the observed values. */
  static final String MEDIAN = "median_";

  /** The value to judge by. */
  static final String VALUE = "value_";

  /** The value that was ever observed; null where the median stands in. */
  static final String PROVEN = "proven_";

  /** The day the fact is from, and the days since its feed last spoke. */
  static final String SINCE = "since_";

  static final String FRESHNESS = "freshness_";

  private static final String MEDIAN_BEFORE = "median_before_";

  private Evidence() {}

  /** The wide rows, one per account; {@code previous} are the rows of the night before. */
  static Dataset<Row> of(
      Dataset<Row> accounts, Dataset<Row> previous, HealthPolicy policy, LocalDate asOf) {
    List<Measure> measures = policy.measures();
    // The day is the same for all of a night; past days looked at together keep medians of their
    // own.
    Column[] segment = {AccountProfile.SEGMENT.col(), AccountProfile.AS_OF_DATE.col()};
    return with(accounts, measures, Evidence::given)
        .join(LastKnown.byAccount(previous), id(), "left_outer")
        .join(LastKnown.bySegment(previous, measures), AccountProfile.SEGMENT.name(), "left_outer")
        .transform(rows -> with(rows, measures, Counterfactual::before))
        .transform(rows -> with(rows, measures, m -> missing(m, policy, asOf)))
        .transform(rows -> with(rows, measures, Evidence::observed))
        .transform(rows -> with(rows, measures, m -> last(m, policy, asOf)))
        .transform(
            rows ->
                with(
                    rows,
                    measures,
                    m ->
                        Map.of(
                            MEDIAN + m.id(),
                            coalesce(
                                median(col(OBSERVED + m.id())).over(Window.partitionBy(segment)),
                                col(MEDIAN_BEFORE + m.id())))))
        .transform(rows -> with(rows, measures, m -> value(m, policy, asOf)))
        .transform(rows -> with(rows, measures, Counterfactual::carried))
        .transform(rows -> with(rows, measures, Counterfactual::held));
  }

  static String medianBefore(Measure measure) {
    return MEDIAN_BEFORE + measure.id();
  }

  private static String id() {
    return AccountProfile.ACCOUNT_ID.name();
  }

  private static Dataset<Row> with(
      Dataset<Row> rows, List<Measure> measures, Function<Measure, Map<String, Column>> columns) {
    Map<String, Column> all = new LinkedHashMap<>();
    measures.forEach(m -> all.putAll(columns.apply(m)));
    return rows.withColumns(all);
  }

  private static Map<String, Column> given(Measure m) {
    return Map.of(
        GIVEN + m.id(),
        when(not(m.isNotApplicable()), m.value()),
        SINCE + m.id(),
        m.observedDate(),
        FRESHNESS + m.id(),
        m.freshnessDays(),
        applies(m),
        not(m.isNotApplicable()));
  }

  static String applies(Measure measure) {
    return "applies_" + measure.id();
  }

  private static Map<String, Column> missing(Measure m, HealthPolicy policy, LocalDate asOf) {
    Column freshness = col(FRESHNESS + m.id());
    Column isSilent = freshness.isNull().or(freshness.gt(policy.days(m, Keeping::lateAfterDays)));
    Column given = col(GIVEN + m.id());
    Column isNeverSeen =
        Counterfactual.before(m, HealthMeasures.LAST_VALUE)
            .isNull()
            .and(isSilent.or(given.isNull()));
    Column reason =
        when(not(col(applies(m))), "not_applicable")
            .when(isNeverSeen, "never_observed")
            .when(isSilent, "feed_late")
            .when(given.isNull().or(isOld(m, policy, asOf)), "aged_out");
    return Map.of(MISSING + m.id(), reason);
  }

  private static Column isOld(Measure m, HealthPolicy policy, LocalDate asOf) {
    Column lifetime = policy.days(m, Keeping::lifetimeDays);
    return coalesce(datediff(lit(asOf), col(SINCE + m.id())).gt(lifetime), lit(false));
  }

  /** While the feed is silent, yesterday's value stands unless tonight's is worse. */
  private static Map<String, Column> observed(Measure m) {
    Column given = col(GIVEN + m.id());
    Column isSilent = col(FRESHNESS + m.id()).gt(0);
    Column value =
        when(isSilent, m.worse(given, Counterfactual.before(m, HealthMeasures.LAST_VALUE)))
            .otherwise(given);
    return Map.of(OBSERVED + m.id(), when(col(MISSING + m.id()).isNull(), value));
  }

  private static Map<String, Column> last(Measure m, HealthPolicy policy, LocalDate asOf) {
    Column isObserved = col(MISSING + m.id()).isNull();
    // An answer that was too old on the first night already: known, and fading since it got old.
    Column isFound =
        col(MISSING + m.id())
            .equalTo("aged_out")
            .and(Counterfactual.before(m, HealthMeasures.LAST_VALUE).isNull());
    Column lifetime = coalesce(policy.days(m, Keeping::lifetimeDays), lit(0));
    return Map.of(
        LAST + m.id(),
            when(isObserved, col(OBSERVED + m.id()))
                .when(isFound, col(GIVEN + m.id()))
                .otherwise(Counterfactual.before(m, HealthMeasures.LAST_VALUE)),
        LAST_DATE + m.id(),
            when(isObserved, lit(asOf))
                .when(isFound, date_add(col(SINCE + m.id()), lifetime))
                .otherwise(Counterfactual.before(m, HealthMeasures.LAST_OBSERVED_DATE)));
  }

  private static Map<String, Column> value(Measure m, HealthPolicy policy, LocalDate asOf) {
    Column missing = col(MISSING + m.id());
    Column last = col(LAST + m.id());
    Column median = col(MEDIAN + m.id());
    Column nights = greatest(datediff(lit(asOf), col(LAST_DATE + m.id())), lit(0));
    Column faded = least(nights.divide(policy.days(m, Keeping::decayDays)), lit(1.0));
    Column fading = m.worse(last, last.plus(median.minus(last).multiply(faded)));
    Column proven =
        when(missing.isNull(), col(OBSERVED + m.id()))
            .when(missing.isin("feed_late", "aged_out"), fading);
    return Map.of(
        PROVEN + m.id(),
        proven,
        VALUE + m.id(),
        when(missing.equalTo("never_observed"), median).otherwise(proven));
  }
}
