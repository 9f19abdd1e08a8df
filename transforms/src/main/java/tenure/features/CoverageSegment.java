package tenure.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import tenure.contract.Field;
import tenure.features.SegmentPolicy.Segment;
import tenure.ledger.AccountMrr;
import tenure.silver.Accounts;

/**
 * Which coverage segment each account is in, and why (rule 4.22): what was set by hand wins over
 * ARR, and who pays nothing any more keeps the segment of its last paying night, or has that of
 * what it paid last where no night saw it.
 */
final class CoverageSegment {
  static final Field SEGMENT_BASIS =
      Field.choice(
          "segment_basis",
          "What the segment follows from: set by hand, ARR, what was paid last by who pays nothing now, or that no payment is known.",
          "by_hand",
          "by_arr",
          "last_paid",
          "unpaid");
  static final Field SEGMENT_REASON =
      Field.text(
          "segment_reason",
          "The rule in words, with the figures it was judged by; amounts in the reporting currency.");

  /** The segment set by hand, where it is one of those configured; held in a column of its own. */
  static final Column BY_HAND = col("by_hand");

  /** The segment of the night before. */
  static final Column BEFORE = col("segment_before");

  private CoverageSegment() {}

  /** What people wrote, as the name of a segment that is configured; null where it is none. */
  static Column byHand(SegmentPolicy policy) {
    Column words = regexp_replace(lower(trim(Accounts.SEGMENT_OVERRIDE.col())), "[^a-z0-9]+", "_");
    Object[] known = policy.segments().stream().map(Segment::name).toArray();
    return when(words.isin(known), words);
  }

  /** The segment; {@link #BY_HAND} and {@link #BEFORE} must be there. */
  static Column segment(SegmentPolicy policy) {
    Column paidLast = coalesce(when(isKnown(policy), BEFORE), byArr(last(), policy));
    return coalesce(BY_HAND, when(paysNoMore(), paidLast), byArr(arr(), policy));
  }

  /** The rule that gave it. */
  static Column basis(SegmentPolicy policy) {
    return when(BY_HAND.isNotNull(), "by_hand")
        .when(arr().gt(0), "by_arr")
        .when(paysNoMore().and(isKnown(policy).or(paidLast())), "last_paid")
        .otherwise("unpaid");
  }

  /** The rule in words. */
  static Column reason(SegmentPolicy policy) {
    Column paid = concat(lit("ARR of "), arr().cast("string"));
    Column wouldBe =
        concat(lit("set by hand; "), paid, lit(" would make it "), byArr(arr(), policy));
    Column left =
        concat(
            lit("pays nothing now; ARR of "),
            last().cast("string"),
            lit(" when it last paid is "),
            bounds(last(), policy));
    Column unknown =
        BY_HAND.isNull().and(coalesce(length(trim(Accounts.SEGMENT_OVERRIDE.col())), lit(0)).gt(0));
    Column rule =
        when(BY_HAND.isNotNull(), wouldBe)
            .when(arr().gt(0), concat(paid, lit(" is "), bounds(arr(), policy)))
            .when(paysNoMore().and(isKnown(policy)), "pays nothing now; as when it last paid")
            .when(paysNoMore().and(paidLast()), left)
            .when(paysNoMore(), "pays nothing now; what it paid before is not known")
            .otherwise("never paid");
    return when(unknown, concat(rule, lit("; what was set by hand is none that can be")))
        .otherwise(rule);
  }

  private static Column arr() {
    return AccountProfile.ARR.col();
  }

  private static Column paysNoMore() {
    return arr().equalTo(0).and(AccountProfile.FIRST_PAID_DATE.col().isNotNull());
  }

  private static Column last() {
    return AccountMrr.LAST_PAID_ARR.col();
  }

  private static Column paidLast() {
    return coalesce(last().gt(0), lit(false));
  }

  /** Whether the night before knows what it was when it paid. */
  private static Column isKnown(SegmentPolicy policy) {
    return coalesce(BEFORE.notEqual(policy.unpaid()), lit(false));
  }

  private static Column byArr(Column arr, SegmentPolicy policy) {
    Column byArr = lit(policy.unpaid());
    List<Segment> falling = falling(policy);
    for (int i = falling.size() - 1; i >= 0; i--) {
      Column from = lit(falling.get(i).arrFrom());
      byArr = when(arr.gt(0).and(arr.geq(from)), falling.get(i).name()).otherwise(byArr);
    }
    return byArr;
  }

  /** The range that an ARR is in, in words. */
  private static Column bounds(Column arr, SegmentPolicy policy) {
    List<Segment> falling = falling(policy);
    Column words = lit(null).cast("string");
    for (int i = falling.size() - 1; i >= 0; i--) {
      BigDecimal from = falling.get(i).arrFrom();
      String above = i == 0 ? "" : "below " + falling.get(i - 1).arrFrom().toPlainString();
      String least = from.signum() == 0 ? "" : "at least " + from.toPlainString();
      String both = least.isEmpty() || above.isEmpty() ? least + above : least + " and " + above;
      words = when(arr.geq(lit(from)), both.isEmpty() ? "all that is paid" : both).otherwise(words);
    }
    return words;
  }

  /** The segments that ARR decides on, from large to small. */
  private static List<Segment> falling(SegmentPolicy policy) {
    return policy.segments().stream().filter(s -> s.arrFrom() != null).toList();
  }
}
