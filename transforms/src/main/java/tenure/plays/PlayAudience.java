package tenure.plays;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Column;
import tenure.features.AccountProfile;
import tenure.signals.SignalCondition;

/**
 * The customers that a playbook is for.
 *
 * @param segments coverage segments; empty for any
 * @param anyOf conditions of which one must hold; empty for none
 */
public record PlayAudience(List<String> segments, List<SignalCondition> anyOf) {
  /** Every customer. */
  public static final PlayAudience EVERYBODY = new PlayAudience(List.of(), List.of());

  /** Copies the lists. */
  public PlayAudience {
    segments = List.copyOf(segments);
    anyOf = List.copyOf(anyOf);
  }

  boolean isEverybody() {
    return segments.isEmpty() && anyOf.isEmpty();
  }

  /** Whether a customer is among them; never null. */
  Column includes() {
    Column isOfSegment =
        segments.isEmpty() ? lit(true) : AccountProfile.SEGMENT.col().isin(segments.toArray());
    return anyOf.stream()
        .map(SignalCondition::holds)
        .reduce(Column::or)
        .map(isOfSegment::and)
        .orElse(isOfSegment);
  }
}
