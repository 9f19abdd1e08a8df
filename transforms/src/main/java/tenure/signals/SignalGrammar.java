package tenure.signals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tenure.signals.SignalTerm.Operator;

/** Reads the words of a condition, one statement after the other. */
final class SignalGrammar {
  private static final String SIGNS = "(<=|>=|!=|<|>|=|\\*)";

  private final String text;
  private final List<String> words;
  private int at;

  SignalGrammar(String text) {
    this.text = text;
    this.words =
        Arrays.stream(text.replaceAll(SIGNS, " $1 ").strip().split("\\s+"))
            .filter(w -> !w.isEmpty())
            .toList();
  }

  List<SignalTerm> terms() {
    List<SignalTerm> terms = new ArrayList<>();
    terms.add(term());
    while (at < words.size()) {
      expect("and");
      terms.add(term());
    }
    return terms;
  }

  private SignalTerm term() {
    String name = next("the name of a feature");
    String verb = next("one of < <= > >= = != is, falls, rises");
    return switch (verb.toLowerCase(Locale.ROOT)) {
      case "falls", "rises" -> streak(name, verb.equalsIgnoreCase("falls"));
      case "is" -> presence(SignalFeature.named(name));
      default -> comparison(SignalFeature.named(name), operator(verb));
    };
  }

  private SignalTerm presence(SignalFeature feature) {
    String word = next("known or missing");
    if (!word.equals("known") && !word.equals("missing")) {
      throw wrong("\"" + word + "\" stands where known or missing was expected");
    }
    return new SignalTerm.Presence(feature, word.equals("known"));
  }

  private SignalTerm streak(String series, boolean isFall) {
    List<SignalFeature> weeks = SignalTerm.Streak.series(series);
    if (weeks.isEmpty()) {
      throw wrong(
          series + " is no weekly series, such as logins_week; compare two windows instead");
    }
    BigDecimal share = number(next("a share such as 0.40"));
    expect("for");
    BigDecimal count = number(next("a number of weeks"));
    expect("weeks");
    boolean isShare = share.signum() > 0 && (!isFall || share.compareTo(BigDecimal.ONE) <= 0);
    if (!isShare) {
      throw wrong("a fall is a share above 0 and up to 1, not " + share);
    }
    int moving = count.intValue();
    if (count.compareTo(BigDecimal.valueOf(moving)) != 0 || moving < 1 || moving >= weeks.size()) {
      throw wrong(
          "%s can be followed for 1 to %d weeks, not %s"
              .formatted(series, weeks.size() - 1, count.toPlainString()));
    }
    return new SignalTerm.Streak(weeks.subList(0, moving + 1), share, isFall);
  }

  private SignalTerm comparison(SignalFeature feature, Operator operator) {
    String value = next("a number, a word or a feature");
    if (!feature.isNumber()) {
      return wordComparison(feature, operator, value);
    }
    Optional<BigDecimal> number = asNumber(value);
    if (number.isPresent() && at < words.size() && words.get(at).equals("*")) {
      at++;
      return proportion(feature, operator, number.get(), next("the name of a feature"));
    }
    return number.isPresent()
        ? new SignalTerm.Comparison(feature, operator, number.get())
        : proportion(feature, operator, BigDecimal.ONE, value);
  }

  private SignalTerm proportion(
      SignalFeature feature, Operator operator, BigDecimal times, String name) {
    SignalFeature other = SignalFeature.named(name);
    if (!other.isNumber()) {
      throw wrong(
          name + " is no number, so that " + feature.name() + " cannot be compared with it");
    }
    return new SignalTerm.Proportion(feature, operator, times, other);
  }

  private SignalTerm wordComparison(SignalFeature feature, Operator operator, String value) {
    if (operator != Operator.EQUAL && operator != Operator.UNEQUAL) {
      throw wrong(feature.name() + " is no number: compare it by = or !=");
    }
    if (feature.isFlag()) {
      if (!value.equals("true") && !value.equals("false")) {
        throw wrong(feature.name() + " is true or false, not " + value);
      }
      return new SignalTerm.Comparison(feature, operator, Boolean.valueOf(value));
    }
    List<String> choices = feature.field().choices();
    if (!choices.isEmpty() && !choices.contains(value)) {
      throw wrong(
          feature.name() + " is never " + value + "; it is one of " + String.join(", ", choices));
    }
    return new SignalTerm.Comparison(feature, operator, value);
  }

  private Operator operator(String sign) {
    return Arrays.stream(Operator.values())
        .filter(o -> o.sign().equals(sign))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "\""
                        + sign
                        + "\" stands where one of < <= > >= = != is, falls, rises was expected"));
  }

  private BigDecimal number(String word) {
    return asNumber(word).orElseThrow(() -> wrong("\"" + word + "\" is no number"));
  }

  private static Optional<BigDecimal> asNumber(String word) {
    return word.matches("-?\\d+(\\.\\d+)?") ? Optional.of(new BigDecimal(word)) : Optional.empty();
  }

  private void expect(String word) {
    String found = next(word);
    if (!found.equalsIgnoreCase(word)) {
      throw wrong("\"" + found + "\" stands where " + word + " was expected");
    }
  }

  private String next(String what) {
    if (at >= words.size()) {
      throw wrong("it ends where " + what + " was expected");
    }
    return words.get(at++);
  }

  private IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException("\"" + text + "\" cannot be read: " + why + ".");
  }
}
