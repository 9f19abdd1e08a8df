package tenure.jobs.lake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tenure.contract.Check;
import tenure.contract.Table;
import tenure.jobs.OperatorError;

/** Rows of a night break a check of their table; nothing was written. */
public final class ContractBroken extends OperatorError {
  private static final long serialVersionUID = 1L;
  private static final Pattern CONSTRAINT =
      Pattern.compile("CHECK constraint (\\w+)", Pattern.CASE_INSENSITIVE);

  private final transient Table table;
  private final transient Check check;

  private ContractBroken(Table table, Check check, Throwable cause) {
    super(
        REFUSED,
        table
            + " refused tonight's rows: "
            + check.sentence()
            + " ("
            + check.name()
            + ": "
            + check.predicate()
            + "). Nothing was written to it. Look for the rows in its inputs, mend them at the source, and run the night again.",
        cause);
    this.table = table;
    this.check = check;
  }

  /** The table that refused. */
  public Table table() {
    return table;
  }

  /** The check that does not hold. */
  public Check check() {
    return check;
  }

  /** The operator's error where a constraint refused the write, else the exception itself. */
  static RuntimeException translate(Table table, Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      Matcher named = CONSTRAINT.matcher(String.valueOf(cause.getMessage()));
      if (named.find()) {
        String name = named.group(1);
        for (Check check : table.checks()) {
          if (check.name().equalsIgnoreCase(name)) {
            return new ContractBroken(table, check, null);
          }
        }
      }
    }
    return thrown instanceof RuntimeException bug
        ? bug
        : new IllegalStateException("Writing " + table + " failed", thrown);
  }
}
