package tenure.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a demo puts its extracts, tables and page. A marker file says that the folder is a demo's,
 * so that nothing else is ever cleared.
 *
 * @param root the folder
 */
record DemoFolder(Path root) {
  private static final String MARKER = ".tenure-demo";

  /** The folder holds files that no demo made. */
  static final class NotADemo extends OperatorError {
    private static final long serialVersionUID = 1L;

    NotADemo(Path folder) {
      super(
          USAGE,
          folder
              + " holds files that no demo made, and a demo clears its folder first. Name an empty or a"
              + " new folder with --out.");
    }
  }

  /**
   * The folder, empty but for its marker.
   *
   * @throws OperatorError where it holds files that no demo made
   */
  static DemoFolder cleared(Path root) {
    DemoFolder folder = new DemoFolder(root.toAbsolutePath().normalize());
    try {
      folder.clear();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return folder;
  }

  /** Where the extracts land. */
  Path landing() {
    return root.resolve("landing");
  }

  /** Where the tables live. */
  Path lake() {
    return root.resolve("lake");
  }

  /** The page. */
  Path page() {
    return root.resolve("report.html");
  }

  private void clear() throws IOException {
    Files.createDirectories(root);
    if (!Files.exists(root.resolve(MARKER)) && !isEmpty()) {
      throw new NotADemo(root);
    }
    Files.writeString(
        root.resolve(MARKER), "A demo of Tenure made this folder and may clear it.\n");
    for (Path made : List.of(landing(), root.resolve("truth"), lake(), page())) {
      delete(made);
    }
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.findAny().isEmpty();
    }
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
