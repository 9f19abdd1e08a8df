package tenure.bronze;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** What support desks say by tags: {@code escalated}, {@code area_reports}. */
final class SupportTags {
  private static final String ESCALATED = "escalated";
  private static final String AREA_PREFIX = "area_";

  private SupportTags() {}

  /** Whether the request was escalated. */
  static Column isEscalated(Column tags) {
    return array_contains(tags, ESCALATED);
  }

  /** The part of the product that the request is about; the first where several are named. */
  static Column area(Column tags) {
    Column areas = filter(tags, tag -> tag.startsWith(AREA_PREFIX));
    Column first = element_at(when(size(areas).gt(0), areas), 1);
    return regexp_extract(first, AREA_PREFIX + "(.*)", 1);
  }
}
