package tenure.jobs.night;

import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;
import tenure.marts.FctMrrMovement;
import tenure.marts.FctRetention;
import tenure.scores.Retention;
import tenure.silver.AccountLinks;
import tenure.silver.DailyUsage;

/** What a table tells of the business on a night, whenever it was learned. */
final class KnownRows {
  private KnownRows() {}

  /** The rows of a table of silver or of a mart, at the accounts that these links lead to. */
  static Dataset<Row> of(Lake lake, Table table, LocalDate night, Dataset<Row> links) {
    if (table == DailyUsage.TABLE) {
      return use(pointed(lake.slices(table, LocalDate.EPOCH, night), table, links));
    }
    if (table == FctMrrMovement.TABLE) {
      return SampleLake.bridge(lake.read(table));
    }
    return table.layer() == Layer.SILVER
        ? pointed(lake.asKnown(table, night), table, links)
        : ofNight(lake, table, night);
  }

  private static Dataset<Row> ofNight(Lake lake, Table mart, LocalDate night) {
    Dataset<Row> rows = mart.slice().isPresent() ? lake.slice(mart, night) : lake.read(mart);
    return mart == FctRetention.TABLE
        ? rows.where(Retention.DEFINITION_ID.col().endsWith("_as_reported").equalTo(false))
        : rows;
  }

  private static Dataset<Row> use(Dataset<Row> increments) {
    Column[] sums =
        Stream.of(DailyUsage.EVENTS, DailyUsage.MINUTES, DailyUsage.DENIED)
            .map(f -> sum(f.col()).as(f.name()))
            .toArray(Column[]::new);
    Column[] key =
        Stream.of(
                DailyUsage.ACCOUNT_ID,
                DailyUsage.USER_ID,
                DailyUsage.FEATURE,
                DailyUsage.USAGE_DATE)
            .map(Field::col)
            .toArray(Column[]::new);
    return increments.groupBy(key).agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length));
  }

  /** Rows of a source at the account that survives tonight, as every reader of silver sees them. */
  private static Dataset<Row> pointed(Dataset<Row> rows, Table table, Dataset<Row> links) {
    boolean isKeyed =
        table.fields().stream()
            .anyMatch(f -> f.name().equals(AccountLinks.SOURCE_ACCOUNT_KEY.name()));
    return isKeyed && table != AccountLinks.TABLE ? AccountLinks.attach(rows, links) : rows;
  }
}
