package tenure.jobs.report;

import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.kit.Spark;

/** Marts in text, and the report read from them; a mart that is not given has no rows. */
final class TextMarts {
  private final Map<Table, Dataset<Row>> tables = new HashMap<>();

  void given(Table table, String text) {
    tables.put(table, rows(table, text));
  }

  CompanyReport report(LocalDate night) {
    Spark.session();
    return ReportReader.read(t -> tables.containsKey(t) ? tables.get(t) : none(t), night, "USD");
  }
}
