package tenure.silver;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static tenure.contract.Versions.IS_DELETED;
import static tenure.silver.SubscriptionLines.SERVICE_END_DATE;
import static tenure.silver.SubscriptionLines.SERVICE_START_DATE;
import static tenure.silver.SubscriptionLines.SOURCE;
import static tenure.silver.SubscriptionLines.STATUS;
import static tenure.silver.SubscriptionLines.SUBSCRIPTION_LINE_ID;
import static tenure.silver.SubscriptionLines.TABLE;
import static tenure.silver.SubscriptionLines.TERMS_SINCE_DATE;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.columns.Months;
import tenure.contract.Field;
import tenure.contract.Versions;

/**
 * Lines whose source changes them in place: it shows what a customer pays now and nothing of what
 * was paid before. Such a line goes on as a piece of its own, named by the line and its first day,
 * and the piece before ends there; without that more seats would show as if they had always been
 * there, and no month would have grown.
 */
public final class AmendedLines {
  private static final List<Field> PRICE =
      List.of(
          SubscriptionLines.PRODUCT_ID,
          SubscriptionLines.CHARGE_KIND,
          SubscriptionLines.QUANTITY,
          SubscriptionLines.UNIT_PRICE,
          SubscriptionLines.AMOUNT,
          SubscriptionLines.CURRENCY,
          SubscriptionLines.INTERVAL_UNIT,
          SubscriptionLines.INTERVAL_COUNT);
  private static final List<Field> DISCOUNT =
      List.of(SubscriptionLines.DISCOUNT_SHARE, SubscriptionLines.DISCOUNT_AMOUNT);

  private static final String BY = "_piece_of_source";
  private static final String ORIGIN = "_piece_of_line";
  private static final String ALL = "_pieces_known";
  private static final String KNOWN = "_piece_known";
  private static final String BEFORE = "_piece_before";
  private static final String PIECE = "~\\d{4}-\\d{2}-\\d{2}$";

  private AmendedLines() {}

  /**
   * The lines that arrived under the names of their present pieces. The result goes through {@link
   * #ended} and {@link #begun}.
   *
   * @param incoming the lines that arrived on night
   * @param previous the versions that earlier nights wrote
   * @param sources the sources that change lines in place
   */
  public static Dataset<Row> pieces(
      Dataset<Row> incoming, Dataset<Row> previous, Collection<String> sources, LocalDate night) {
    Column isOfLine =
        SOURCE.col().equalTo(col(BY)).and(SUBSCRIPTION_LINE_ID.col().equalTo(col(ORIGIN)));
    Column since = since(night);
    Column isAmended = coalesce(isAmended(since), lit(false));
    Column isPiece = isAmended.or(coalesce(isBack(since), lit(false)));
    Column origin = SUBSCRIPTION_LINE_ID.col();
    Column start = SERVICE_START_DATE.col();
    Map<String, Column> columns = new HashMap<>(keptTerms());
    Column others = filter(col(ALL), p -> not(id(p).equalTo(known(SUBSCRIPTION_LINE_ID))));
    columns.put(BEFORE, when(IS_DELETED.col(), others).when(isAmended, array(col(KNOWN))));
    columns.put(
        SUBSCRIPTION_LINE_ID.name(),
        when(isPiece, concat(origin, lit("~"), date_format(since, "yyyy-MM-dd")))
            .otherwise(coalesce(known(SUBSCRIPTION_LINE_ID), origin)));
    columns.put(
        SERVICE_START_DATE.name(),
        when(isPiece, since)
            .when(
                known(SUBSCRIPTION_LINE_ID).notEqual(origin),
                greatest(start, known(SERVICE_START_DATE)))
            .otherwise(start));
    return incoming
        .join(present(previous, sources), isOfLine, "left_outer")
        .withColumns(columns)
        .drop(BY, ORIGIN, KNOWN, ALL);
  }

  /** The pieces that arrived, with the columns that the incoming lines had. */
  public static Dataset<Row> begun(Dataset<Row> pieces) {
    return pieces.drop(BEFORE);
  }

