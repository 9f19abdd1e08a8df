package tenure.scores;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import tenure.contract.Field;

/**
 * The values by which a change since the night before is told apart exactly (rule 3.5): tonight's
 * card on that night's values is what the card did, then tonight's facts what the measures did,
 * then tonight's values what is missing.
 */
final class Counterfactual {
  /** What the night before said of the measure; null where it had none. */
  static final String BEFORE = "before_";

  /** The value of the night before. */
  static final String CARRIED = "carried_";

  /** Tonight's value, but that of the night before where it was or is no observation. */
  static final String HELD = "held_";

  private Counterfactual() {}

  /** Whether the measure applied on the night before. */
  static String applied(Measure measure) {
    return "applied_" + measure.id();
  }

  static Map<String, Column> before(Measure m) {
    return Map.of(BEFORE + m.id(), col(LastKnown.MEASURES).getItem(m.id()));
  }

  static Column before(Measure m, Field field) {
    return col(BEFORE + m.id()).getField(field.name());
  }

  /** A measure that the card did not have is taken as it is tonight: the card made it count. */
  static Map<String, Column> carried(Measure m) {
    Column wasThere = col(BEFORE + m.id()).isNotNull();
    Column didApply =
        coalesce(before(m, HealthMeasures.MISSING_KIND).notEqual("not_applicable"), lit(true));
    return Map.of(
        CARRIED + m.id(),
        when(wasThere, before(m, HealthMeasures.VALUE)).otherwise(col(Evidence.VALUE + m.id())),
        applied(m),
        when(wasThere, didApply).otherwise(col(Evidence.applies(m))));
  }

  static Map<String, Column> held(Measure m) {
    Column isHeld =
        isUnseen(col(Evidence.MISSING + m.id()))
            .or(isUnseen(before(m, HealthMeasures.MISSING_KIND)));
    return Map.of(
        HELD + m.id(), when(isHeld, col(CARRIED + m.id())).otherwise(col(Evidence.VALUE + m.id())));
  }

  private static Column isUnseen(Column missingKind) {
    return coalesce(missingKind.isin("never_observed", "feed_late", "aged_out"), lit(false));
  }
}
