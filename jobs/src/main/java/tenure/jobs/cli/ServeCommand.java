package tenure.jobs.cli;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.lake.Published;
import tenure.jobs.serve.Server;
import tenure.jobs.settings.ServeSettings;

/** Serves published marts to JDBC and ODBC tools. */
@Command(
    name = "serve",
    description = {
      "Serve the published marts to tools that speak JDBC or ODBC to Spark or Hive, read-only, until",
      "it is stopped. A newly published night is seen by the next statement.",
      "The password that readers give stands in TENURE_SERVE_PASSWORD, or in a file."
    },
    footer = {
      "  ./tenure serve --config company.conf",
      "  beeline -u jdbc:hive2://127.0.0.1:10000/marts -n reader -w reader.password"
    })
final class ServeCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address of this machine to listen at (default: tenure.serve.host).")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen at, 0 for any (default: tenure.serve.port).")
  private Integer port;

  @Option(names = "--no-auth", description = "Ask for no password; at this machine alone.")
  private boolean isOpen;

  @Option(
      names = "--plain",
      description = "Serve other machines without TLS, where the network itself is encrypted.")
  private boolean isPlainAllowed;

  @Override
  public Integer call() {
    ServeSettings settings =
        tenure.settings().serve().at(Optional.ofNullable(host), Optional.ofNullable(port));
    Server.Trust trust = new Server.Trust(isOpen, isPlainAllowed);
    Server.check(settings, trust);
    // A long statement must not keep short ones waiting.
    System.setProperty("spark.scheduler.mode", "FAIR");
    try (Server server = Server.open(tenure.lake(), settings, trust, this::tell)) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "serve-stop"));
      print(server, settings);
      server.serve();
    }
    return 0;
  }

  private void tell(Published.Manifest release) {
    tenure
        .console()
        .progress()
        .note("Serving the night " + release.night() + " (release " + release.release() + ").");
  }

  private void print(Server server, ServeSettings settings) {
    PrintStream out = tenure.console().out();
    out.println(
        server.url()
            + (isOpen ? " for everybody at this machine" : " for the user " + settings.user())
            + ". Ctrl-C stops it.");
    out.flush();
  }
}
