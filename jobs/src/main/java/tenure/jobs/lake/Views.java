package tenure.jobs.lake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tenure.Catalog;
import tenure.contract.Layer;
import tenure.contract.Table;

/** Marts as SQL engines see them: views that are pinned to the version that is published. */
public final class Views {
  private Views() {}

  /** The statements that make a view of every published mart; none while nothing is published. */
  public static List<String> statements(Files files, String root) {
    return Published.read(files, root).stream()
        .flatMap(
            manifest ->
                Stream.concat(
                    Stream.of("CREATE SCHEMA IF NOT EXISTS " + Layer.MARTS.id() + ";"),
                    Catalog.ALL.stream()
                        .filter(t -> t.layer() == Layer.MARTS && manifest.version(t).isPresent())
                        .map(t -> statement(t, root, manifest.version(t)) + ";")))
        .toList();
  }

  static String statement(Table table, String root, Optional<Long> pinned) {
    return "CREATE OR REPLACE VIEW "
        + table.fullName()
        + " AS SELECT * FROM delta.`"
        + Lake.path(root, table)
        + "`"
        + pinned.map(version -> " VERSION AS OF " + version).orElse("");
  }
}
