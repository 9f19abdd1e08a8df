package tenure.jobs.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import tenure.scores.Retention;
import tenure.scores.RetentionAttribution;
import tenure.scores.RetentionBridge;

/** An explanation of retention for reading: rates in per cent, changes in points of a per cent. */
public final class RetentionWords {
  private RetentionWords() {}

  /** Rows for reading. */
  public record Listing(String title, StructType schema, List<Row> rows) {}

  /** What moved from what to what. */
  public static List<String> head(RetentionExplanation e) {
    return List.of(
        "Retention of %s by %s, %s to %s, as known on %s"
            .formatted(
                e.asked().slice(),
                e.asked().definition(),
                e.asked().from(),
                e.asked().to(),
                e.night()),
        rate("NRR", e.before().nrr(), e.after().nrr()),
        rate("GRR", e.before().grr(), e.after().grr()));
  }

  private static String rate(String name, double before, double after) {
    return String.format(
        Locale.ROOT,
        "%s %.2f %% to %.2f %%: %+.4f points",
        name,
        100 * before,
        100 * after,
        100 * (after - before));
  }

  /** The three tables. */
  public static List<Listing> tables(RetentionExplanation e) {
    return List.of(accounts(e), bridge(e), definitions(e));
  }

  private static Listing accounts(RetentionExplanation e) {
    StructType schema =
        new StructType()
            .add("account", "string")
            .add("moved", "string")
            .add("A before", "decimal(18,2)")
            .add("A after", "decimal(18,2)")
            .add("B before", "decimal(18,2)")
            .add("B after", "decimal(18,2)")
            .add("NRR", "double")
            .add("own", "double")
            .add("base", "double")
            .add("GRR", "double");
    List<Row> rows = new ArrayList<>();
    for (Row r : e.accounts().collectAsList()) {
      rows.add(
          RowFactory.create(
              r.getAs(RetentionListing.ACCOUNT),
              r.getAs(RetentionBridge.MOVEMENTS.name()),
              r.getAs(RetentionAttribution.earlier(Retention.COHORT_MRR).toString()),
              r.getAs(RetentionAttribution.later(Retention.COHORT_MRR).toString()),
              r.getAs(RetentionAttribution.earlier(Retention.COHORT_CLOSING_MRR).toString()),
              r.getAs(RetentionAttribution.later(Retention.COHORT_CLOSING_MRR).toString()),
              points(r, RetentionAttribution.NRR_CHANGE.name()),
              points(r, RetentionAttribution.NRR_OWN.name()),
              points(r, RetentionAttribution.NRR_BASE.name()),
              points(r, RetentionAttribution.GRR_CHANGE.name())));
    }
    String title =
        "Who moved it: points of the change (own: what the account did; base: the size of all)."
            + " A: MRR at a window's start, B: at its end.";
    return new Listing(title, schema, rows);
  }

  private static Listing bridge(RetentionExplanation e) {
    String title =
        "Recurring revenue from the end of %s to that of %s"
            .formatted(e.asked().from(), e.asked().to());
    return new Listing(title, e.bridge().schema(), e.bridge().collectAsList());
  }

  private static Listing definitions(RetentionExplanation e) {
    StructType schema =
        new StructType()
            .add("definition", "string")
            .add("NRR %", "double")
            .add("differs by", "double")
            .add("GRR %", "double")
            .add("differs by ", "double")
            .add("most by (NRR, GRR)", "string")
            .add("then by", "string")
            .add("and by", "string");
    List<Row> rows =
        e.definitions().collectAsList().stream()
            .map(
                r ->
                    RowFactory.create(
                        r.getAs(Retention.DEFINITION_ID.name()),
                        points(r, Retention.NRR.name()),
                        points(r, RetentionAttribution.NRR_CHANGE.name()),
                        points(r, Retention.GRR.name()),
                        points(r, RetentionAttribution.GRR_CHANGE.name()),
                        cause(r, 0),
                        cause(r, 1),
                        cause(r, 2)))
            .toList();
    return new Listing("Other definitions at the end of " + e.asked().to(), schema, rows);
  }

  private static String cause(Row row, int place) {
    String[] causes = row.<String>getAs("caused_by").split("; ");
    return place < causes.length && !causes[place].isEmpty() ? causes[place] : null;
  }

  private static Double points(Row row, String column) {
    Double share = row.getAs(column);
    return share == null ? null : 100 * share;
  }
}
