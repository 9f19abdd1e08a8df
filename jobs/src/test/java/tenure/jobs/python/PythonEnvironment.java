package tenure.jobs.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
      "import sys; sys.exit(0 if sys.version_info >= (3, 10) else 1)";

  private final Path folder;

  private PythonEnvironment(Path folder) {
    this.folder = folder;
  }

  /** The environment with the packages of a requirements file. */
  public static PythonEnvironment with(String name, Path requirements) {
    requirePython();
    PythonEnvironment environment =
        new PythonEnvironment(Path.of("target", "python", name).toAbsolutePath());
    try {
      environment.make(Files.readString(requirements), requirements.toAbsolutePath());
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

  private void make(String requirements, Path file) throws IOException {
    Path stamp = folder.resolve("requirements");
    if (Files.exists(stamp) && Files.readString(stamp).equals(requirements)) {
      return;
    }
    Path here = Path.of("").toAbsolutePath();
    run(here, Map.of(), List.of("python3", "-m", "venv", "--clear", folder.toString()));
    run(
        here,
        Map.of(),
        List.of(
            program("pip"),
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
            // Most of what is installed is never imported.
            "--no-compile",
            "-r",
            file.toString()));
    Files.writeString(stamp, requirements);
  }

  private static void requirePython() {
    try {
      Process python = new ProcessBuilder("python3", "-c", VERSION_CHECK).start();
      if (python.waitFor() == 0) {
        return;
      }
    } catch (IOException absent) {
      // Said below, as for a Python that is too old.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    String missing = "python3 (3.10 or newer) is not on the path, so this was not tested.";
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
