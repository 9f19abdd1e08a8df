package tenure.jobs.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process of its own on the class path of this one, which may be killed without harm to it. */
public final class OwnProcess {
  /** How a process ends that was killed by the signal that nothing can catch. */
  public static final int KILLED = 128 + 9;

  private static final int TOLD_LINES = 40;

  private OwnProcess() {}

  /**
   * Begins it.
   *
   * @param said the file that holds what it says
   * @param properties its system properties
   */
  public static Process start(
      Path said, Map<String, String> properties, Class<?> main, String... args) {
    List<String> call = new ArrayList<>();
    call.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> !a.startsWith("-Xmx") && !a.contains("GC"))
        .forEach(call::add);
    // It lives for a part of a night or a few: the first compiler tier suits it.
    call.addAll(List.of("-Xmx1500m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    // That tier alone is given 48 MB for code, which a few nights fill.
    call.add("-XX:ReservedCodeCacheSize=240m");
    properties.forEach((name, value) -> call.add("-D" + name + "=" + value));
    call.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    call.addAll(List.of(args));
    try {
      return new ProcessBuilder(call)
          .redirectErrorStream(true)
          .redirectOutput(said.toFile())
          .start();
    } catch (IOException unstartable) {
      throw new UncheckedIOException(unstartable);
    }
  }

  /** The last that it said. */
  public static String said(Path said) {
    try {
      List<String> lines = Files.readAllLines(said);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TOLD_LINES), lines.size()));
    } catch (IOException untold) {
      return untold.toString();
    }
  }
}
