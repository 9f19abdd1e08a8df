package tenure.jobs.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Amounts, shares and days as people read them. A missing value is a dash, never a zero. */
public final class Words {
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
  private static final List<String> UNITS = List.of("", "K", "M", "B", "T");
  private static final Set<String> INITIALS =
      Set.of("smb", "csm", "nps", "csat", "crm", "qbr", "fx");

  /** What stands for a value that does not exist. */
  public static final String NONE = "–";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

  private final String sign;

  /** Words with amounts in this currency, ISO 4217. */
  public Words(String currency) {
    String symbol = Currency.getInstance(currency).getSymbol(Locale.US);
    this.sign = Character.isLetter(symbol.charAt(symbol.length() - 1)) ? symbol + " " : symbol;
  }

  /** An amount in three digits: $12.4M. */
  public String money(BigDecimal amount) {
    if (amount == null) {
      return NONE;
    }
    BigDecimal rounded = amount.abs().round(THREE_DIGITS);
    int step =
        Math.min(Math.max(rounded.precision() - rounded.scale() - 1, 0) / 3, UNITS.size() - 1);
    BigDecimal shortened = rounded.movePointLeft(3 * step).stripTrailingZeros();
    return minus(amount) + sign + shortened.toPlainString() + UNITS.get(step);
  }

  /** An amount in short with its sign: +$215K. */
  public String change(BigDecimal amount) {
    return amount != null && amount.signum() > 0 ? "+" + money(amount) : money(amount);
  }

  /** An amount to the unit: $12,345,678. */
  public String exact(BigDecimal amount) {
    if (amount == null) {
      return NONE;
    }
    BigDecimal whole = amount.setScale(0, RoundingMode.HALF_UP);
    return minus(whole) + sign + count(whole.abs().longValueExact());
  }

  private static String minus(BigDecimal amount) {
    return amount.signum() < 0 ? "−" : "";
  }

  /** A whole number: 12,345. */
  public static String count(long number) {
    return NumberFormat.getIntegerInstance(Locale.US).format(number);
  }

  /** A whole number and its noun: 1 account, 12 accounts. */
  public static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** A share as percent with one decimal: 0.881 is 88.1%. */
  public static String share(Double share) {
    return share == null
        ? NONE
        : BigDecimal.valueOf(share).movePointRight(2).setScale(1, RoundingMode.HALF_UP) + "%";
  }

  /** The part of a whole as percent; a dash where the whole is nothing. */
  public static String part(BigDecimal part, BigDecimal whole) {
    return share(rate(part, whole));
  }

  /** The part of a whole as a share; null where the whole is nothing. */
  static Double rate(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0 ? null : part.divide(whole, 6, RoundingMode.HALF_UP).doubleValue();
  }

  /** A score without decimals. */
  public static String score(Double score) {
    return score == null ? NONE : String.valueOf(Math.round(score));
  }

  /** A change of points with its sign: +3.2. */
  static String points(Double change) {
    return change == null
        ? NONE
        : (change < 0 ? "−" : "+")
            + BigDecimal.valueOf(change).abs().setScale(1, RoundingMode.HALF_UP);
  }

  /** A day: 31 December 2025. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** A day in short: 31 Dec 2025. */
  public static String shortDay(LocalDate day) {
    return day == null ? NONE : SHORT_DAY.format(day);
  }

  /** A month: Dec 2025. */
  public static String month(LocalDate day) {
    return MONTH.format(day);
  }

  /** A name of the lake as people write it: mid_market is Mid market. */
  public static String name(String technical) {
    if (technical == null || technical.isBlank()) {
      return NONE;
    }
    if (INITIALS.contains(technical)) {
      return technical.toUpperCase(Locale.ROOT);
    }
    String spaced = technical.replace('_', ' ');
    return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }
}
