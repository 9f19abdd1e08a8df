package tenure.metrics;

import java.util.List;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.marts.DimAccount;
import tenure.marts.DimCsm;
import tenure.silver.Accounts;
import tenure.silver.Csms;

/**
 * A mart of things that others name by their key: its columns slice whatever names them.
 *
 * @param entity what one row is, in one word of SQL
 * @param table the mart
 * @param key the column that names the thing, here and there
 * @param attributes the columns by which figures may be told apart
 */
record Dimension(String entity, Table table, Field key, List<Field> attributes) {
  static final List<Dimension> ALL =
      List.of(
          new Dimension(
              "account",
              DimAccount.TABLE,
              DimAccount.ACCOUNT_ID,
              List.of(
                  DimAccount.ACCOUNT_NAME,
                  Accounts.INDUSTRY,
                  Accounts.REGION,
                  Accounts.COUNTRY,
                  DimAccount.COHORT_MONTH)),
          new Dimension("csm", DimCsm.TABLE, Csms.CSM_ID, List.of(Csms.CSM_NAME, Csms.TEAM)));

  /** The dimensions whose things the rows of a mart name. */
  static List<Dimension> namedBy(MetricMart mart) {
    return ALL.stream().filter(d -> mart.table().fields().stream().anyMatch(d::isKey)).toList();
  }

  /** The columns by which the figures of a mart are told apart, without the keys of things. */
  static List<Field> own(MetricMart mart) {
    return mart.dimensions().stream().filter(f -> ALL.stream().noneMatch(d -> d.isKey(f))).toList();
  }

  private boolean isKey(Field field) {
    return field.name().equals(key.name());
  }
}
