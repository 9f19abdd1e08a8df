package tenure.marts;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.quarter;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.weekday;
import static org.apache.spark.sql.functions.year;
import static tenure.contract.Layer.MARTS;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Table;

/**
 * The calendar: one row per day, with the week, month, quarter and fiscal year it belongs to. A
 * fiscal year has the name of the calendar year it ends in.
 */
public final class DimDate {
  public static final Field CALENDAR_DATE = Field.day("calendar_date", "The day.").key();
  public static final Field MONTH_LABEL =
      Field.text("month_label", "The month as people write it: 2026-01.").required();
  public static final Field QUARTER_LABEL =
      Field.text("quarter_label", "The calendar quarter as people write it: 2026 Q1.").required();
  public static final Field CALENDAR_YEAR =
      Field.count("calendar_year", "The calendar year.").required();
  public static final Field QUARTER_OF_YEAR =
      Field.count("quarter_of_year", "The calendar quarter, 1 to 4.").required();
  public static final Field MONTH_OF_YEAR =
      Field.count("month_of_year", "The month, 1 to 12.").required();
  public static final Field DAY_OF_WEEK =
      Field.count("day_of_week", "The day of the week, 1 for Monday to 7.").required();
  public static final Field FISCAL_YEAR =
      Field.count("fiscal_year", "The calendar year in which the fiscal year ends.").required();
  public static final Field FISCAL_QUARTER =
      Field.count("fiscal_quarter", "The quarter of the fiscal year, 1 to 4.").required();
  public static final Field IS_WEEKEND =
      Field.flag("is_weekend", "Whether the day is a Saturday or a Sunday.").required();
  public static final Field IS_MONTH_END =
      Field.flag("is_month_end", "Whether the month ends with the day.").required();
  public static final Field IS_QUARTER_END =
      Field.flag("is_quarter_end", "Whether the calendar quarter ends with the day.").required();
  public static final Field WEEK_START_DATE =
      Field.day("week_start_date", "The Monday of the day\u2019s week.").required();
  public static final Field MONTH_END_DATE =
      Field.day("month_end_date", "The last day of the month.").required();
  public static final Field QUARTER_END_DATE =
      Field.day("quarter_end_date", "The last day of the calendar quarter.").required();
  public static final Field FISCAL_YEAR_END_DATE =
      Field.day("fiscal_year_end_date", "The last day of the fiscal year.").required();

  public static final Table TABLE =
      Table.in(MARTS, "dim_date", "The calendar, one row per day.")
          .withColumns(
              CALENDAR_DATE,
              MONTH_LABEL,
              QUARTER_LABEL,
              CALENDAR_YEAR,
              QUARTER_OF_YEAR,
              MONTH_OF_YEAR,
              DAY_OF_WEEK,
              FISCAL_YEAR,
              FISCAL_QUARTER,
              IS_WEEKEND,
              IS_MONTH_END,
              IS_QUARTER_END,
              WEEK_START_DATE,
              MONTH_END_DATE,
              QUARTER_END_DATE,
              FISCAL_YEAR_END_DATE);

  private static final Column DAY = CALENDAR_DATE.col();

  private DimDate() {}

  /**
   * Every day from the first of the policy to the last as of the night.
   *
   * @param previous this table as it stands: it lends the one row that the days begin from
   * @param fiscalMonth the first month of the fiscal year, 1 to 12
   */
  public static Dataset<Row> from(
      Dataset<Row> previous, CalendarPolicy policy, int fiscalMonth, LocalDate night) {
    Column days =
        sequence(
            Months.day(policy.first(fiscalMonth)),
            Months.day(policy.last(fiscalMonth, night)),
            expr("INTERVAL 1 DAY"));
    int shift = CalendarPolicy.shift(fiscalMonth);
    Column shifted = add_months(trunc(DAY, "month"), shift);
    Map<Field, Column> columns =
        Map.ofEntries(
            Map.entry(CALENDAR_DATE, DAY),
            Map.entry(MONTH_LABEL, date_format(DAY, "yyyy-MM")),
            Map.entry(QUARTER_LABEL, date_format(DAY, "yyyy 'Q'q")),
            Map.entry(CALENDAR_YEAR, year(DAY)),
            Map.entry(QUARTER_OF_YEAR, quarter(DAY)),
            Map.entry(MONTH_OF_YEAR, org.apache.spark.sql.functions.month(DAY)),
            Map.entry(DAY_OF_WEEK, weekday(DAY).plus(1)),
            Map.entry(FISCAL_YEAR, year(shifted)),
            Map.entry(FISCAL_QUARTER, quarter(shifted)),
            Map.entry(IS_WEEKEND, weekday(DAY).geq(5)),
            Map.entry(IS_MONTH_END, last_day(DAY).equalTo(DAY)),
            Map.entry(IS_QUARTER_END, quarterEnd().equalTo(DAY)),
            Map.entry(WEEK_START_DATE, date_add(DAY, lit(0).minus(weekday(DAY)))),
            Map.entry(MONTH_END_DATE, last_day(DAY)),
            Map.entry(QUARTER_END_DATE, quarterEnd()),
            Map.entry(
                FISCAL_YEAR_END_DATE, last_day(add_months(trunc(shifted, "year"), 11 - shift))));
    return previous
        .agg(count(lit(1)).as("rows"))
        .select(explode(days).as(CALENDAR_DATE.name()))
        .select(
            columns.entrySet().stream()
                .map(e -> e.getValue().as(e.getKey().name()))
                .toArray(Column[]::new))
        .transform(TABLE::conform);
  }

  private static Column quarterEnd() {
    return last_day(add_months(trunc(DAY, "quarter"), 2));
  }
}
