package tenure.jobs.night;

import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.jobs.lake.Lake;
import tenure.silver.DailyUsage;

/** What a step may read: the tables it declared, as a night sees them. */
public final class Inputs {
  private final Known known;
  private final Lake lake;
  private final LocalDate night;
  private final Set<Table> declared;

  Inputs(Known known, Step step) {
    this.known = known;
    this.lake = known.lake();
    this.night = known.night();
    this.declared = Set.copyOf(step.reads());
  }

  /** The night being made. */
  public LocalDate night() {
    return night;
  }

  /** The entities of a noun as known tonight, pointing at the accounts that survive. */
  public Dataset<Row> known(Table noun) {
    return known.entities(declared(noun));
  }

  /** The same as one side of a join with far more rows, such as the months of lines. */
  public Dataset<Row> knownBesideMany(Table noun) {
    return known.entitiesBesideMany(declared(noun));
  }

  /** Tonight's slice. */
  public Dataset<Row> tonight(Table table) {
    return lake.slice(declared(table), night);
  }

  /** A table that tonight replaced whole. */
  public Dataset<Row> whole(Table table) {
    return lake.read(declared(table));
  }

  /** Every slice up to tonight. */
  public Dataset<Row> upTo(Table table) {
    return lake.slices(declared(table), LocalDate.of(1900, 1, 1), night);
  }

  /** Every slice up to an earlier night: what that night saw. */
  public Dataset<Row> upTo(Table table, LocalDate earlier) {
    return lake.slices(declared(table), LocalDate.of(1900, 1, 1), earlier);
  }

  /** The slice of an earlier night. */
  public Dataset<Row> slice(Table table, LocalDate earlier) {
    return lake.slice(declared(table), earlier);
  }

  /**
   * The slices of the last nights, tonight included; usage stands under the users known tonight.
   */
  public Dataset<Row> lastNights(Table table, int nights) {
    return repointed(table, slices(table, nights));
  }

  /**
   * The same added up before it is asked whose the rows are: what is asked of few rows is cheap.
   *
   * @param name says what the sums are
   * @param sums keeps the columns by which a row's account is found, and its user
   */
  public Dataset<Row> lastNights(
      Table table, int nights, String name, UnaryOperator<Dataset<Row>> sums) {
    Dataset<Row> rows = slices(table, nights);
    // Much is read by plans that are compiled, which one with other tables would not be.
    boolean isMuch = rows.sparkSession() != lake.spark();
    Dataset<Row> summed = isMuch ? known.shared(name, () -> sums.apply(rows)) : sums.apply(rows);
    return repointed(table, summed);
  }

  private Dataset<Row> slices(Table table, int nights) {
    return lake.slices(declared(table), night.minusDays(nights - 1L), night);
  }

  private Dataset<Row> repointed(Table table, Dataset<Row> rows) {
    return known.repointMany(table == DailyUsage.TABLE ? known.underUsers(rows) : rows);
  }

  /** What earlier nights wrote into the step's own table: the one glance back. */
  public Dataset<Row> previous(Table table) {
    return lake.before(declared(table), night);
  }

  /** What the last night before this one wrote into the step's own table. */
  public Dataset<Row> lastBefore(Table table) {
    return lake.lastBefore(declared(table), night);
  }

  /**
   * Every version of the entities of a noun up to tonight, pointing at the accounts that survive.
   */
  public Dataset<Row> versions(Table noun) {
    return known.repoint(lake.slices(declared(noun), LocalDate.of(1900, 1, 1), night));
  }

  /**
   * Rows made of declared tables that several steps of the night use, worked out once under a name
   * that says what they are.
   */
  public Dataset<Row> shared(String name, Function<Inputs, Dataset<Row>> how) {
    return known.shared(name, () -> how.apply(this));
  }

  private Table declared(Table table) {
    if (!declared.contains(table)) {
      throw new IllegalStateException("The step reads " + table + " without declaring it");
    }
    return table;
  }
}
