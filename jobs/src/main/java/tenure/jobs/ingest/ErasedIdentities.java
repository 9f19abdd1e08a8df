package tenure.jobs.ingest;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Encoders;
import tenure.jobs.lake.Lake;
import tenure.ops.Erasures;

/** Whom a lake has erased, by hashes: each identity that comes can be asked for, and none told. */
final class ErasedIdentities {
  private final ErasureKey key;
  private final Set<String> hashes;

  private ErasedIdentities(ErasureKey key, Set<String> hashes) {
    this.key = key;
    this.hashes = hashes;
  }

  /**
   * Those of a lake.
   *
   * @throws NoErasureKey where something was erased and the key is not there
   */
  static ErasedIdentities of(Lake lake, ErasureKey.Place place) {
    if (!lake.has(Erasures.TABLE)) {
      return new ErasedIdentities(null, Set.of());
    }
    List<String> hashes =
        lake.read(Erasures.TABLE)
            .select(Erasures.IDENTITY_HASH.col())
            .distinct()
            .as(Encoders.STRING())
            .collectAsList();
    return new ErasedIdentities(ErasureKey.read(place, lake.root()), Set.copyOf(hashes));
  }

  boolean isEmpty() {
    return hashes.isEmpty();
  }

  /** Those among what came that were erased. */
  <T> List<Identity> among(Iterator<T> came, Function<T, Identity> identity) {
    List<Identity> found = new ArrayList<>();
    came.forEachRemaining(
        each -> {
          Identity one = identity.apply(each);
          if (hashes.contains(key.hash(one))) {
            found.add(one);
          }
        });
    return found;
  }
}
