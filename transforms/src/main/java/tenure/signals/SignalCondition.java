package tenure.signals;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.util.List;
import org.apache.spark.sql.Column;
import tenure.scores.HealthScores;

/**
 * What must hold of an account at once, as written in a config file.
 *
 * @param text the condition in words
 * @param terms its statements
 */
public record SignalCondition(String text, List<SignalTerm> terms) {
  /** Copies the statements. */
  public SignalCondition {
    terms = List.copyOf(terms);
  }

  /**
   * Reads a condition: statements joined by {@code and}.
   *
   * <pre>
   * FIGURE OP NUMBER            OP is one of &lt; &lt;= &gt; &gt;= = !=
   * FIGURE OP [NUMBER *] FIGURE
   * FIGURE = WORD, true or false
   * FIGURE is known, or is missing
   * SERIES falls SHARE for N weeks, or rises
   * </pre>
   *
   * @throws UnknownFeature where a figure is none of the features
   * @throws IllegalArgumentException where it cannot be read, saying what to do
   */
  public static SignalCondition parse(String text) {
    return new SignalCondition(text, new SignalGrammar(text).terms());
  }

  /** Whether every statement holds; never null. */
  public Column holds() {
    return coalesce(
        terms.stream().map(SignalTerm::holds).reduce(Column::and).orElseThrow(), lit(false));
  }

  /** The figures it looks at, as JSON of feature and value. */
  public Column evidence() {
    return to_json(
        struct(features().stream().map(f -> f.shown().as(f.name())).toArray(Column[]::new)));
  }

  /** Whether it says that the confirmed band is red, and nothing else. */
  public boolean isOfEveryRed() {
    return terms.size() == 1
        && terms.get(0) instanceof SignalTerm.Comparison one
        && one.feature().field() == HealthScores.HEALTH_BAND
        && one.operator() == SignalTerm.Operator.EQUAL
        && one.value().equals("red");
  }

  /** The figures it looks at, each once. */
  List<SignalFeature> features() {
    return terms.stream().flatMap(t -> t.features().stream()).distinct().toList();
  }

  /** The feeds that must be alive. */
  List<SignalFeed> feeds() {
    return features().stream()
        .map(SignalFeature::feed)
        .filter(f -> f != SignalFeed.LEDGER)
        .distinct()
        .toList();
  }
}
