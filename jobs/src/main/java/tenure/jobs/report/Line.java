package tenure.jobs.report;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import tenure.contract.Field;

/** One row of a query, asked by the fields of its contract; a missing value is null. */
record Line(Row row) {
  String text(Field field) {
    return row.getAs(field.name());
  }

  BigDecimal money(Field field) {
    return row.getAs(field.name());
  }

  /** An amount that a contract requires; a sum of nothing is 0. */
  BigDecimal amount(Field field) {
    BigDecimal amount = money(field);
    return amount == null ? BigDecimal.ZERO : amount;
  }

  Double share(Field field) {
    return row.getAs(field.name());
  }

  long count(Field field) {
    Long count = row.getAs(field.name());
    return count == null ? 0 : count;
  }

  LocalDate day(Field field) {
    Date day = row.getAs(field.name());
    return day == null ? null : day.toLocalDate();
  }

  boolean flag(Field field) {
    return Boolean.TRUE.equals(row.getAs(field.name()));
  }
}
