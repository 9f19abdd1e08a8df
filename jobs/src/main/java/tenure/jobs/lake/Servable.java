package tenure.jobs.lake;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import tenure.Catalog;
import tenure.contract.Table;
import tenure.jobs.lake.Published.Manifest;

/** Whether readers can be given the versions that a release names. */
public final class Servable {
  private final Files files;
  private final Snapshots snapshots;
  private final String root;

  /** The releases of a lake, reached by this configuration. */
  public Servable(Configuration hadoop, String root) {
    this.files = new Files(hadoop);
    this.snapshots = new Snapshots(hadoop);
    this.root = root;
  }

  /** What of a release can no longer be read, one thing a mart; nothing where all of it can. */
  public List<String> gone(Manifest release) {
    return release.versions().entrySet().stream().flatMap(this::gone).toList();
  }

  private Stream<String> gone(Map.Entry<String, Long> mart) {
    Path folder = Lake.path(root, table(mart.getKey()));
    try {
      return snapshots.at(folder, mart.getValue()).files().stream()
          .map(Snapshots.DataFile::path)
          .filter(file -> !files.exists(new Path(java.net.URI.create(file))))
          .limit(1);
    } catch (io.delta.kernel.exceptions.KernelException forgotten) {
      return Stream.of(mart.getKey() + " version " + mart.getValue());
    }
  }

  private static Table table(String name) {
    return Catalog.ALL.stream()
        .filter(t -> t.fullName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No table is called " + name));
  }
}
