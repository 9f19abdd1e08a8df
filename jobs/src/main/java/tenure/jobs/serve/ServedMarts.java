package tenure.jobs.serve;

import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import tenure.jobs.Sessions;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published;
import tenure.jobs.lake.PublishedMarts;
import tenure.jobs.warehouse.NotPublished;

/**
 * What readers are served: the marts of the release in force. A night that is published, or rolled
 * back, is seen by the next statement; those that run keep the release that they began with.
 */
final class ServedMarts {
  private final Lake lake;
  private final SparkSession session;
  private final Consumer<Published.Manifest> news;
  private Release release;

  /**
   * Over a lake.
   *
   * @param news hears of each release once it is served
   * @throws NotPublished where there is none
   */
  ServedMarts(Lake lake, Consumer<Published.Manifest> news) {
    this.lake = lake;
    this.session = Sessions.compiling(lake.spark());
    this.news = news;
    session.sql("CREATE DATABASE IF NOT EXISTS " + Directory.SCHEMA);
    session.sql("USE " + Directory.SCHEMA);
    now();
  }

  /** The session that answers. */
  SparkSession session() {
    return session;
  }

  /** The release in force. */
  synchronized Release now() {
    PublishedMarts marts = lake.published();
    Published.Manifest manifest =
        marts
            .manifest()
            .orElseThrow(() -> new NotPublished(java.util.Optional.empty(), lake.root()));
    if (release == null || !release.manifest().equals(manifest)) {
      release = new Release(marts, manifest);
      news.accept(manifest);
    }
    return release;
  }
}
