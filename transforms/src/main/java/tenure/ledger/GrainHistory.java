package tenure.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Versions;
import tenure.silver.AccountHierarchy;

/** The ultimate parents that an account had, as the nights learned them (rule 2.8). */
final class GrainHistory {
  private static final Column PAST = col("_grain_past");
  private static final String SINCE = "since";
  private static final String GRAIN = "grain";

  private GrainHistory() {}

  /** Rows of accounts beside the parents of each, read by {@link #now} and {@link #on}. */
  static Dataset<Row> beside(Dataset<Row> rows, Dataset<Row> hierarchies) {
    Column since = coalesce(Versions.KNOWN_ON.col(), Months.day(LocalDate.EPOCH));
    Column isGone = coalesce(Versions.IS_DELETED.col(), lit(false));
    Column grain = when(isGone, lit(null)).otherwise(AccountHierarchy.GRAIN_ID.col());
    Column version =
        struct(since.as(SINCE), Versions.WRITTEN_ON.col().as("written"), grain.as(GRAIN));
    Dataset<Row> past =
        hierarchies
            .groupBy(AccountHierarchy.ACCOUNT_ID.col().as("_grain_account"))
            .agg(sort_array(collect_list(version)).as(PAST.toString()));
    Column same = LineMonths.ACCOUNT_ID.col().equalTo(col("_grain_account"));
    return rows.join(past, same, "left_outer").drop("_grain_account");
  }

  /** The grain by the latest version. */
  static Column now() {
    return orItself(PAST.isNull(), try_element_at(PAST, lit(-1)));
  }

  /** The grain by the last version known on a day, or by the first where none was known yet. */
  static Column on(Column day) {
    Column upTo = filter(PAST, v -> v.getField(SINCE).leq(day));
    Column first = try_element_at(PAST, lit(1));
    Column then = when(size(upTo).gt(0), try_element_at(upTo, lit(-1))).otherwise(first);
    return when(isMoved(), orItself(lit(false), then)).otherwise(now());
  }

  /** Whether the account had more than one version of its parent. */
  static Column isMoved() {
    return coalesce(size(PAST).gt(1), lit(false));
  }

  private static Column orItself(Column isUnlisted, Column version) {
    Column grain = when(isUnlisted, lit(null)).otherwise(version.getField(GRAIN));
    return coalesce(grain, LineMonths.ACCOUNT_ID.col());
  }
}
