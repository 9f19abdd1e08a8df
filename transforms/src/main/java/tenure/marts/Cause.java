package tenure.marts;

import java.util.Locale;

/** What can move a measure's contribution (rule 3.5). */
public enum Cause {
  MEASURE("what the account's own facts moved"),
  STALENESS("what missing data moved: feeds that fell silent or came back, answers that aged"),
  CONFIG("what a change of the scorecards moved"),
  SEGMENT("what another segment, stage, product or age moved under unchanged scorecards");

  private final String words;

  Cause(String words) {
    this.words = words;
  }

  /** The cause as columns name it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String meaning(int days) {
    return "Of change_%dd, %s.".formatted(days, words);
  }
}
