package tenure.jobs.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;
import tenure.marts.DimAccount;

/** Rows of marts that name an account which the dimension lacks. */
final class ForeignKeys {
  private static final String MART = "mart";
  private static final String ACCOUNT = DimAccount.ACCOUNT_ID.name();

  private ForeignKeys() {}

  /** How many there are tonight, by every mart that names accounts. */
  static Map<String, Long> orphans(Lake lake, List<Table> marts, LocalDate night) {
    List<Table> naming =
        marts.stream().filter(m -> m != DimAccount.TABLE && namesAccounts(m)).toList();
    Map<String, Long> orphans = new LinkedHashMap<>();
    if (marts.contains(DimAccount.TABLE)) {
      naming.forEach(m -> orphans.put(m.fullName(), 0L));
      naming.stream()
          .map(m -> accounts(lake, m, night))
          .reduce(Dataset::unionAll)
          .ifPresent(
              all -> unknown(all, lake).forEach(r -> orphans.put(r.getString(0), r.getLong(1))));
    }
    return orphans;
  }

  private static boolean namesAccounts(Table mart) {
    return mart.fields().stream().anyMatch(f -> f.name().equals(ACCOUNT));
  }

  private static Dataset<Row> accounts(Lake lake, Table mart, LocalDate night) {
    Dataset<Row> rows = mart.slice().isPresent() ? lake.slice(mart, night) : lake.read(mart);
    return rows.where(col(ACCOUNT).isNotNull()).select(lit(mart.fullName()).as(MART), col(ACCOUNT));
  }

  private static List<Row> unknown(Dataset<Row> named, Lake lake) {
    Dataset<Row> known = lake.read(DimAccount.TABLE).select(ACCOUNT);
    return named
        .join(known, named.col(ACCOUNT).equalTo(known.col(ACCOUNT)), "left_anti")
        .groupBy(MART)
        .agg(count(lit(1)))
        .collectAsList();
  }
}
