package tenure.marts;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import tenure.contract.Field;

/** How the paying customers were at the last scored night of each month: the health of its row. */
final class CompanyHealth {
  static final Column MONTH = col("health_month");
  static final Field ACCOUNTS =
      Field.count("accounts", "Paying accounts at the last scored night of the month.");
  static final Field GREEN_SHARE = share("green_share", "green");
  static final Field YELLOW_SHARE = share("yellow_share", "yellow");
  static final Field RED_SHARE = share("red_share", "red");
  static final Field NO_COLOUR_SHARE = share("no_colour_share", "without enough data for a colour");
  static final Field RED_ARR =
      Field.money("red_arr", "ARR of the red accounts at the last scored night of the month.");
  static final Field RED_ARR_SHARE =
      Field.share("red_arr_share", "red_arr over the ARR of the paying accounts at that night.");
  static final Field GREEN_SHARE_CHANGE_1M = change(GREEN_SHARE, 1);
  static final Field GREEN_SHARE_CHANGE_3M = change(GREEN_SHARE, 3);
  static final Field RED_SHARE_CHANGE_1M = change(RED_SHARE, 1);
  static final Field RED_SHARE_CHANGE_3M = change(RED_SHARE, 3);
  static final Field RED_ARR_SHARE_CHANGE_3M = change(RED_ARR_SHARE, 3);
  static final Field CSAT =
      Field.number("csat", "Mean of the accounts\u2019 CSAT averages of 90 days at that night.");
  static final Field NPS =
      Field.number(
          "nps",
          "Net promoter score of the accounts\u2019 last answers at that night, -100 to 100.");

  private CompanyHealth() {}

  /** One row per month with a scored night. */
  static Dataset<Row> from(Dataset<Row> distribution) {
    Column night = FctHealthDistribution.AS_OF_DATE.col();
    Dataset<Row> lastNights =
        distribution
            .groupBy(last_day(night).as(MONTH.toString()))
            .agg(max(night).as("_last_night"));
    Column net =
        total(FctHealthDistribution.NPS_PROMOTERS)
            .minus(total(FctHealthDistribution.NPS_DETRACTORS));
    return distribution
        .join(lastNights, night.equalTo(col("_last_night")))
        .groupBy(MONTH)
        .agg(
            total(FctHealthDistribution.ACCOUNTS).as(ACCOUNTS.name()),
            bandShare("green").as(GREEN_SHARE.name()),
            bandShare("yellow").as(YELLOW_SHARE.name()),
            bandShare("red").as(RED_SHARE.name()),
            bandShare("insufficient_data").as(NO_COLOUR_SHARE.name()),
            sum(when(inBand("red"), FctHealthDistribution.ARR.col()).otherwise(lit(0)))
                .cast(RED_ARR.type())
                .as(RED_ARR.name()),
            quotient(
                    sum(when(inBand("red"), FctHealthDistribution.ARR.col()).otherwise(lit(0))),
                    total(FctHealthDistribution.ARR))
                .as(RED_ARR_SHARE.name()),
            quotient(
                    total(FctHealthDistribution.CSAT_TOTAL),
                    total(FctHealthDistribution.CSAT_ACCOUNTS))
                .as(CSAT.name()),
            quotient(net.multiply(100), total(FctHealthDistribution.NPS_ACCOUNTS)).as(NPS.name()))
        .withColumns(
            Map.of(
                GREEN_SHARE_CHANGE_1M.name(), since(GREEN_SHARE, 1),
                GREEN_SHARE_CHANGE_3M.name(), since(GREEN_SHARE, 3),
                RED_SHARE_CHANGE_1M.name(), since(RED_SHARE, 1),
                RED_SHARE_CHANGE_3M.name(), since(RED_SHARE, 3),
                RED_ARR_SHARE_CHANGE_3M.name(), since(RED_ARR_SHARE, 3)));
  }

  /** Against exactly so many months before; null where that month has no scored night. */
  private static Column since(Field share, int months) {
    Column index = year(MONTH).multiply(12).plus(month(MONTH));
    WindowSpec then = Window.orderBy(index).rangeBetween(-months, -months);
    return share.col().minus(max(share.col()).over(then));
  }

  private static Field change(Field share, int months) {
    return Field.share(
        "%s_change_%dm".formatted(share.name(), months),
        "%s minus that of %d month%s before: where the book is going, ahead of churn."
            .formatted(share.name(), months, months == 1 ? "" : "s"));
  }

  private static Column total(Field field) {
    return sum(field.col());
  }

  private static Column quotient(Column part, Column whole) {
    return try_divide(part.cast("double"), whole.cast("double"));
  }

  private static Column bandShare(String band) {
    Column some = coalesce(sum(when(inBand(band), FctHealthDistribution.ACCOUNTS.col())), lit(0L));
    return quotient(some, total(FctHealthDistribution.ACCOUNTS));
  }

  private static Column inBand(String band) {
    return FctHealthDistribution.HEALTH_BAND.col().equalTo(band);
  }

  private static Field share(String name, String band) {
    return Field.share(
        name,
        "Share of the paying accounts that were "
            + band
            + " at the last scored night of the month.");
  }
}
