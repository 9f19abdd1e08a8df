package tenure.signals;

import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/** One statement about an account that holds or does not; a figure that is missing never holds. */
sealed interface SignalTerm {
  /** Whether it holds; null where a figure is missing. */
  Column holds();

  /** The figures it looks at. */
  List<SignalFeature> features();

  /** How two values compare. */
  enum Operator {
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    EQUAL("="),
    UNEQUAL("!=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }

    private Column of(Column left, Column right) {
      return switch (this) {
        case LESS -> left.lt(right);
        case AT_MOST -> left.leq(right);
        case MORE -> left.gt(right);
        case AT_LEAST -> left.geq(right);
        case EQUAL -> left.equalTo(right);
        case UNEQUAL -> left.notEqual(right);
      };
    }
  }

  /** A figure beside a number, a word, or true and false. */
  record Comparison(SignalFeature feature, Operator operator, Object value) implements SignalTerm {
    @Override
    public Column holds() {
      return operator.of(feature.col(), lit(value));
    }

    @Override
    public List<SignalFeature> features() {
      return List.of(feature);
    }
  }

  /** A figure beside so many times another. */
  record Proportion(SignalFeature feature, Operator operator, BigDecimal times, SignalFeature other)
      implements SignalTerm {
    @Override
    public Column holds() {
      boolean isOnce = times.compareTo(BigDecimal.ONE) == 0;
      return operator.of(feature.col(), isOnce ? other.col() : lit(times).multiply(other.col()));
    }

    @Override
    public List<SignalFeature> features() {
      return List.of(feature, other);
    }
  }

  /** Whether a figure is there at all. */
  record Presence(SignalFeature feature, boolean isKnown) implements SignalTerm {
    @Override
    public Column holds() {
      return isKnown ? feature.col().isNotNull() : feature.col().isNull();
    }

    @Override
    public List<SignalFeature> features() {
      return List.of(feature);
    }
  }

  /**
   * Each of the last weeks is a share below, or above, the week before it. A week of nothing after
   * a week of nothing is no fall.
   *
   * @param weeks the series, the last week first, one more than the weeks that move
   */
  record Streak(List<SignalFeature> weeks, BigDecimal share, boolean isFall) implements SignalTerm {
    @Override
    public Column holds() {
      BigDecimal left = isFall ? BigDecimal.ONE.subtract(share) : BigDecimal.ONE.add(share);
      return IntStream.range(0, weeks.size() - 1)
          .mapToObj(
              i -> {
                Column now = weeks.get(i).col();
                Column before = weeks.get(i + 1).col();
                Column bound = lit(left).multiply(before);
                return isFall ? before.gt(0).and(now.leq(bound)) : now.gt(0).and(now.geq(bound));
              })
          .reduce(Column::and)
          .orElseThrow();
    }

    @Override
    public List<SignalFeature> features() {
      return weeks;
    }

    /** The weeks of a series, the last first; none where it is no series. */
    static List<SignalFeature> series(String name) {
      List<SignalFeature> weeks = new ArrayList<>();
      Stream.iterate(1, i -> SignalFeature.find(name + "_" + i) != null, i -> i + 1)
          .forEach(i -> weeks.add(SignalFeature.find(name + "_" + i)));
      return weeks;
    }
  }
}
