package tenure.ledger;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static tenure.ledger.LineMonths.CURRENCY;
import static tenure.ledger.LineMonths.MONTH_END_DATE;
import static tenure.ledger.LineMonths.ORIGINAL;
import static tenure.ledger.LineMonths.ORIGINAL_LIST;
import static tenure.ledger.LineMonths.RATE;
import static tenure.ledger.LineMonths.STATE;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;

/** Every line at every complete month end, valued straight from the subscription lines. */
final class MonthValues {
  private MonthValues() {}

  /** The columns of {@link LineMonths} but known_on, for months up to the last complete one. */
  static Dataset<Row> from(
      Dataset<Row> lines, Dataset<Row> fxRates, LedgerPolicy policy, LocalDate night) {
    Column last = Months.day(Months.lastComplete(night));
    Column to = least(coalesce(LineState.paidUntil(), last), last);
    Column state =
        when(LineState.isIntraMonth(MONTH_END_DATE.col(), policy), LineState.INTRA_MONTH)
            .otherwise(LineState.on(MONTH_END_DATE.col(), night, policy));
    Dataset<Row> months =
        LineState.prepared(lines, policy)
            .withColumn(ORIGINAL_LIST.name(), LineMrr.list())
            .withColumn(MONTH_END_DATE.name(), explode(Months.ends(LineState.serviceStart(), to)))
            .where(MONTH_END_DATE.col().leq(last))
            .withColumn(STATE.name(), state)
            .where(STATE.col().notEqual(LineState.TRIAL))
            .withColumn(ORIGINAL.name(), LineMrr.net(MONTH_END_DATE.col(), policy))
            .where(coalesce(ORIGINAL_LIST.col().notEqual(0), lit(true)));
    return Rates.atMonthEnds(months, CURRENCY.col(), MONTH_END_DATE.col(), fxRates, List.of(0))
        .withColumn(RATE.name(), Rates.later(0, CURRENCY.col(), policy))
        .withColumns(LineAmounts.byName());
  }
}
