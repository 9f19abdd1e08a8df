package tenure.jobs.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A Python environment of its own under target/, made once from pinned requirements and made anew
 * when they change. Without Python 3.10 or newer what needs it is skipped, and says so; on CI that
 * is a failure.
 */
public final class PythonEnvironment {
  private static final String VERSION_CHECK =
      "import sys; sys.exit(0 if (3, 10) <= sys.version_info[:2] <= (3, %d) else 1)";

  /** Newer than any Python that there will be. */
  private static final int ANY = 999;

  private final Path folder;

  private PythonEnvironment(Path folder) {
    this.folder = folder;
  }

  /** What reads marts without Spark: the notebooks, and the readers that tests compare. */
  public static PythonEnvironment readers() {
    return with(
        "readers",
        Path.of("../notebooks/requirements.txt"),
        Path.of("src/test/python/requirements.txt"));
  }

  /** The environment with the packages of some requirements files. */
  public static PythonEnvironment with(String name, Path... requirements) {
    requirePython(ANY, "3.10 or newer");
    PythonEnvironment environment =
        new PythonEnvironment(Path.of("target", "python", name).toAbsolutePath());
    try {
      environment.makeAlone(List.of(requirements));
    } catch (IOException unwritable) {
      throw new java.io.UncheckedIOException(unwritable);
    }
    return environment;
  }

  /** A program of the environment. */
  public String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  /** Runs a program and shows what it said where its exit code is not 0. */
  public static String run(Path directory, Map<String, String> variables, List<String> words) {
    try {
      Path said = Files.createTempFile("tenure-python-", ".log");
      ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
      builder.environment().putAll(variables);
      Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
      int code = process.waitFor();
      String text = Files.readString(said, StandardCharsets.UTF_8);
      Files.delete(said);
      assertEquals(0, code, () -> String.join(" ", words) + " said:\n" + text);
      return text;
    } catch (IOException unstartable) {
      throw new java.io.UncheckedIOException(unstartable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Two tests that run at the same time may want the same environment. */
  private void makeAlone(List<Path> requirements) throws IOException {
    Files.createDirectories(folder.getParent());
    Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
    try (FileChannel held =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      held.lock();
      make(requirements);
    }
  }

  private void make(List<Path> requirements) throws IOException {
    StringBuilder wanted = new StringBuilder();
    List<String> files = new ArrayList<>();
    for (Path file : requirements) {
      wanted.append(Files.readString(file));
      files.addAll(List.of("-r", file.toAbsolutePath().toString()));
    }
    Path stamp = folder.resolve("requirements");
    if (Files.exists(stamp) && Files.readString(stamp).contentEquals(wanted)) {
      return;
    }
    Path here = Path.of("").toAbsolutePath();
    run(here, Map.of(), List.of("python3", "-m", "venv", "--clear", folder.toString()));
    List<String> install = new ArrayList<>(List.of(program("pip"), "install", "--quiet"));
    // Most of what is installed is never imported, so that compiling it is left for later.
    install.addAll(List.of("--disable-pip-version-check", "--no-deps", "--no-compile"));
    install.addAll(files);
    run(here, Map.of(), install);
    Files.writeString(stamp, wanted);
  }

  /** Goes on only where Python is one of 3.10 to the newest that is given. */
  public static void requirePython(int newestMinor) {
    requirePython(newestMinor, "3.10 to 3." + newestMinor);
  }

  private static void requirePython(int newestMinor, String wanted) {
    try {
      String check = VERSION_CHECK.formatted(newestMinor);
      Process python = new ProcessBuilder("python3", "-c", check).start();
      if (python.waitFor() == 0) {
        return;
      }
    } catch (IOException absent) {
      // Said below, as for a Python that is too old.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    String missing = "python3 (%s) is not on the path, so this was not tested.".formatted(wanted);
    if (System.getenv("CI") != null) {
      fail(missing);
    }
    abort(missing);
  }

  /** A fresh folder below target/, for what a run of this environment leaves behind. */
  public static Path scratch(String name) {
    Path folder = Path.of("target", "python", name + "-" + UUID.randomUUID()).toAbsolutePath();
    try {
      return Files.createDirectories(folder);
    } catch (IOException unwritable) {
      throw new java.io.UncheckedIOException(unwritable);
    }
  }
}
