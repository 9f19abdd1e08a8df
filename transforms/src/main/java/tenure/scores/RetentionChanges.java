package tenure.scores;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.ledger.GrainMonths;
import tenure.ledger.KnownLines;
import tenure.ledger.LineMonths;
import tenure.silver.AccountHierarchy;

/**
 * Which grains may add something else to retention than they did on an earlier night, and of which
 * lines their books consist. Rather a grain too many than one too few: whatever an account with a
 * change was ever held under counts, at any time known to either night.
 */
public final class RetentionChanges {
  private static final Column ACCOUNT = LineMonths.ACCOUNT_ID.col();
  private static final Column GRAIN = GrainMonths.GRAIN_ID.col();

  private RetentionChanges() {}

  /** Which accounts each line ever belonged to: source, line, account_id. */
  public static Dataset<Row> lineAccounts(Dataset<Row> restatements) {
    return restatements
        .select(LineMonths.SOURCE.col(), LineMonths.SUBSCRIPTION_LINE_ID.col(), ACCOUNT)
        .distinct();
  }

  /**
   * The grains with a change after an earlier night: grain_id.
   *
   * @param lineAccounts from {@link #lineAccounts}
   * @param base the earlier night
   * @param before what that night knew
   * @param now what is known now
   */
  public static Dataset<Row> grains(
      Dataset<Row> lineAccounts,
      LocalDate base,
      RetentionUpdate.View before,
      RetentionUpdate.View now) {
    Dataset<Row> since = now.restatements().where(LineMonths.KNOWN_ON.col().gt(Months.day(base)));
    Dataset<Row> accounts =
        KnownLines.within(lineAccounts, since, LineMonths.SOURCE, LineMonths.SUBSCRIPTION_LINE_ID)
            .select(ACCOUNT)
            .union(moved(before.hierarchies(), now.hierarchies()))
            .distinct();
    Dataset<Row> parents =
        KnownLines.within(now.hierarchies(), accounts, AccountHierarchy.ACCOUNT_ID)
            .select(AccountHierarchy.GRAIN_ID.col());
    return accounts
        .select(ACCOUNT.as(GRAIN.toString()))
        .union(parents)
        .union(regrouped(before.grains(), now.grains()))
        .where(GRAIN.isNotNull())
        .distinct();
  }

  /** The lines that any book of these grains needs: source and line. */
  public static Dataset<Row> lines(
      Dataset<Row> lineAccounts, Dataset<Row> grains, Dataset<Row> hierarchies) {
    Dataset<Row> accounts =
        KnownLines.within(hierarchies, grains, AccountHierarchy.GRAIN_ID)
            .select(AccountHierarchy.ACCOUNT_ID.col())
            .union(grains.select(GRAIN.as(AccountHierarchy.ACCOUNT_ID.name())))
            .distinct();
    return KnownLines.within(lineAccounts, accounts, LineMonths.ACCOUNT_ID)
        .select(LineMonths.SOURCE.col(), LineMonths.SUBSCRIPTION_LINE_ID.col())
        .distinct();
  }

  /** Accounts with a version of their parent that was not there before. */
  private static Dataset<Row> moved(Dataset<Row> before, Dataset<Row> now) {
    Column[] all =
        AccountHierarchy.TABLE.fields().stream().map(f -> f.col()).toArray(Column[]::new);
    return now.select(all).except(before.select(all)).select(AccountHierarchy.ACCOUNT_ID.col());
  }

  /** Grains with other attributes than before, or with none before or now. */
  private static Dataset<Row> regrouped(Dataset<Row> before, Dataset<Row> now) {
    Column[] all = Arrays.stream(now.columns()).map(c -> col(c)).toArray(Column[]::new);
    Dataset<Row> was = before.select(all);
    return now.except(was).union(was.except(now)).select(GRAIN);
  }
}
