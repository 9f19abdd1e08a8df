package tenure.jobs.report;

import java.util.Locale;

/** A health band or a risk, told by word and symbol as well as by colour. */
public enum Band {
  GREEN("green", "green", "●"),
  YELLOW("yellow", "yellow", "▲"),
  RED("red", "red", "■"),
  UNKNOWN("not enough data", "grey", "○");

  private final String words;
  private final String tone;
  private final String symbol;

  Band(String words, String tone, String symbol) {
    this.words = words;
    this.tone = tone;
    this.symbol = symbol;
  }

  /** The band of a mart's value; a missing or insufficient one is unknown, never a colour. */
  public static Band of(String value) {
    return switch (value == null ? "" : value.toLowerCase(Locale.ROOT)) {
      case "green" -> GREEN;
      case "yellow" -> YELLOW;
      case "red" -> RED;
      default -> UNKNOWN;
    };
  }

  /** The band in words. */
  public String words() {
    return words;
  }

  /** The name of its colour in the style sheet. */
  public String tone() {
    return tone;
  }

  /** A shape that tells it apart without colour. */
  public String symbol() {
    return symbol;
  }
}
