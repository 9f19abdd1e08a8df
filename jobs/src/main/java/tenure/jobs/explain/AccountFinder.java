package tenure.jobs.explain;

import static org.apache.spark.sql.functions.levenshtein;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.marts.DimAccount;

/** Finds the account that an operator means: by its id, or by its name where that is unique. */
public final class AccountFinder {
  private static final int SUGGESTIONS = 3;

  private AccountFinder() {}

  /**
   * The row of marts.dim_account that is meant.
   *
   * @throws UnknownAccount with the nearest names, or with all accounts of an ambiguous name
   */
  public static Row find(Dataset<Row> accounts, String asked) {
    Column isNamed =
        lower(DimAccount.ACCOUNT_NAME.col()).equalTo(lit(asked.toLowerCase(Locale.ROOT)));
    List<Row> found =
        accounts
            .where(DimAccount.ACCOUNT_ID.col().equalTo(lit(asked)).or(isNamed))
            .limit(SUGGESTIONS + 1)
            .collectAsList();
    if (found.size() > 1) {
      throw UnknownAccount.ambiguous(asked, names(found));
    }
    return found.stream()
        .findFirst()
        .orElseThrow(() -> UnknownAccount.nearest(asked, names(nearest(accounts, asked))));
  }

  private static List<Row> nearest(Dataset<Row> accounts, String asked) {
    String word = asked.toLowerCase(Locale.ROOT);
    Column byName = levenshtein(lower(DimAccount.ACCOUNT_NAME.col()), lit(word));
    // Part of a name is a better guess than any name of similar length.
    Column contains = lower(DimAccount.ACCOUNT_NAME.col()).contains(lit(word));
    return accounts
        .orderBy(contains.desc(), byName, DimAccount.ACCOUNT_ID.col())
        .limit(SUGGESTIONS)
        .collectAsList();
  }

  private static List<String> names(List<Row> rows) {
    return rows.stream()
        .map(
            r ->
                r.getAs(DimAccount.ACCOUNT_NAME.name())
                    + " ("
                    + r.getAs(DimAccount.ACCOUNT_ID.name())
                    + ")")
        .toList();
  }
}
