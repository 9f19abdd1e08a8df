package tenure.jobs.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import tenure.jobs.lake.Snapshots.DataFile;

/**
 * One commit that puts rows in the place of known files of a table. It is Delta's own transaction,
 * whose writer of rows would first search for those files with queries over log and data.
 */
final class FileSwap {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Dataset<Row>> written = new ArrayList<>();
  private final List<DataFile> gone;
  private final boolean isChange;
  private StructType described;

  private FileSwap(List<DataFile> gone, boolean isChange) {
    this.gone = gone;
    this.isChange = isChange;
  }

  /** A commit in whose place other rows stand afterwards. */
  static FileSwap replacing(List<DataFile> gone) {
    return new FileSwap(gone, true);
  }

  /** A commit after which the same rows stand in other files. */
  static FileSwap rearranging(List<DataFile> gone) {
    return new FileSwap(gone, false);
  }

  /** Writes these rows too, into files of their own. */
  FileSwap with(Dataset<Row> rows) {
    written.add(rows);
    return this;
  }

  /** Has the table say of its columns what these say, where it says otherwise. */
  FileSwap describing(StructType columns) {
    described = columns;
    return this;
  }

  /**
   * Commits, unless there is nothing to write and nothing to remove.
   *
   * @param before the table's version
   * @throws ConcurrentModificationException where somebody has written to it since, in spite of the
   *     lease
   * @return the version, and what was written of the rows that were given first
   */
  Commits.Commit commit(Path folder, long before) {
    return DeltaLog.forTable(written.get(0).sparkSession(), folder)
        .withNewTransaction(
            Option.empty(), Option.empty(), transaction -> commit(transaction, before));
  }

  private Commits.Commit commit(OptimisticTransaction transaction, long before) {
    if (transaction.readVersion() != before) {
      throw new ConcurrentModificationException(
          "Somebody else has written to the table since version " + before);
    }
    describe(transaction);
    List<AddFile> first = added(transaction, written.get(0));
    List<Action> actions = new ArrayList<>(first);
    written.stream().skip(1).forEach(rows -> actions.addAll(added(transaction, rows)));
    gone.forEach(file -> actions.add(removal(file)));
    if (actions.isEmpty()) {
      return new Commits.Commit(before, 0, 0, 0);
    }
    Seq<Action> all = CollectionConverters.asScala(actions).toSeq();
    long version = transaction.commit(all, DeltaOperations.ManualUpdate$.MODULE$);
    return new Commits.Commit(
        version,
        first.stream().mapToLong(f -> (Long) f.numLogicalRecords().get()).sum(),
        first.size(),
        first.stream().mapToLong(AddFile::size).sum());
  }

  private void describe(OptimisticTransaction transaction) {
    if (described != null && !described.equals(transaction.metadata().schema())) {
      ObjectNode json = json(transaction.metadata());
      ((ObjectNode) json.get("metaData")).put("schemaString", described.json());
      transaction.updateMetadata((Metadata) Action.fromJson(json.toString()), false);
    }
  }

  /** The table's constraints are enforced here, row by row. */
  private List<AddFile> added(OptimisticTransaction transaction, Dataset<Row> rows) {
    List<AddFile> added = new ArrayList<>();
    for (FileAction file : CollectionConverters.asJava(transaction.writeFiles(rows))) {
      added.add((AddFile) (isChange ? file : unchanged(file)));
    }
    return added;
  }

  /** Readers of changes need not look at rows that only moved. */
  private static Action unchanged(FileAction added) {
    ObjectNode json = json(added);
    ((ObjectNode) json.get("add")).put("dataChange", false);
    return Action.fromJson(json.toString());
  }

  private static ObjectNode json(Action action) {
    try {
      return (ObjectNode) JSON.readTree(action.json());
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** By its text, which the protocol fixes; the class gains parameters with Delta's releases. */
  private Action removal(DataFile file) {
    ObjectNode json = JSON.createObjectNode();
    ObjectNode remove = json.putObject("remove");
    remove.put("path", file.logged()).put("size", file.bytes()).put("dataChange", isChange);
    remove.put("deletionTimestamp", System.currentTimeMillis());
    remove.put("extendedFileMetadata", true);
    ObjectNode folders = remove.putObject("partitionValues");
    file.partition().forEach(folders::put);
    return Action.fromJson(json.toString());
  }
}
