package tenure.plays;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import tenure.silver.Accounts;

/**
 * The business days that follow a night, in order, as each sales region keeps them.
 *
 * @param regions those of regions with holidays of their own
 * @param elsewhere those of all other customers
 */
public record BusinessDays(Map<String, List<LocalDate>> regions, List<LocalDate> elsewhere) {
  /** Copies the days. */
  public BusinessDays {
    regions = new TreeMap<>(regions);
    elsewhere = List.copyOf(elsewhere);
  }

  /** The days of a customer's region, as an array. */
  Column ofRegion() {
    Column days = literal(elsewhere);
    for (Map.Entry<String, List<LocalDate>> one : regions.entrySet()) {
      Column isThere = Accounts.REGION.col().equalTo(one.getKey());
      days = when(isThere, literal(one.getValue())).otherwise(days);
    }
    return days;
  }

  private static Column literal(List<LocalDate> days) {
    return array(days.stream().map(day -> lit(day)).toArray(Column[]::new));
  }
}
