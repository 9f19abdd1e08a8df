package tenure.jobs.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A chart, what it shows in a sentence, and the table behind it.
 *
 * @param kind how it is drawn: the name of a function of charts.js
 * @param data what that function reads
 */
record Chart(
    String id,
    String title,
    String finding,
    String note,
    String width,
    String height,
    Grid table,
    String kind,
    Map<String, Object> data) {

  /** One series: values to draw, the words on them, and the name of their colour. */
  record Series(String name, String tone, List<?> values, List<String> labels) {}

  /** A horizontal line to compare with. */
  record Guide(String name, double value) {}

  /** One bar of a waterfall; a total stands on the ground. */
  record Bar(String name, BigDecimal value, boolean isTotal) {}

  /** A series of a line chart. */
  static Series line(String name, List<?> values) {
    return new Series(name, "", values, List.of());
  }

  Chart wide() {
    return new Chart(id, title, finding, note, "wide", height, table, kind, data);
  }

  Chart height(String size) {
    return new Chart(id, title, finding, note, width, size, table, kind, data);
  }

  static Chart of(
      String id, String title, String finding, Grid table, String kind, Map<String, Object> data) {
    return new Chart(id, title, finding, "", "half", "usual", table, kind, data);
  }
}
