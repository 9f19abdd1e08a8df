package tenure.scores;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tenure.scores.HealthPolicy.Keeping;

/**
 * How health is judged (rule 3.1): components with weights that add to 100, each made of measures.
 *
 * @param name the card's name in tables
 * @param audience the accounts it is for
 * @param components in the order they are shown
 * @param keeping how long measures keep where this card says otherwise than all others (rules 3.2
 *     and 3.3)
 */
public record Scorecard(
    String name, Audience audience, List<Component> components, Map<Measure, Keeping> keeping) {

  /** A card whose measures keep as those of all others. */
  public Scorecard(String name, Audience audience, List<Component> components) {
    this(name, audience, components, Map.of());
  }

  /**
   * @throws IllegalArgumentException when the weights do not add to 100, a measure is judged twice,
   *     or one keeps that is not judged
   */
  public Scorecard {
    components = List.copyOf(components);
    keeping = Collections.unmodifiableMap(new TreeMap<>(keeping));
    double sum = components.stream().mapToDouble(Component::weight).sum();
    if (Math.abs(sum - 100) > 1e-9) {
      throw new IllegalArgumentException(
          "The weights of scorecard %s add to %s, not 100. Change the weights of %s so that they add to 100."
              .formatted(
                  name,
                  plain(sum),
                  String.join(", ", components.stream().map(Component::name).toList())));
    }
    List<Measure> all =
        components.stream().flatMap(c -> c.measures().stream()).map(MeasureRule::measure).toList();
    all.stream()
        .filter(m -> all.indexOf(m) != all.lastIndexOf(m))
        .findFirst()
        .ifPresent(
            twice -> {
              throw new IllegalArgumentException(
                  "Scorecard %s judges %s twice. Leave it in one component only."
                      .formatted(name, twice.id()));
            });
    for (Measure kept : keeping.keySet()) {
      if (!all.contains(kept)) {
        throw new IllegalArgumentException(
            "Scorecard %s says how long %s keeps and does not judge it. Take it out of keeping."
                .formatted(name, kept.id()));
      }
    }
  }

  /** All that it says; what keeps as on all other cards is left unsaid. */
  @Override
  public String toString() {
    return "Scorecard[name=%s, audience=%s, components=%s%s]"
        .formatted(name, audience, components, keeping.isEmpty() ? "" : ", keeping=" + keeping);
  }

  /** A fingerprint of everything the card says: it changes when, and only when, the card does. */
  public String version() {
    return fingerprint(toString());
  }

  static String fingerprint(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * The score of one account, 0 to 100.
   *
   * @param levels how good each measure is, 0 to 1; one that is not there does not apply
   */
  public double score(Map<Measure, Double> levels) {
    List<Component> applicable =
        components.stream().filter(c -> !c.applicable(levels).isEmpty()).toList();
    double weight = applicable.stream().mapToDouble(Component::weight).sum();
    double points = applicable.stream().mapToDouble(c -> c.points(levels)).sum();
    return weight > 0 ? 100 * points / weight : 0;
  }

  /** How its measures are judged, in the order they are shown. */
  public Stream<MeasureRule> rules() {
    return components.stream().flatMap(c -> c.measures().stream());
  }

  private static String plain(double number) {
    return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
