package tenure.scores;

import static org.apache.spark.sql.functions.col;

import java.util.function.Function;
import org.apache.spark.sql.Column;

/** Which values a card is asked about, and which of them apply. */
enum Basis {
  /** What is judged. */
  VALUE(Evidence.VALUE, Evidence::applies),
  /** What limits the band: only what was ever observed. */
  PROVEN(Evidence.PROVEN, Evidence::applies),
  /** Tonight's facts without what missing data did. */
  HELD(Counterfactual.HELD, Evidence::applies),
  /** The facts of the night before under tonight's card. */
  CARRIED(Counterfactual.CARRIED, Counterfactual::applied);

  private final String prefix;
  private final Function<Measure, String> applicable;

  Basis(String prefix, Function<Measure, String> applicable) {
    this.prefix = prefix;
    this.applicable = applicable;
  }

  /** The value of a measure. */
  Column value(Measure measure) {
    return col(prefix + measure.id());
  }

  /** Whether the measure applies. */
  Column applies(Measure measure) {
    return col(applicable.apply(measure));
  }

  /** Bases under which the same measures apply share the columns about shares. */
  String scope() {
    return this == CARRIED ? "then" : "now";
  }
}
