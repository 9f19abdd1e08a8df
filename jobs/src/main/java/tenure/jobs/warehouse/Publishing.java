package tenure.jobs.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tenure.contract.Table;
import tenure.jobs.Progress;
import tenure.jobs.SideBySide;
import tenure.jobs.StepResult;
import tenure.jobs.database.Connections;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published.Manifest;
import tenure.jobs.lake.PublishedMarts;
import tenure.ops.Erasures;

/**
 * Makes the marts of a warehouse those of a release: sends what has changed to where no reader
 * looks, and puts all of it in place in one transaction.
 */
public final class Publishing {
  /** Readers wait no longer for a table whose columns change. */
  private static final String LOCK_TIMEOUT = "60s";

  private final Lake lake;
  private final Warehouse warehouse;
  private final int parallel;
  private final Progress progress;
  private final Standing standing;

  /**
   * The publishing to a warehouse.
   *
   * @param parallel how many marts are sent at a time
   */
  public Publishing(Lake lake, Warehouse warehouse, int parallel, Progress progress) {
    this.lake = lake;
    this.warehouse = warehouse;
    this.parallel = parallel;
    this.progress = progress;
    this.standing = new Standing(warehouse);
  }

  /**
   * What was done to a mart.
   *
   * @param mart the mart
   * @param sent rows that were sent
   * @param removed nights that were replaced or taken away
   * @param isAfresh whether all of it was sent
   */
  public record Done(Table mart, long sent, int removed, boolean isAfresh) {}

  /** A change with a table for its rows, which is moved to readers or copied from. */
  private record Staged(Change change, boolean isMoved, boolean isReplacing) {}

  /** A change whose rows wait to be put in place. */
  private record Arrived(Staged staged, List<Slice> slices) {
    Done done() {
      Change change = staged.change;
      long sent = slices.stream().mapToLong(Slice::rows).sum();
      return new Done(change.mart(), sent, change.removed().size(), change.isAfresh());
    }
  }

  /**
   * Publishes a release.
   *
   * @return what was done, mart by mart; nothing where the warehouse had it already
   * @throws PublishFailed where the database refuses; readers then have what they had
   * @throws WarehouseBusy where somebody else publishes there
   */
  public List<Done> publish(Manifest release) {
    Connections connections = warehouse.database().connections();
    try (Connection connection = connections.open()) {
      connection.setAutoCommit(false);
      Schemas schemas = new Schemas(connection, warehouse);
      schemas.hold();
      schemas.prepare();
      standing.prepare(connection);
      connection.commit();
      PublishedMarts marts = PublishedMarts.of(lake, release);
      long erasures = lake.version(Erasures.TABLE).orElse(-1L);
      Changes changes = new Changes(connection, standing, marts, erasures);
      Staging staging = new Staging(warehouse, connection, connections, marts);
      List<Arrived> arrived = stage(connection, changes, schemas, staging);
      swap(connection, changes, staging, arrived, release);
      return arrived.stream().map(Arrived::done).toList();
    } catch (SQLException | RuntimeException failed) {
      throw PublishFailed.of(warehouse, failed);
    }
  }

  /** Sends rows of several marts at a time: most have so few that planning is all they take. */
  private List<Arrived> stage(
      Connection connection, Changes changes, Schemas schemas, Staging staging)
      throws SQLException {
    List<Staged> staged = new ArrayList<>();
    for (Change change : changes.needed()) {
      staged.add(place(change, changes, schemas, staging));
    }
    connection.commit();
    String what = "publishing to " + warehouse.name();
    progress.begins(what, staged.size());
    try {
      new SideBySide(lake.spark(), parallel).each(staged, s -> send(s.change, staging));
    } finally {
      progress.ended(what);
    }
    List<Arrived> arrived = new ArrayList<>();
    for (Staged s : staged) {
      arrived.add(new Arrived(s, staging.arrived(s.change)));
    }
    connection.commit();
    return arrived;
  }

  private Staged place(Change change, Changes changes, Schemas schemas, Staging staging)
      throws SQLException {
    Table mart = change.mart();
    boolean isStanding = schemas.has(mart);
    if (isStanding && changes.made(mart).isEmpty()) {
      throw new ForeignTable(warehouse, Ddl.place(warehouse.schema(), mart));
    }
    boolean isMoved = !isStanding || !changes.isShaped(mart);
    staging.make(mart, isMoved);
    return new Staged(change, isMoved, isStanding);
  }

  private long send(Change change, Staging staging) {
    long start = System.nanoTime();
    String mart = change.mart().fullName();
    progress.started(mart);
    long rows = staging.send(change);
    long millis = (System.nanoTime() - start) / 1_000_000;
    progress.finished(new StepResult(mart, rows, 0, 0, 0, 0, millis));
    return rows;
  }

  private void swap(
      Connection connection, Changes changes, Staging staging, List<Arrived> all, Manifest release)
      throws SQLException {
    Swap swap = new Swap(connection, warehouse);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'");
    }
    Set<Table> reworded = new LinkedHashSet<>(changes.reworded());
    for (Arrived arrived : all) {
      Staged staged = arrived.staged;
      Table mart = staged.change.mart();
      if (staged.isMoved) {
        swap.table(mart, staging.place(mart), staged.isReplacing);
        reworded.add(mart);
      } else {
        swap.rows(staged.change, staging.place(mart));
      }
      long version = release.version(mart).orElseThrow();
      standing.note(connection, staged.change, changes.now(mart), version, arrived.slices);
    }
    for (Table mart : reworded) {
      swap.comments(mart);
      standing.noteWording(connection, mart);
    }
    if (warehouse.readerRole().isPresent()) {
      Grants.read(connection, warehouse.schema(), warehouse.readerRole().get());
    }
    connection.commit();
  }
}
