package tenure.jobs.night;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;

/**
 * Looks at tonight's marts once, before anyone sees them: how many rows, which content, and that
 * keys are unique.
 */
final class Audit {
  private final Lake lake;

  Audit(Lake lake) {
    this.lake = lake;
  }

  /** What the audit found in one mart. */
  record Finding(long rows, long keys, String contentHash) {}

  /** The findings by mart, in one job. */
  Map<Table, Finding> of(List<Table> marts, java.time.LocalDate night) {
    List<Dataset<Row>> parts = new ArrayList<>();
    for (Table mart : marts) {
      parts.add(
          finding(mart, mart.slice().isPresent() ? lake.slice(mart, night) : lake.read(mart)));
    }
    Map<String, Row> byName = new LinkedHashMap<>();
    parts.stream()
        .reduce(Dataset::unionAll)
        .ifPresent(all -> all.collectAsList().forEach(r -> byName.put(r.getString(0), r)));
    Map<Table, Finding> findings = new LinkedHashMap<>();
    for (Table mart : marts) {
      Row r = Objects.requireNonNull(byName.get(mart.fullName()));
      findings.put(mart, new Finding(r.getLong(1), r.getLong(2), r.getString(3)));
    }
    return findings;
  }

  private static Dataset<Row> finding(Table mart, Dataset<Row> rows) {
    Column[] key = mart.key().stream().map(Field::col).toArray(Column[]::new);
    Column[] all = mart.fields().stream().map(Field::col).toArray(Column[]::new);
    return rows.select(struct(key).as("key"), xxhash64(all).as("hash"))
        .agg(
            count(lit(1)).as("rows"),
            countDistinct("key").as("keys"),
            // Exclusive or does not care for order, and keys being unique no two rows cancel out.
            hex(coalesce(bit_xor(org.apache.spark.sql.functions.col("hash")), lit(0L))).as("hash"))
        .select(
            lit(mart.fullName()).as("mart"),
            org.apache.spark.sql.functions.col("rows"),
            org.apache.spark.sql.functions.col("keys"),
            org.apache.spark.sql.functions.col("hash"));
  }
}
