package tenure.validation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import tenure.contract.Field;

/**
 * What followed on each colour: red should lose more than yellow, and yellow more than green (rule
 * 3.7). Customers with too little observed for a colour are in none.
 */
public final class Bands {
  public static final Field RED = Field.count("red_judgements", "Judgements in the red.");
  public static final Field YELLOW = Field.count("yellow_judgements", "Judgements in the yellow.");
  public static final Field GREEN = Field.count("green_judgements", "Judgements in the green.");
  public static final Field RED_LOSSES = Field.count("red_losses", "Losses after red.");
  public static final Field YELLOW_LOSSES = Field.count("yellow_losses", "Losses after yellow.");
  public static final Field GREEN_LOSSES = Field.count("green_losses", "Losses after green.");
  public static final Field RED_LOSS_RATE =
      Field.share("red_loss_rate", "red_losses over red_judgements: the precision at red.");
  public static final Field YELLOW_LOSS_RATE =
      Field.share("yellow_loss_rate", "yellow_losses over yellow_judgements.");
  public static final Field GREEN_LOSS_RATE =
      Field.share("green_loss_rate", "green_losses over green_judgements.");
  public static final Field RED_RECALL =
      Field.share("red_recall", "The share of the losses among coloured judgements that were red.");
  public static final Field RED_RECALL_BY_ARR =
      Field.share("red_arr_recall", "The same of the ARR of the lost customers.");
  public static final Field RED_PRECISION_BY_ARR =
      Field.share("red_arr_precision", "The share of the ARR in the red that was lost.");
  public static final Field IS_IN_ORDER =
      Field.flag(
          "is_band_order_kept",
          "Whether red lost more than yellow and yellow more than green; null where fewer than two colours have customers.");

  /** The fields, in the order they are shown. */
  public static final List<Field> FIELDS =
      List.of(
          RED,
          YELLOW,
          GREEN,
          RED_LOSSES,
          YELLOW_LOSSES,
          GREEN_LOSSES,
          RED_LOSS_RATE,
          YELLOW_LOSS_RATE,
          GREEN_LOSS_RATE,
          RED_RECALL,
          RED_RECALL_BY_ARR,
          RED_PRECISION_BY_ARR,
          IS_IN_ORDER);

  private static final Column LOST = Predictions.IS_LOST.col();
  private static final Column ARR = Predictions.ARR.col();

  private Bands() {}

  static Map<String, Column> perRow() {
    Map<String, Column> sums = new LinkedHashMap<>();
    for (String band : List.of("red", "yellow", "green")) {
      Column is = Predictions.HEALTH_BAND.col().equalTo(band);
      sums.put(band + "_judgements", when(is, 1L).otherwise(0L));
      sums.put(band + "_losses", when(is.and(LOST), 1L).otherwise(0L));
    }
    Column isRed = Predictions.HEALTH_BAND.col().equalTo("red");
    Column isColoured = Predictions.HEALTH_BAND.col().isin("red", "yellow", "green");
    sums.put("red_arr", when(isRed, ARR));
    sums.put("red_lost_arr", when(isRed.and(LOST), ARR));
    sums.put("coloured_lost_arr", when(isColoured.and(LOST), ARR));
    return sums;
  }

  static Map<String, Column> rates() {
    Column red = rate("red");
    Column yellow = rate("yellow");
    Column green = rate("green");
    Column lost = RED_LOSSES.col().plus(YELLOW_LOSSES.col()).plus(GREEN_LOSSES.col());
    Column none = lit(true);
    Column inOrder =
        coalesce(red.gt(yellow), none)
            .and(coalesce(yellow.gt(green), none))
            .and(coalesce(red.gt(green), none));
    Column colours = has("red").plus(has("yellow")).plus(has("green"));
    return Map.of(
        RED_LOSS_RATE.name(), red,
        YELLOW_LOSS_RATE.name(), yellow,
        GREEN_LOSS_RATE.name(), green,
        RED_RECALL.name(), try_divide(RED_LOSSES.col(), lost),
        RED_RECALL_BY_ARR.name(), share(col("red_lost_arr"), col("coloured_lost_arr")),
        RED_PRECISION_BY_ARR.name(), share(col("red_lost_arr"), col("red_arr")),
        IS_IN_ORDER.name(), when(colours.geq(2), inOrder));
  }

  private static Column rate(String band) {
    return try_divide(col(band + "_losses"), col(band + "_judgements"));
  }

  private static Column has(String band) {
    return when(col(band + "_judgements").gt(0), 1).otherwise(0);
  }

  private static Column share(Column part, Column whole) {
    return try_divide(coalesce(part, lit(0)), whole).cast("double");
  }
}
