package tenure.jobs.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import tenure.marts.FctHealthMeasure;
import tenure.scores.Measure;

/** Where each measure comes from, down to the rows as delivered. */
public final class EvidenceWords {
  private EvidenceWords() {}

  /** Each measure with the rows behind it. */
  public static List<String> of(List<Row> measures, MeasureEvidence evidence) {
    List<String> lines = new ArrayList<>();
    lines.add("where each measure comes from, the youngest rows first:");
    for (Row row : measures) {
      Optional<Measure> measure = Measure.named(row.getAs(FctHealthMeasure.MEASURE.name()));
      lines.add(head(row));
      List<String> rows = measure.map(evidence::of).orElse(List.of());
      rows.forEach(r -> lines.add("    " + r));
      if (rows.isEmpty()) {
        lines.add("    no rows of a source: it is worked out from the ledger, or nothing is known");
      }
    }
    return lines;
  }

  private static String head(Row row) {
    Double value = row.getAs(FctHealthMeasure.VALUE.name());
    String missing = row.getAs(FctHealthMeasure.MISSING_KIND.name());
    return "  %s %s%s"
        .formatted(
            row.getAs(FctHealthMeasure.MEASURE.name()),
            value == null ? "unknown" : String.format(Locale.ROOT, "%.2f", value),
            missing == null ? "" : " (" + missing.replace('_', ' ') + ")");
  }
}
