package tenure.contract;

/**
 * A statement that every row of a table must satisfy.
 *
 * @param name the check's name in messages and constraints
 * @param predicate SQL over the table's columns; unknown (null) counts as satisfied
 * @param sentence the statement in words
 */
public record Check(String name, String predicate, String sentence) {

  /** The predicate as it can be enforced: only a definite "no" is a violation. */
  public String enforceable() {
    return "(" + predicate + ") IS NOT FALSE";
  }

  /** The same statement about the rows where a flag is not set. */
  Check unless(Field flag) {
    return new Check(name, flag.name() + " OR (" + predicate + ")", sentence);
  }
}
