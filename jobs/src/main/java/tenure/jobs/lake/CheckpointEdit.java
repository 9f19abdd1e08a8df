package tenure.jobs.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.GroupType;

/**
 * Puts files into the place of others in a checkpoint, which names the files of one version.
 *
 * @param replacements what stands in the place of the file of a path, where anything does
 * @param isSuspect whether a text must not stand there
 * @param cleaned what becomes of it
 */
record CheckpointEdit(
    Configuration hadoop,
    Function<String, Optional<LogEdit.Replacement>> replacements,
    Predicate<String> isSuspect,
    UnaryOperator<String> cleaned) {

  /** Edits a checkpoint where that is needed; whether it was. */
  boolean of(FileStatus checkpoint) {
    boolean[] isEdited = {false};
    RowFile old = new RowFile(hadoop, checkpoint.getPath());
    old.read((index, row) -> isEdited[0] |= needsEdit(row));
    if (isEdited[0]) {
      Path aside =
          new Path(checkpoint.getPath().getParent(), "." + checkpoint.getPath().getName() + ".new");
      old.copy(aside, (index, row) -> Optional.of(needsEdit(row) ? edited(row) : row));
      replace(aside, checkpoint);
    }
    return isEdited[0];
  }

  private void replace(Path aside, FileStatus checkpoint) {
    Path place = checkpoint.getPath();
    try {
      FileSystem system = aside.getFileSystem(hadoop);
      // On a disk the new one takes the place at once; other stores want it empty.
      if (!system.rename(aside, place)) {
        system.delete(place, false);
        system.rename(aside, place);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    LogEdit.keepTime(hadoop, checkpoint, place);
  }

  private boolean needsEdit(Group row) {
    return RowCopy.anyText(row, (column, text) -> isSuspect.test(text)) || added(row).isPresent();
  }

  private Optional<LogEdit.Replacement> added(Group row) {
    boolean isAdd = row.getFieldRepetitionCount(LogEdit.ADD) > 0;
    return isAdd
        ? replacements.apply(RowCopy.text(row.getGroup(LogEdit.ADD, 0), LogEdit.PATH))
        : Optional.empty();
  }

  private Group edited(Group row) {
    Optional<LogEdit.Replacement> by = added(row);
    Group texts = RowCopy.withTexts(row, (column, text) -> cleaned.apply(text));
    if (by.isEmpty()) {
      return texts;
    }
    Group copy = new SimpleGroup(row.getType());
    copy.add(LogEdit.ADD, replaced(texts.getGroup(LogEdit.ADD, 0), by.get()));
    return copy;
  }

  /** The action with its new file; statistics in columns of their own are left out. */
  private static Group replaced(Group add, LogEdit.Replacement by) {
    GroupType type = add.getType();
    Group copy = new SimpleGroup(type);
    for (int field = 0; field < type.getFieldCount(); field++) {
      String name = type.getFieldName(field);
      for (int i = 0; i < add.getFieldRepetitionCount(field); i++) {
        switch (name) {
          case LogEdit.PATH -> copy.add(field, LogEdit.renamed(add.getString(field, i), by));
          case "size" -> copy.add(field, by.bytes());
          case LogEdit.STATISTICS -> copy.add(field, by.statistics(add.getString(field, i)));
          case "stats_parsed" -> {}
          default -> RowCopy.value(add, field, i, copy);
        }
      }
    }
    return copy;
  }
}
