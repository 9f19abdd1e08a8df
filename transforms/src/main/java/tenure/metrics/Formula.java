package tenure.metrics;

import java.util.List;
import java.util.function.Function;

/** How the parts of a metric become its figure: parts are added up first, always. */
public sealed interface Formula {
  /** The parts, in the order in which the formula has them. */
  List<Part> parts();

  /** The kind of formula, in one word: simple, ratio or derived. */
  String type();

  /** The formula as SQL, given how a part that is added up is written. */
  String sql(Function<Part, String> added);

  /** One part, added up. */
  record Sum(Part part) implements Formula {
    @Override
    public List<Part> parts() {
      return List.of(part);
    }

    @Override
    public String type() {
      return "simple";
    }

    @Override
    public String sql(Function<Part, String> added) {
      return added.apply(part);
    }
  }

  /** One part over another; null where that is 0. */
  record Ratio(Part numerator, Part denominator) implements Formula {
    @Override
    public List<Part> parts() {
      return List.of(numerator, denominator);
    }

    @Override
    public String type() {
      return "ratio";
    }

    @Override
    public String sql(Function<Part, String> added) {
      return "(%s) / nullif(%s, 0)".formatted(added.apply(numerator), added.apply(denominator));
    }
  }

  /**
   * Any other arithmetic.
   *
   * @param template with %s for each part, in order
   */
  record Derived(String template, List<Part> parts) implements Formula {
    @Override
    public String type() {
      return "derived";
    }

    @Override
    public String sql(Function<Part, String> added) {
      return template.formatted(parts.stream().map(added).toArray());
    }
  }
}
