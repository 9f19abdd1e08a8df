package tenure.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * A published measure: what it is called, what it means and how it is worked out of columns that
 * add up.
 *
 * @param name its name in tools
 * @param label its name among people
 * @param sentence what it says, with the rule of DEFINITIONS.md that it follows
 * @param unit what it is counted in
 * @param formula the parts and what becomes of them
 * @param only which rows are meant at all, such as those of one definition
 * @param isCut whether it is published for each kind of slices of its mart, too
 * @param published the columns of marts that hold it, as {@code marts.fct_retention.nrr}
 */
public record Metric(
    String name,
    String label,
    String sentence,
    Unit unit,
    Formula formula,
    List<Where> only,
    boolean isCut,
    List<String> published) {
  /** A part that is asked for by itself. */
  static Metric sum(Part part, String label, Unit unit) {
    return new Metric(
        part.name(),
        label,
        part.sentence(),
        unit,
        new Formula.Sum(part),
        List.of(),
        false,
        List.of());
  }

  /** A share: one part over another of the same mart. */
  static Metric ratio(
      String name, String label, String sentence, Part numerator, Part denominator) {
    Formula formula = new Formula.Ratio(numerator, denominator);
    return new Metric(name, label, sentence, Unit.SHARE, formula, List.of(), false, List.of());
  }

  /** Any other arithmetic of parts of one mart. */
  static Metric derived(String name, String label, String sentence, Formula.Derived formula) {
    return new Metric(name, label, sentence, Unit.POINTS, formula, List.of(), false, List.of());
  }

  Metric in(Unit other) {
    return new Metric(name, label, sentence, other, formula, only, isCut, published);
  }

  /** The metric of the rows alone that fulfil the conditions. */
  Metric where(Where... conditions) {
    return new Metric(name, label, sentence, unit, formula, List.of(conditions), isCut, published);
  }

  /** The metric for each kind of slices, too. */
  Metric cut() {
    return new Metric(name, label, sentence, unit, formula, only, true, published);
  }

  /** The metric, which a column of a mart holds. */
  Metric heldIn(Table table, Field column) {
    List<String> more = new ArrayList<>(published);
    more.add(table.fullName() + "." + column.name());
    return new Metric(name, label, sentence, unit, formula, only, isCut, more);
  }

  /** The sentence, and what the figure is counted in. */
  public String meaning() {
    return sentence + " It is " + unit.words() + ".";
  }

  /** The mart that it is worked out of. */
  public MetricMart mart() {
    return formula.parts().get(0).mart();
  }

  /**
   * The metric of all rows that add up to the whole; where its mart has kinds of slices, of their
   * total, and where it is cut, once more for each kind.
   */
  public List<Metric> variants() {
    return mart()
        .sliceKind()
        .map(
            kind ->
                Stream.concat(
                        Stream.of(of(kind, MetricMart.TOTAL, name, label)),
                        kind.choices().stream()
                            .filter(k -> isCut && !k.equals(MetricMart.TOTAL))
                            .map(k -> of(kind, k, name + "_by_" + k, label + " by " + k)))
                    .toList())
        .orElse(List.of(this));
  }

  private Metric of(Field kind, String value, String variant, String called) {
    List<Where> more = new ArrayList<>(only);
    more.add(Where.is(kind, value));
    return new Metric(variant, called, sentence, unit, formula, more, false, published);
  }
}
