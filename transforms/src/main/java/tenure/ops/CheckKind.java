package tenure.ops;

/** What a check is about. */
public enum CheckKind {
  /** Rows that share the key of another. */
  KEYS,
  /** Values that their contract forbids. */
  RANGES,
  /** Accounts that the dimension does not know. */
  FOREIGN_KEYS,
  /** Surprisingly many or few rows. */
  VOLUME,
  /** Sources that have long delivered nothing. */
  FRESHNESS,
  /** Rows delivered whose fate is unknown. */
  CONSERVATION,
  /** Amounts that must add up. */
  IDENTITIES,
  /** What every night promises, such as that no red account is left alone. */
  LAWS;

  /** The kind as tables write it. */
  public String id() {
    return Words.of(this);
  }
}
