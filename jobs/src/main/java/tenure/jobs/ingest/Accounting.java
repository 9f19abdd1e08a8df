package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import tenure.bronze.Delivered;
import tenure.bronze.Deliveries;
import tenure.bronze.Staged;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;

/** What became of every row of a night: per file and table, so that nothing is lost unseen. */
final class Accounting {
  private final Lake lake;
  private final Intake intake;
  private final List<Fate> fates;

  private Accounting(Lake lake, Intake intake, List<Fate> fates) {
    this.lake = lake;
    this.intake = intake;
    this.fates = fates;
  }

  /** The accounts of a night, from what the nouns know and what bronze holds. */
  static Accounting of(Lake lake, Intake intake, List<Fate> ofNouns) {
    Map<String, Fate> inBronze = bronze(lake, intake);
    Map<String, Fate> inSilver = new HashMap<>();
    ofNouns.forEach(
        f -> inSilver.put(f.source() + "/" + f.object() + "/" + f.target() + "/" + f.file(), f));
    List<Fate> all = new ArrayList<>();
    for (Intake.Arrived arrived : intake.arrived()) {
      ObjectSettings object = arrived.delivery().object();
      for (LandedFile file : arrived.delivery().files()) {
        Fate written =
            inBronze.getOrDefault(
                object.name() + "/" + file.path(), none(object, object.extract().table(), file));
        // Rows left out since they are about what was erased were read and filtered.
        Fate bronze = written.ofRead(written.read() + arrived.left().getOrDefault(file.path(), 0L));
        all.add(bronze);
        for (Staged into : object.extract().staged()) {
          String key = object.name() + "/" + into.target().fullName() + "/" + file.path();
          all.add(
              inSilver
                  .getOrDefault(key, none(object, into.target(), file))
                  .ofRead(bronze.loaded()));
        }
      }
    }
    return new Accounting(lake, intake, all);
  }

  private static Fate none(ObjectSettings object, Table target, LandedFile file) {
    return new Fate(object.source(), object.object(), file.path(), target.fullName(), 0, 0, 0, 0);
  }

  /** Rows of each file and how many of them are corrupt, in one go for all extracts. */
  private static Map<String, Fate> bronze(Lake lake, Intake intake) {
    Map<String, Fate> counted = new HashMap<>();
    intake.withRows().stream()
        .map(object -> files(lake, object, intake.night()))
        .reduce(Dataset::unionByName)
        .ifPresent(
            all ->
                all.groupBy("source", "object", "target", "file")
                    .agg(count(lit(1)), count(col("corrupt")))
                    .collectAsList()
                    .forEach(row -> add(counted, row)));
    return counted;
  }

  private static Dataset<Row> files(Lake lake, ObjectSettings object, LocalDate night) {
    Table bronze = object.extract().table();
    return lake.slice(bronze, night)
        .select(
            lit(object.source()).as("source"),
            lit(object.object()).as("object"),
            lit(bronze.fullName()).as("target"),
            Delivered.FILE.col().as("file"),
            Delivered.CORRUPT.col().as("corrupt"));
  }

  private static void add(Map<String, Fate> counted, Row row) {
    String file = row.getString(3);
    long read = row.getLong(4);
    long corrupt = row.getLong(5);
    counted.put(
        row.getString(0) + "/" + row.getString(1) + "/" + file,
        new Fate(
            row.getString(0),
            row.getString(1),
            file,
            row.getString(2),
            read,
            read - corrupt,
            corrupt,
            0));
  }

  /** Whether the night took any file. */
  boolean hasFiles() {
    return !fates.isEmpty();
  }

  /** The extracts with rows that are not of their format. */
  List<ObjectSettings> withCorruptRows() {
    return intake.withRows().stream()
        .filter(o -> Refused.corrupt(fates, o).rejected() > 0)
        .toList();
  }

  /** Whether the table refused rows of any extract. */
  boolean hasRejected(Table target) {
    return fates.stream().anyMatch(f -> f.target().equals(target.fullName()) && f.rejected() > 0);
  }

  /** Whether any row counts for the table. */
  boolean hasLoaded(Table target) {
    return fates.stream().anyMatch(f -> f.target().equals(target.fullName()) && f.loaded() > 0);
  }

  /** Rows of the night that could not be read, each as often as the strictest table says. */
  long rejected() {
    return intake.withRows().stream()
        .mapToLong(o -> Refused.of(fates, o).mapToLong(Refused::rejected).max().orElse(0))
        .sum();
  }

  /**
   * Refuses a night of which too much could not be read.
   *
   * @throws TooManyRejected for the first extract above its limit
   */
  void refuseTooMany(Rejections rejections) {
    for (ObjectSettings object : intake.withRows()) {
      Refused most =
          Refused.of(fates, object).max(Comparator.comparing(Refused::share)).orElseThrow();
      if (most.share() > object.maxRejectedShare()) {
        throw new TooManyRejected(object, most.rejected(), most.of(), rejections.first(object, 3));
      }
    }
  }

  /** The rows of bronze.deliveries. */
  Dataset<Row> table() {
    List<Row> rows = new ArrayList<>();
    for (Intake.Arrived arrived : intake.arrived()) {
      for (LandedFile file : arrived.delivery().files()) {
        fates.stream()
            .filter(f -> f.isOf(arrived.delivery().object()) && f.file().equals(file.path()))
            .forEach(f -> rows.add(row(f, file)));
      }
    }
    return lake.spark().createDataFrame(rows, Deliveries.TABLE.schema()).coalesce(1);
  }

  private Row row(Fate fate, LandedFile file) {
    return RowFactory.create(
        fate.source(),
        fate.object(),
        fate.file(),
        fate.target(),
        file.size(),
        Timestamp.from(file.modified()),
        file.sha256().orElse(null),
        fate.read(),
        fate.added(),
        fate.loaded(),
        fate.rejected(),
        fate.duplicate(),
        fate.filtered(),
        Date.valueOf(intake.night()));
  }
}
