package tenure.jobs;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The disk of this machine without Hadoop's native library, which Maven does not bring: without it
 * Hadoop starts a {@code chmod} for every file it writes and a {@code readlink} for every name it
 * looks at before renaming, twenty processes a commit. Java does both by itself. No checksum file
 * stands beside each file either: nothing else that reads a lake would know it.
 */
public final class LocalDisk extends RawLocalFileSystem {
  /**
   * The settings that make Spark and Delta use this for {@code file:} paths. What object stores are
   * sent is gathered in memory first: on a disk their connectors want Hadoop's own local files.
   */
  public static Map<String, String> settings() {
    return Map.of(
        "spark.hadoop.fs.file.impl",
        LocalDisk.class.getName(),
        "spark.hadoop.fs.AbstractFileSystem.file.impl",
        Renaming.class.getName(),
        "spark.hadoop.fs.s3a.fast.upload.buffer",
        "bytebuffer",
        "spark.hadoop.fs.azure.data.blocks.buffer",
        "bytebuffer");
  }

  @Override
  public void setPermission(Path path, FsPermission permission) throws IOException {
    if (permission.getStickyBit()) {
      // Java knows the nine bits of owner, group and others only.
      super.setPermission(path, permission);
      return;
    }
    String bits = permission.getUserAction().SYMBOL + permission.getGroupAction().SYMBOL;
    Files.setPosixFilePermissions(
        pathToFile(path).toPath(),
        PosixFilePermissions.fromString(bits + permission.getOtherAction().SYMBOL));
  }

  /** Links are followed: without its native library Hadoop never tells one from a file either. */
  @Override
  public FileStatus getFileLinkStatus(Path path) throws IOException {
    return getFileStatus(path);
  }

  /** The same disk as Delta asks for it when it renames a commit into place. */
  public static final class Renaming extends DelegateToFileSystem {
    /** Hadoop makes it by reflection, with these two. */
    public Renaming(URI uri, Configuration hadoop) throws IOException, URISyntaxException {
      super(uri, new LocalDisk(), hadoop, uri.getScheme(), false);
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }
  }
}
