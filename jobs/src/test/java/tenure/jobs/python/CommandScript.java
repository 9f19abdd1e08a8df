package tenure.jobs.python;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Tenure's command as a script, for programs that start it: what is compiled, in a JVM as this. */
public final class CommandScript {
  /** As the launcher has it for small nights: with one compiler, whose room is small by default. */
  private static final String QUICK =
      " -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m -XX:+UseSerialGC -Xmx2g"
          + " -Dspark.sql.codegen.wholeStage=false -Dspark.sql.codegen.factoryMode=NO_CODEGEN"
          + " -Dspark.sql.subexpressionElimination.enabled=false ";

  private CommandScript() {}

  /** Writes the script and gives its path. */
  public static Path write(Path folder) {
    String flags =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(f -> f.startsWith("--add-opens") || f.startsWith("-XX:+Ignore"))
            .map(CommandScript::quoted)
            .collect(Collectors.joining(" "));
    List<String> lines =
        List.of(
            "#!/usr/bin/env bash",
            "exec "
                + quoted(System.getProperty("java.home") + "/bin/java")
                + QUICK
                + flags
                + " -Dtenure.home="
                + quoted(Path.of("..").toAbsolutePath().normalize().toString())
                + " -cp "
                + quoted(System.getProperty("java.class.path"))
                + " tenure.jobs.cli.Main \"$@\"");
    try {
      Path script = Files.write(folder.resolve("tenure"), lines);
      script.toFile().setExecutable(true);
      return script;
    } catch (IOException unwritable) {
      throw new java.io.UncheckedIOException(unwritable);
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
