package tenure.review;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a business review is made from.
 *
 * @param accountDaily marts.fct_account_daily of the night and of {@link #pastDays}
 * @param usage features.account_usage of the same days
 * @param relationship features.account_relationship of the night
 * @param scores scores.month_end_scores up to the night
 * @param goals silver.success_goals as known, value_realised in the reporting currency
 * @param tickets silver.tickets as known
 * @param opportunities marts.fct_expansion_opportunity of the night
 */
public record ReviewFacts(
    Dataset<Row> accountDaily,
    Dataset<Row> usage,
    Dataset<Row> relationship,
    Dataset<Row> scores,
    Dataset<Row> goals,
    Dataset<Row> tickets,
    Dataset<Row> opportunities) {

  /** The ends of quarters whose nights are read beside tonight's, the latest first. */
  public static List<LocalDate> pastDays(LocalDate night, int fiscalMonth) {
    return ReviewQuarter.asOf(night, fiscalMonth).stream().map(ReviewQuarter::openingDay).toList();
  }
}
