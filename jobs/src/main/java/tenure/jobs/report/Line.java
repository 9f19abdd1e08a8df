package tenure.jobs.report;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import tenure.contract.Field;

/** One row of a query, asked by the fields of its contract; a missing value is null. */
public record Line(Row row) {
  /** A text. */
  public String text(Field field) {
    return row.getAs(field.name());
  }

  /** An amount. */
  public BigDecimal money(Field field) {
    return row.getAs(field.name());
  }

  /** An amount that a contract requires; a sum of nothing is 0. */
  public BigDecimal amount(Field field) {
    BigDecimal amount = money(field);
    return amount == null ? BigDecimal.ZERO : amount;
  }

  /** A share, a score or another number. */
  public Double share(Field field) {
    return row.getAs(field.name());
  }

  /** A count; that of nothing is 0. */
  public long count(Field field) {
    Long count = row.getAs(field.name());
    return count == null ? 0 : count;
  }

  /** A day. */
  public LocalDate day(Field field) {
    Date day = row.getAs(field.name());
    return day == null ? null : day.toLocalDate();
  }

  /** Whether it is so; what is not known is not. */
  public boolean flag(Field field) {
    return Boolean.TRUE.equals(row.getAs(field.name()));
  }
}
