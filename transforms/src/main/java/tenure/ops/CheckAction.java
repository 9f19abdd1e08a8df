package tenure.ops;

/** What follows where a check does not hold, from the mildest on. */
public enum CheckAction {
  /** It is told, and nothing else. */
  WARN("warned"),
  /** The rows are set aside, and the rest goes on. */
  REJECT_ROW("rejected"),
  /** Readers keep the table as it was published before. */
  KEEP_TABLE("kept"),
  /** Nothing of the night is published. */
  FAIL_NIGHT("failed");

  private final String verdict;

  CheckAction(String verdict) {
    this.verdict = verdict;
  }

  /** The action as tables write it. */
  public String id() {
    return Words.of(this);
  }

  /** What followed, where this action was taken. */
  public String verdict() {
    return verdict;
  }
}
