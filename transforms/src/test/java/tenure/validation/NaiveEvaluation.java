package tenure.validation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tenure.validation.RandomJudgements.Judgement;

/** The statistics by their textbook definitions: every pair looked at, nothing clever. */
final class NaiveEvaluation {
  private final List<Judgement> all;
  private final ToDoubleFunction<Judgement> weight;

  NaiveEvaluation(List<Judgement> all, ToDoubleFunction<Judgement> weight) {
    this.all = all;
    this.weight = weight;
  }

  private static double wins(Judgement lost, Judgement kept) {
    return lost.risk() > kept.risk() ? 1 : lost.risk() == kept.risk() ? 0.5 : 0;
  }

  private List<List<Judgement>> months() {
    return all.stream().collect(Collectors.groupingBy(Judgement::month)).values().stream().toList();
  }

  private double sum(List<Judgement> rows) {
    return rows.stream().mapToDouble(weight).sum();
  }

  private static List<Judgement> lost(List<Judgement> rows) {
    return rows.stream().filter(Judgement::isLost).toList();
  }

  private static List<Judgement> kept(List<Judgement> rows) {
    return rows.stream().filter(j -> !j.isLost()).toList();
  }

  /** A month's pairs count by the parts that lost and kept have in it, times the pairs of all. */
  private double pairs(List<Judgement> month) {
    double whole = sum(month);
    return sum(lost(month)) / whole * sum(kept(month)) / whole * month.size() * month.size();
  }

  private double area(List<Judgement> month) {
    double won = 0;
    for (Judgement l : lost(month)) {
      for (Judgement k : kept(month)) {
        won += weight.applyAsDouble(l) * weight.applyAsDouble(k) * wins(l, k);
      }
    }
    return won / sum(lost(month)) / sum(kept(month));
  }

  private List<List<Judgement>> comparable() {
    return months().stream().filter(m -> !lost(m).isEmpty() && !kept(m).isEmpty()).toList();
  }

  double auc() {
    double pairs = comparable().stream().mapToDouble(this::pairs).sum();
    return comparable().stream().mapToDouble(m -> pairs(m) * area(m)).sum() / pairs;
  }

  /** How far each customer's places lie off the area, over all months, lost and kept apart. */
  private record Parts(Map<Integer, Double> ofLost, Map<Integer, Double> ofKept) {
    Parts minus(Parts other) {
      return new Parts(minus(ofLost, other.ofLost), minus(ofKept, other.ofKept));
    }

    private static Map<Integer, Double> minus(Map<Integer, Double> one, Map<Integer, Double> two) {
      Map<Integer, Double> apart = new HashMap<>(one);
      two.forEach((account, part) -> apart.merge(account, -part, Double::sum));
      return apart;
    }
  }

  /** DeLong's standard error, customers being clusters over the months (Obuchowski). */
  double standardError() {
    return Math.sqrt(variance(parts())) / allPairs();
  }

  /** The standard error of the difference to another judge of the same customers. */
  double errorOfDifference(NaiveEvaluation other) {
    return Math.sqrt(variance(parts().minus(other.parts()))) / allPairs();
  }

  private double allPairs() {
    return comparable().stream().mapToDouble(this::pairs).sum();
  }

  private Parts parts() {
    Parts parts = new Parts(new HashMap<>(), new HashMap<>());
    for (List<Judgement> month : comparable()) {
      double area = area(month);
      for (Judgement one : month) {
        List<Judgement> others = one.isLost() ? kept(month) : lost(month);
        double place = 0;
        for (Judgement other : others) {
          double wins = one.isLost() ? wins(one, other) : wins(other, one);
          place += weight.applyAsDouble(other) / sum(others) * wins;
        }
        double share = weight.applyAsDouble(one) / sum(one.isLost() ? lost(month) : kept(month));
        (one.isLost() ? parts.ofLost : parts.ofKept)
            .merge(one.account(), pairs(month) * share * (place - area), Double::sum);
      }
    }
    return parts;
  }

  private static double variance(Parts parts) {
    Map<Integer, Double> ofLost = parts.ofLost;
    Map<Integer, Double> ofKept = parts.ofKept;
    Set<Integer> clusters = new HashSet<>(ofLost.keySet());
    clusters.addAll(ofKept.keySet());
    double both =
        clusters.stream()
            .mapToDouble(c -> ofLost.getOrDefault(c, 0.0) * ofKept.getOrDefault(c, 0.0))
            .sum();
    return unbiased(squares(ofLost), ofLost.size())
        + unbiased(squares(ofKept), ofKept.size())
        + 2 * unbiased(both, clusters.size());
  }

  private static double squares(Map<Integer, Double> parts) {
    return parts.values().stream().mapToDouble(v -> v * v).sum();
  }

  private static double unbiased(double squares, int clusters) {
    return squares * clusters / (clusters - 1.0);
  }

  /** The riskiest are taken one by one until a tenth of the month is full. */
  double lift() {
    double taken = 0;
    double lostTaken = 0;
    for (List<Judgement> month : months()) {
      double room = month.size() / 10.0;
      for (int risk = 10; risk >= 0 && room > 0; risk--) {
        int at = risk;
        List<Judgement> equals = month.stream().filter(j -> j.risk() == at).toList();
        double part = equals.isEmpty() ? 0 : Math.min(1, room / equals.size());
        taken += part * sum(equals);
        lostTaken += part * sum(lost(equals));
        room -= part * equals.size();
      }
    }
    return lostTaken / taken / (sum(lost(all)) / sum(all));
  }

  double brier() {
    return all.stream()
        .mapToDouble(j -> Math.pow(j.expected() - (j.isLost() ? 1 : 0), 2))
        .average()
        .orElseThrow();
  }

  /** The slope of least squares of what came on what was expected. */
  double slope() {
    double x = all.stream().mapToDouble(Judgement::expected).average().orElseThrow();
    double y = all.stream().mapToDouble(j -> j.isLost() ? 1 : 0).average().orElseThrow();
    double over = 0;
    double under = 0;
    for (Judgement j : all) {
      over += (j.expected() - x) * ((j.isLost() ? 1 : 0) - y);
      under += Math.pow(j.expected() - x, 2);
    }
    return over / under;
  }

  double lossRate(String band) {
    List<Judgement> in = all.stream().filter(j -> j.band().equals(band)).toList();
    return (double) lost(in).size() / in.size();
  }
}
