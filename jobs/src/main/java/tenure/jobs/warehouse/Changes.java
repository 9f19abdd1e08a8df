package tenure.jobs.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tenure.Catalog;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.lake.Published.Manifest;
import tenure.jobs.lake.PublishedMarts;

/** What a release has to change in a warehouse. */
final class Changes {
  private final PublishedMarts marts;
  private final long erasures;
  private final Map<String, Standing.Made> made;
  private final Map<String, List<Slice>> slices;

  /**
   * The changes between what stands in the warehouse and the marts.
   *
   * @param erasures how often somebody was erased from the lake: then rows of every night may have
   *     changed
   */
  Changes(Connection connection, Standing standing, PublishedMarts marts, long erasures)
      throws SQLException {
    this.marts = marts;
    this.erasures = erasures;
    this.made = standing.made(connection);
    this.slices = standing.slices(connection);
  }

  /** The changes of rows, mart by mart. */
  List<Change> needed() {
    Wanted wanted = new Wanted(marts);
    return published().stream()
        .map(mart -> change(mart, wanted.slices(mart)))
        .filter(Change::isNeeded)
        .toList();
  }

  private Change change(Table mart, List<Slice> wanted) {
    boolean isAsMade =
        made(mart).filter(m -> isShapedAs(mart, m) && m.erasures() == erasures).isPresent();
    return isAsMade
        ? Change.between(
            mart, wanted, slices.getOrDefault(mart.fullName(), List.of()), marts.count(mart))
        : Change.afresh(mart, wanted);
  }

  /** The marts whose comments say something else than their contract. */
  List<Table> reworded() {
    return published().stream()
        .filter(mart -> made(mart).filter(m -> m.wording().equals(Ddl.wording(mart))).isEmpty())
        .toList();
  }

  /** How a mart was made that stands in the warehouse. */
  Optional<Standing.Made> made(Table mart) {
    return Optional.ofNullable(made.get(mart.fullName()));
  }

  /** Whether a table that stands there has the columns of the contract. */
  boolean isShaped(Table mart) {
    return made(mart).filter(m -> isShapedAs(mart, m)).isPresent();
  }

  private static boolean isShapedAs(Table mart, Standing.Made made) {
    return made.fingerprint().equals(Ddl.fingerprint(mart));
  }

  /** How a mart is made now. */
  Standing.Made now(Table mart) {
    return new Standing.Made(Ddl.fingerprint(mart), Ddl.wording(mart), erasures);
  }

  private List<Table> published() {
    Optional<Manifest> release = marts.manifest();
    return Catalog.ALL.stream()
        .filter(t -> t.layer() == Layer.MARTS && release.flatMap(r -> r.version(t)).isPresent())
        .toList();
  }
}
