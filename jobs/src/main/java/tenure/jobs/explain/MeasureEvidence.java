package tenure.jobs.explain;

import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.jobs.ingest.SourceLines;
import tenure.jobs.ingest.SourceLines.Place;
import tenure.jobs.lake.Lake;
import tenure.scores.Measure;
import tenure.scores.SourceFacts;
import tenure.silver.AccountLinks;

/** The rows of silver behind each measure of an account, and where they were delivered. */
public final class MeasureEvidence {
  private static final int MOST = 3;

  private final Lake lake;
  private final SourceLines lines;
  private final String account;
  private final LocalDate night;
  private final Map<Table, Dataset<Row>> known = new HashMap<>();
  private final Map<String, Optional<Place>> places = new HashMap<>();

  /** The evidence of an account as known on a night. */
  public MeasureEvidence(Lake lake, SourceLines lines, String account, LocalDate night) {
    this.lake = lake;
    this.lines = lines;
    this.account = account;
    this.night = night;
  }

  /** One line per row behind the measure, the youngest first. */
  public List<String> of(Measure measure) {
    List<String> told = new ArrayList<>();
    for (SourceFacts facts : SourceFacts.of(measure)) {
      if (lake.has(facts.table())) {
        List<Row> rows = facts.newest(known(facts.table()), account, night, MOST).collectAsList();
        rows.forEach(row -> told.add(line(facts, row)));
      }
    }
    return told;
  }

  private String line(SourceFacts facts, Row row) {
    String key = row.getAs(facts.key().name());
    String source = row.getAs(AccountLinks.SOURCE.name());
    LocalDate learned = row.<Date>getAs(Versions.KNOWN_ON.name()).toLocalDate();
    String said =
        facts.shown().stream()
            .filter(f -> row.getAs(f.name()) != null)
            .map(f -> f.name() + " " + row.getAs(f.name()))
            .collect(Collectors.joining(", "));
    return "%s %s of %s: %s; learned %s%s"
        .formatted(
            facts.table().fullName(),
            key,
            source,
            said,
            learned,
            place(facts, source, learned, row).map(p -> " from " + p).orElse(""));
  }

  private Optional<Place> place(SourceFacts facts, String source, LocalDate learned, Row row) {
    Map<String, Object> identity = new LinkedHashMap<>();
    facts.identity().forEach(f -> identity.put(f.name(), row.getAs(f.name())));
    return places.computeIfAbsent(
        facts.table().fullName() + source + learned + identity,
        w -> lines.place(facts.table(), source, learned, identity, facts.mark()));
  }

  private Dataset<Row> known(Table noun) {
    return known.computeIfAbsent(noun, this::read);
  }

  /** The account's rows, under the account that survives, as features see them. */
  private Dataset<Row> read(Table noun) {
    Dataset<Row> rows =
        noun.isVersioned()
            ? lake.asKnown(noun, night)
            : lake.slices(noun, night.minusDays(27), night);
    boolean isLinked =
        Arrays.asList(rows.columns()).contains(AccountLinks.SOURCE_ACCOUNT_KEY.name());
    Column isOurs = AccountLinks.ACCOUNT_ID.col().equalTo(lit(account));
    return (isLinked ? AccountLinks.attach(rows, lake.asKnown(AccountLinks.TABLE, night)) : rows)
        .where(isOurs)
        .localCheckpoint();
  }
}
