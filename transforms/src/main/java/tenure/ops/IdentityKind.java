package tenure.ops;

/** What a person or an account is known by. */
public enum IdentityKind {
  /** An e-mail address, in lower case, wherever it stands. */
  EMAIL,
  /** A contact of a source. */
  CONTACT,
  /** A user of the product in a source. */
  USER,
  /** An account as a source names it. */
  ACCOUNT
}
