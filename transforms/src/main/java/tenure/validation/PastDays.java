package tenure.validation;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.right;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.timestamp_add;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.transform;

import java.sql.Date;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import tenure.contract.Versions;
import tenure.features.AccountProfile;

/**
 * Many past days seen as one: each account on each day becomes an account of its own, its dates
 * moved so that every day falls on the same night. What is written for one night then serves all of
 * them at once, in one plan, and nothing has to be said twice.
 *
 * <p>Dates move by whole weeks, so that working days stay working days: of each month the last day
 * is taken that has the weekday of the night.
 *
 * @param days the days, one per month
 * @param night the night that they are moved to
 */
public record PastDays(List<LocalDate> days, LocalDate night) {
  /** The day that a row is seen from, where rows have been laid out over the days. */
  static final Column DAY = col("_seen_on");

  private static final String ACCOUNT = AccountProfile.ACCOUNT_ID.name();
  private static final int DATE_LENGTH = 10;

  /** One day in each of so many months before that of the night. */
  public static PastDays before(LocalDate night, int months) {
    DayOfWeek weekday = night.getDayOfWeek();
    return new PastDays(
        IntStream.rangeClosed(1, months)
            .mapToObj(back -> YearMonth.from(night).minusMonths(back).atEndOfMonth())
            .map(end -> end.with(TemporalAdjusters.previousOrSame(weekday)))
            .toList(),
        night);
  }

  /** The same without the months of some days, such as those of which more is known. */
  public PastDays without(Collection<LocalDate> others) {
    Set<YearMonth> months = others.stream().map(YearMonth::from).collect(Collectors.toSet());
    return new PastDays(
        days.stream().filter(day -> !months.contains(YearMonth.from(day))).toList(), night);
  }

  /** Whether a day is one of them. */
  Column holds(Column day) {
    return array_contains(all(), day);
  }

  /** Each row once for every day from one date of it on. */
  Dataset<Row> since(Dataset<Row> rows, Column from) {
    return laidOut(rows, filter(all(), day -> coalesce(day.geq(from), lit(false))));
  }

  /** Each row once for every day from one date of it on, and so many days altogether. */
  Dataset<Row> during(Dataset<Row> rows, Column from, int length) {
    return laidOut(rows, filter(all(), day -> day.geq(from).and(day.lt(date_add(from, length)))));
  }

  /** Each row once for every day. */
  Dataset<Row> always(Dataset<Row> rows) {
    return laidOut(rows, all());
  }

  private Column all() {
    return lit(days.stream().map(Date::valueOf).toArray(Date[]::new));
  }

  private static Dataset<Row> laidOut(Dataset<Row> rows, Column seenOn) {
    return rows.withColumn(DAY.toString(), explode(seenOn));
  }

  /** The rows as if their day were the night. */
  Dataset<Row> moved(Dataset<Row> rows) {
    Column shift = datediff(lit(night), DAY);
    Map<String, Column> columns = new LinkedHashMap<>();
    for (StructField field : rows.schema().fields()) {
      Column moved = moved(col(field.name()), field.dataType(), shift);
      if (moved != null && !field.name().equals(DAY.toString())) {
        columns.put(field.name(), moved);
      }
    }
    // All of it is news of the night; when each source began is looked at apart.
    if (Arrays.asList(rows.columns()).contains(Versions.KNOWN_ON.name())) {
      columns.put(Versions.KNOWN_ON.name(), lit(night));
    }
    columns.put(ACCOUNT, concat(col(ACCOUNT), DAY.cast("string")));
    return rows.withColumns(columns).drop(DAY);
  }

  private static Column moved(Column value, DataType type, Column shift) {
    if (type.equals(DataTypes.DateType)) {
      return date_add(value, shift);
    }
    if (type.equals(DataTypes.TimestampType)) {
      return timestamp_add("DAY", shift, value);
    }
    if (type instanceof ArrayType list && list.elementType() instanceof StructType parts) {
      return transform(value, each -> movedParts(each, parts, shift));
    }
    return null;
  }

  private static Column movedParts(Column each, StructType parts, Column shift) {
    return struct(
        Arrays.stream(parts.fields())
            .map(
                part -> {
                  Column value = each.getField(part.name());
                  Column moved = moved(value, part.dataType(), shift);
                  return (moved == null ? value : moved).as(part.name());
                })
            .toArray(Column[]::new));
  }

  /** The day behind an account that was moved. */
  static Column dayOf(Column account) {
    return to_date(right(account, lit(DATE_LENGTH)));
  }

  /** Rows of moved accounts under the account's own name, with the day they describe. */
  public static Dataset<Row> back(Dataset<Row> rows) {
    Column account = col(ACCOUNT);
    return rows.withColumns(
        Map.of(
            ACCOUNT,
            left(account, length(account).minus(DATE_LENGTH)),
            AccountProfile.AS_OF_DATE.name(),
            dayOf(account)));
  }
}
