package tenure.jobs.night;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.jobs.lake.Held;
import tenure.jobs.lake.Lake;
import tenure.silver.AccountLinks;
import tenure.silver.UserAliases;

/**
 * What several steps of one night read: worked out by the first that asks, and held without its
 * plan, so that the plans of the others begin there.
 */
final class Known implements AutoCloseable {
  private final Lake lake;
  private final LocalDate night;
  private final Map<String, Once> shared = new ConcurrentHashMap<>();

  Known(Lake lake, LocalDate night) {
    this.lake = lake;
    this.night = night;
  }

  /** Rows that the first who comes works out; the others wait. */
  private static final class Once {
    private Held held;

    synchronized Held held(Supplier<Dataset<Row>> how) {
      if (held == null) {
        held = Held.of(how.get());
      }
      return held;
    }

    synchronized void close() {
      if (held != null) {
        held.close();
      }
    }
  }

  Lake lake() {
    return lake;
  }

  LocalDate night() {
    return night;
  }

  /** Rows by a name that says what they are. */
  Dataset<Row> shared(String name, Supplier<Dataset<Row>> how) {
    return held(name, how).rows();
  }

  /** The entities of a noun as known tonight. */
  Dataset<Row> entities(Table noun) {
    return entitiesHeld(noun).rows();
  }

  /** The same as one side of a join with far more rows, which then are neither moved nor sorted. */
  Dataset<Row> entitiesBesideMany(Table noun) {
    return entitiesHeld(noun).besideMany();
  }

  private Held entitiesHeld(Table noun) {
    return held(noun.fullName(), () -> repoint(lake.asKnown(noun, night)));
  }

  private Held held(String name, Supplier<Dataset<Row>> how) {
    return shared.computeIfAbsent(name, n -> new Once()).held(how);
  }

  /**
   * Rows of a source point at the account that survives tonight, whatever they pointed at when they
   * were written.
   */
  Dataset<Row> repoint(Dataset<Row> rows) {
    return repoint(rows, this::entities);
  }

  /** The same for far more rows than there are links. */
  Dataset<Row> repointMany(Dataset<Row> rows) {
    return repoint(rows, this::entitiesBesideMany);
  }

  /** Usage under the users it belongs to, whatever ids they had when they used the product. */
  Dataset<Row> underUsers(Dataset<Row> usage) {
    if (!lake.has(UserAliases.TABLE)) {
      return usage;
    }
    Held followed =
        held(
            "users behind aliases",
            () -> UserAliases.followed(lake.asKnown(UserAliases.TABLE, night)));
    return UserAliases.resolve(usage, followed.besideMany());
  }

  private static Dataset<Row> repoint(Dataset<Row> rows, Function<Table, Dataset<Row>> entities) {
    boolean hasKey =
        Arrays.asList(rows.columns()).contains(AccountLinks.SOURCE_ACCOUNT_KEY.name())
            && Arrays.asList(rows.columns()).contains(AccountLinks.ACCOUNT_ID.name())
            && !Arrays.asList(rows.columns()).contains(AccountLinks.METHOD.name());
    return hasKey ? AccountLinks.attach(rows, entities.apply(AccountLinks.TABLE)) : rows;
  }

  @Override
  public void close() {
    shared.values().forEach(Once::close);
  }
}