  /**
   * The pieces before, without service from the first day of those that begin; all of them where
   * the line was deleted.
   */
  public static Dataset<Row> ended(Dataset<Row> pieces) {
    Column end = least(col("_piece." + SERVICE_END_DATE.name()), SERVICE_START_DATE.col());
    return pieces
        .withColumn("_piece", explode(col(BEFORE)))
        .select(col("_piece.*"), end.as("_end"), IS_DELETED.col().as("_is_gone"))
        .withColumns(
            Map.of(
                STATUS.name(),
                lit("cancelled"),
                SERVICE_END_DATE.name(),
                col("_end"),
                IS_DELETED.name(),
                col("_is_gone")))
        .select(SubscriptionLines.payload());
  }

  /** The piece of each line that began last. */
  private static Dataset<Row> present(Dataset<Row> previous, Collection<String> sources) {
    Column origin = regexp_replace(SUBSCRIPTION_LINE_ID.col(), lit(PIECE), lit(""));
    Column piece = struct(SubscriptionLines.payload());
    return Versions.latest(TABLE, previous)
        .where(SOURCE.col().isin(sources.toArray()).and(not(IS_DELETED.col())))
        .groupBy(SOURCE.col().as(BY), origin.as(ORIGIN))
        .agg(max_by(piece, SERVICE_START_DATE.col()).as(KNOWN), collect_list(piece).as(ALL));
  }

  /** The day the present terms began: as the source says where that is news, else tonight. */
  private static Column since(LocalDate night) {
    Column isNews = not(TERMS_SINCE_DATE.col().eqNullSafe(known(TERMS_SINCE_DATE)));
    return coalesce(when(isNews, TERMS_SINCE_DATE.col()), Months.day(night));
  }

  /**
   * What was not known before, was never paid or is over is no amendment; terms that hold since the
   * piece began correct it.
   */
  private static Column isAmended(Column since) {
    return known(SubscriptionLines.AMOUNT)
        .isNotNull()
        .and(not(IS_DELETED.col()))
        .and(not(known(STATUS).isin("trialing", "incomplete")))
        .and(not(isOver(known(STATUS))))
        .and(not(isOver(STATUS.col())))
        .and(isOther())
        .and(since.gt(known(SERVICE_START_DATE)));
  }

  /** What ended and is paid for again is no correction of its end. */
  private static Column isBack(Column since) {
    return isOver(known(STATUS))
        .and(not(isOver(STATUS.col())))
        .and(not(IS_DELETED.col()))
        .and(known(SERVICE_END_DATE).leq(since));
  }

  private static Column isOther() {
    Column hadDiscount = known(DISCOUNT.get(0)).isNotNull().or(known(DISCOUNT.get(1)).isNotNull());
    return differs(PRICE).or(hadDiscount.and(differs(DISCOUNT)));
  }

  private static Column differs(List<Field> fields) {
    return fields.stream()
        .map(f -> not(f.col().eqNullSafe(known(f))))
        .reduce(Column::or)
        .orElseThrow();
  }

  /** A line that is over may show no seats any more: it ends with what it last had. */
  private static Map<String, Column> keptTerms() {
    Column isKept =
        coalesce(
            known(SubscriptionLines.AMOUNT)
                .isNotNull()
                .and(isOver(STATUS.col()))
                .and(TERMS_SINCE_DATE.col().eqNullSafe(known(TERMS_SINCE_DATE))),
            lit(false));
    Map<String, Column> terms = new HashMap<>();
    for (Field field : PRICE) {
      terms.put(field.name(), when(isKept, known(field)).otherwise(field.col()));
    }
    return terms;
  }

  private static Column isOver(Column status) {
    return status.isin("cancelled", "expired");
  }

  private static Column id(Column piece) {
    return piece.getField(SUBSCRIPTION_LINE_ID.name());
  }

  private static Column known(Field field) {
    return col(KNOWN).getField(field.name());
  }
}
