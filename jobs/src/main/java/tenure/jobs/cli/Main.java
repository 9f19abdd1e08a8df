package tenure.jobs.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import tenure.jobs.OperatorError;
import tenure.jobs.console.Console;

/** The command line. Standard output carries results, standard error everything else. */
public final class Main {
  private Main() {}

  /**
   * Runs a command. The launcher's process ends with the exit code; elsewhere (spark-submit, a
   * service that calls main in a shared context) the process is not ours to end, so a failure is
   * thrown.
   */
  public static void main(String[] args) {
    Console console = console();
    CountDownLatch ended = Interruption.watch();
    int code = run(args, console);
    console.out().flush();
    console.err().flush();
    ended.countDown();
    if (System.getProperty("tenure.home") != null) {
      System.exit(code);
    }
    if (code != 0) {
      throw new IllegalStateException("tenure ended with exit code " + code + "; see its log.");
    }
  }

  /**
   * Runs a command within this process.
   *
   * @return the exit code: 0 done, 2 settings or usage, 3 contract or audit refused, 4 input
   *     missing or late, 5 another night holds the lake, 6 a passing fault outside, 70 a bug, 99
   *     nothing to do (only where asked for)
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, Console.plain(out, err));
  }

  private static int run(String[] args, Console console) {
    Tenure tenure = new Tenure(console);
    CommandLine commands = commands(tenure);
    try {
      return commands.execute(args);
    } catch (Throwable thrown) {
      // Errors of the machine, such as a full heap, pass by picocli's own handler.
      return Failures.report(thrown, tenure.console());
    }
  }

  /** The commands with their options, as the help shows them. */
  static CommandLine commands(Tenure tenure) {
    Console console = tenure.console();
    return new CommandLine(tenure)
        .setOut(new java.io.PrintWriter(console.out(), true))
        .setErr(new java.io.PrintWriter(console.err(), true))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .registerConverter(java.time.LocalDate.class, new NightConverter())
        .setParameterExceptionHandler((wrong, args) -> usage(wrong))
        .setExecutionExceptionHandler(
            (thrown, command, parsed) -> Failures.report(thrown, tenure.console()));
  }

  private static int usage(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName(" ");
    command.getErr().println(name + ": " + wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
    command.getErr().println("See ./" + name + " --help");
    return OperatorError.USAGE;
  }

  private static Console console() {
    boolean isTerminal = Boolean.getBoolean("tenure.terminal");
    int columns = Integer.getInteger("tenure.columns", Integer.MAX_VALUE);
    return new Console(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        tenure.jobs.console.LogFormat.TEXT,
        isTerminal,
        columns);
  }

  /** UTF-8 whatever the locale says: names of customers come in every script. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }
}
