package tenure.marts;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static tenure.contract.Layer.MARTS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.features.SegmentPolicy;

/**
 * The coverage segments in force: one row each, from the largest customers to those who never paid.
 */
public final class DimSegment {
  public static final Field SEGMENT = Field.id("segment", "The coverage segment.").key();
  public static final Field TOUCH =
      Field.text("touch", "How its customers are looked after; null for those who never paid.");
  public static final Field SEGMENT_RANK =
      Field.count("segment_rank", "Its place, 1 for the largest customers.").required();
  public static final Field FROM_ARR =
      Field.money("from_arr", "The least ARR in it; null where it is never given by ARR.");
  public static final Field BELOW_ARR =
      Field.money("below_arr", "The ARR from which the next larger one begins; null at the top.");
  public static final Field IS_BY_HAND =
      Field.flag("is_by_hand", "Whether accounts come into it by hand alone.").required();
  public static final Field IS_UNPAID =
      Field.flag("is_unpaid", "Whether it holds those who never paid: trials and free plans.")
          .required();

  public static final Table TABLE =
      Table.in(MARTS, "dim_segment", "The coverage segments in force.")
          .withColumns(SEGMENT, TOUCH, SEGMENT_RANK, FROM_ARR, BELOW_ARR, IS_BY_HAND, IS_UNPAID);

  private DimSegment() {}

  /**
   * A row for each segment of the policy.
   *
   * @param previous this table as it stands: it lends the one row that the segments begin from
   */
  public static Dataset<Row> from(Dataset<Row> previous, SegmentPolicy policy) {
    List<Column> segments = new ArrayList<>();
    BigDecimal above = null;
    for (SegmentPolicy.Segment segment : policy.segments()) {
      BigDecimal from = segment.arrFrom();
      Column[] amounts = {amount(from, FROM_ARR), amount(from == null ? null : above, BELOW_ARR)};
      segments.add(
          row(segment.name(), segment.touch(), segments.size() + 1, amounts, from == null, false));
      above = from == null ? above : from;
    }
    Column[] none = {FROM_ARR.none(), BELOW_ARR.none()};
    segments.add(row(policy.unpaid(), null, segments.size() + 1, none, false, true));
    return previous
        .agg(count(lit(1)).as("rows"))
        .select(inline(array(segments.toArray(Column[]::new))))
        .transform(TABLE::conform);
  }

  private static Column row(
      String name, String touch, int rank, Column[] amounts, boolean isByHand, boolean isUnpaid) {
    return struct(
        lit(name).as(SEGMENT.name()),
        lit(touch).cast(TOUCH.type()).as(TOUCH.name()),
        lit((long) rank).as(SEGMENT_RANK.name()),
        amounts[0],
        amounts[1],
        lit(isByHand).as(IS_BY_HAND.name()),
        lit(isUnpaid).as(IS_UNPAID.name()));
  }

  private static Column amount(BigDecimal arr, Field field) {
    return lit(arr).cast(field.type()).as(field.name());
  }
}
