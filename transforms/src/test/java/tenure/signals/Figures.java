package tenure.signals;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.features.AccountEngagement;
import tenure.features.AccountFinance;
import tenure.features.AccountOutcomes;
import tenure.features.AccountProfile;
import tenure.features.AccountRelationship;
import tenure.features.AccountSupport;
import tenure.features.AccountUsage;
import tenure.kit.TextTable;
import tenure.scores.AccountFeatures;

/**
 * The figures of accounts as one wide text table. What it does not name is null, but for this:
 * feeds are fresh, use has no gap, the account is in adoption and pays nothing.
 */
public final class Figures {
  private static final Table WIDE =
      Table.in(Layer.FEATURES, "figures", "Every feature.").withColumns(fields());
  private static final Map<String, Object> USUAL = usual();

  private Figures() {}

  /** Rows for a text table. */
  public static AccountFeatures of(String text) {
    return usual(TextTable.rows(WIDE, text), text);
  }

  /** Rows with all features as columns, what is usual filled in but for columns of a text. */
  public static AccountFeatures usual(Dataset<Row> rows, String named) {
    Map<String, Column> filled = new LinkedHashMap<>();
    USUAL.forEach(
        (name, value) -> {
          if (!named.contains(" " + name + " ")) {
            Column usual = lit(value).cast(rows.schema().apply(name).dataType());
            filled.put(name, coalesce(rows.col(name), usual));
          }
        });
    return AccountFeatures.ofJoined(filled.isEmpty() ? rows : rows.withColumns(filled));
  }

  /** Every feature as a column. */
  public static Table wide() {
    return WIDE;
  }

  private static Map<String, Object> usual() {
    Map<String, Object> usual = new LinkedHashMap<>();
    WIDE.fields().stream()
        .map(Field::name)
        .filter(n -> n.endsWith("_freshness_days"))
        .forEach(n -> usual.put(n, 0L));
    usual.put(AccountUsage.USAGE_GAP_DAYS_28D.name(), 0L);
    usual.put(AccountProfile.LIFECYCLE_STAGE.name(), "adoption");
    usual.put(AccountProfile.ARR.name(), 0);
    return usual;
  }

  private static Field[] fields() {
    Map<String, Field> fields = new LinkedHashMap<>();
    Stream.of(
            AccountProfile.TABLE,
            AccountUsage.TABLE,
            AccountSupport.TABLE,
            AccountEngagement.TABLE,
            AccountRelationship.TABLE,
            AccountFinance.TABLE,
            AccountOutcomes.TABLE)
        .map(Table::fields)
        .flatMap(List::stream)
        .forEach(f -> fields.putIfAbsent(f.name(), f));
    return fields.values().toArray(Field[]::new);
  }
}
