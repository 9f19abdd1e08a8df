package tenure.jobs.night;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;
import tenure.silver.AccountLinks;

/**
 * The silver entities as known on one night; each is planned once and shared by the steps that read
 * it.
 */
final class Known {
  private final Lake lake;
  private final LocalDate night;
  private final Map<Table, Dataset<Row>> entities = new ConcurrentHashMap<>();

  Known(Lake lake, LocalDate night) {
    this.lake = lake;
    this.night = night;
  }

  Lake lake() {
    return lake;
  }

  LocalDate night() {
    return night;
  }

  Dataset<Row> entities(Table noun) {
    return entities.computeIfAbsent(noun, n -> repoint(lake.asKnown(n, night)));
  }

  /**
   * Rows of a source point at the account that survives tonight, whatever they pointed at when they
   * were written.
   */
  Dataset<Row> repoint(Dataset<Row> rows) {
    boolean hasKey =
        Arrays.asList(rows.columns()).contains(AccountLinks.SOURCE_ACCOUNT_KEY.name())
            && Arrays.asList(rows.columns()).contains(AccountLinks.ACCOUNT_ID.name())
            && !Arrays.asList(rows.columns()).contains(AccountLinks.METHOD.name());
    return hasKey ? AccountLinks.attach(rows, links()) : rows;
  }

  private Dataset<Row> links() {
    return lake.asKnown(AccountLinks.TABLE, night);
  }
}
