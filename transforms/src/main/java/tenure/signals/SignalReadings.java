package tenure.signals;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode_outer;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.features.AccountProfile;

/** What a night's figures say of each signal by themselves: one row per customer and signal. */
final class SignalReadings {
  /** Whether the signal is there: {@link #SEEN}, {@link #BLIND} or {@link #CLEAR}. */
  static final Column STATUS = col("status");

  static final Column FOR_DAYS = col("for_days");
  static final Column CLOSE_AFTER_DAYS = col("close_after_days");
  static final int CLEAR = 0;

  /** A feed it hangs on is silent, so nobody can tell. */
  static final int BLIND = 1;

  static final int SEEN = 2;

  private SignalReadings() {}

  /** Prospects and lost customers have no rows. */
  static Dataset<Row> of(Dataset<Row> accounts, SignalPolicy policy) {
    Map<String, Column> blind = new LinkedHashMap<>();
    Map<String, Column> lines = new LinkedHashMap<>();
    SignalFeed.delivered().forEach(f -> blind.put(blind(f), policy.isBlind(f)));
    for (SignalRule rule : policy.rules()) {
      IntStream.range(0, rule.anyOf().size())
          .forEach(i -> lines.put(line(rule, i), reading(rule.anyOf().get(i))));
    }
    Column[] readings = policy.rules().stream().map(SignalReadings::reading).toArray(Column[]::new);
    return accounts
        .where(not(AccountProfile.LIFECYCLE_STAGE.col().isin("prospect", "churned")))
        .withColumns(blind)
        .withColumns(lines)
        // The outer form, since for the other Spark infers a filter that repeats every reading.
        .select(
            AccountProfile.ACCOUNT_ID.col(),
            AccountProfile.ARR.col(),
            explode_outer(array(readings)).as("reading"))
        .select(AccountProfile.ACCOUNT_ID.col(), AccountProfile.ARR.col(), col("reading.*"));
  }

  private static String blind(SignalFeed feed) {
    return "blind_" + feed.id();
  }

  private static String line(SignalRule rule, int number) {
    return "line_" + rule.id() + "_" + number;
  }

  private static Column reading(SignalCondition condition) {
    Column isBlind =
        condition.feeds().stream().map(f -> col(blind(f))).reduce(lit(false), Column::or);
    return when(isBlind, BLIND).when(condition.holds(), SEEN).otherwise(CLEAR);
  }

  private static Column reading(SignalRule rule) {
    Column[] lines =
        IntStream.range(0, rule.anyOf().size())
            .mapToObj(i -> col(line(rule, i)))
            .toArray(Column[]::new);
    Column status = lines.length == 1 ? lines[0] : greatest(lines);
    return struct(
        lit(rule.id()).as(Signals.SIGNAL.name()),
        lit(rule.kind().word()).as(Signals.KIND.name()),
        lit(rule.severity().word()).as(Signals.SEVERITY.name()),
        lit(rule.forDays()).as(FOR_DAYS.toString()),
        lit(rule.closeAfterDays()).as(CLOSE_AFTER_DAYS.toString()),
        status.as(STATUS.toString()),
        when(status.equalTo(SEEN), evidence(rule)).as(Signals.EVIDENCE.name()));
  }

  /** The figures of the conditions that hold. */
  private static Column evidence(SignalRule rule) {
    List<SignalCondition> conditions = rule.anyOf();
    Column[] figures =
        rule.features().stream()
            .map(
                feature -> {
                  Column isTold =
                      IntStream.range(0, conditions.size())
                          .filter(i -> conditions.get(i).features().contains(feature))
                          .mapToObj(i -> col(line(rule, i)).equalTo(SEEN))
                          .reduce(lit(false), Column::or);
                  Column shown = feature.shown();
                  return (conditions.size() == 1 ? shown : when(isTold, shown)).as(feature.name());
                })
            .toArray(Column[]::new);
    return to_json(struct(figures));
  }
}
