package tenure.metrics;

/** What a figure is counted in. */
public enum Unit {
  MONEY("an amount in the reporting currency"),
  COUNT("a number"),
  SHARE("a share, 1.0 is 100 %"),
  POINTS("a number of points");

  private final String words;

  Unit(String words) {
    this.words = words;
  }

  /** The unit in words, after "is". */
  public String words() {
    return words;
  }
}
