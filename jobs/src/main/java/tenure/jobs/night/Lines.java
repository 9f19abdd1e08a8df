package tenure.jobs.night;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.ledger.LedgerPolicy;
import tenure.ledger.LineHistory;
import tenure.ledger.LineMonths;
import tenure.ledger.MonthCloses;
import tenure.silver.AccountLinks;
import tenure.silver.Accounts;
import tenure.silver.Products;
import tenure.silver.SubscriptionLines;

/**
 * The subscription lines that count: those of real accounts, with what their products say of them.
 */
final class Lines {
  private Lines() {}

  /** The tables the lines are made from, and more. */
  static List<Table> and(Table... more) {
    return Stream.concat(
            Stream.of(SubscriptionLines.TABLE, Products.TABLE, Accounts.TABLE, AccountLinks.TABLE),
            Stream.of(more))
        .toList();
  }

  /** The lines as known tonight, with their past pauses. */
  static Dataset<Row> history(Inputs in) {
    return in.shared(
        "lines with their past",
        i -> LineHistory.from(real(i, i.versions(SubscriptionLines.TABLE)), i.night()));
  }

  /** What each line was worth at each month end, as known tonight. */
  static Dataset<Row> months(Inputs in) {
    return in.shared("line months", i -> LineMonths.asKnown(i.upTo(LineMonths.TABLE), i.night()));
  }

  /**
   * The same of the lines worked out again as earlier nights last knew it, absent ones included.
   */
  static Dataset<Row> monthsBefore(Inputs in, Changes changes) {
    return in.shared(
        "line months before",
        i -> LineMonths.before(changes.ofLines(i.previous(LineMonths.TABLE)), i.night()));
  }

  /** When the months that earlier nights knew were closed. */
  static Dataset<Row> closes(Inputs in, LedgerPolicy policy) {
    return in.shared(
        "closes of months", i -> MonthCloses.from(i.previous(LineMonths.TABLE), policy));
  }

  private static Dataset<Row> real(Inputs in, Dataset<Row> lines) {
    Dataset<Row> priced = SubscriptionLines.withProducts(lines, in.known(Products.TABLE));
    return Accounts.withoutTests(priced, in.known(Accounts.TABLE));
  }
}
