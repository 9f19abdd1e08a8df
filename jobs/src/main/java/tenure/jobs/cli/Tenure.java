package tenure.jobs.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tenure.jobs.Sessions;
import tenure.jobs.console.Console;
import tenure.jobs.console.LogFormat;
import tenure.jobs.lake.Files;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.Settings;

/** The root of all commands: the options they share, and where they speak. */
@Command(
    name = "tenure",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "tenure " + Tenure.VERSION,
    description = "Customer-success analytics, night by night.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    footerHeading = "%nExample:%n",
    footer = {"  ./tenure demo", "  ./tenure nightly --date 2026-01-31"},
    subcommands = {
      DemoCommand.class,
      SimulateCommand.class,
      NightlyCommand.class,
      RunCommand.class,
      BackfillCommand.class,
      PlanCommand.class,
      SqlCommand.class,
      TablesCommand.class,
      ExplainCommand.class,
      ScoreCardCommand.class,
      MapCommand.class,
      ReportCommand.class,
      QbrCommand.class,
      DeliverCommand.class,
      PublishCommand.class,
      ServeCommand.class,
      CertificateCommand.class,
      ValidateCommand.class,
      StatusCommand.class,
      RejectedCommand.class,
      RollbackCommand.class,
      EraseCommand.class,
      DoctorCommand.class,
      BenchCommand.class
    })
final class Tenure implements Runnable {
  /** The release of this software. */
  static final String VERSION = "0.1.0";

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Your settings; they name what differs from config/reference.conf.")
  private Path config;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Where the tables live.")
  private String lake;

  @Option(
      names = "--landing",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Where the extracts land.")
  private String landing;

  @Option(
      names = "--log",
      paramLabel = "text|json",
      scope = ScopeType.INHERIT,
      defaultValue = "text",
      description = "How the log on standard error is written.")
  private LogFormat log;

  @Option(
      names = "--spark-log",
      scope = ScopeType.INHERIT,
      description = "Show Spark's own messages too.")
  private boolean isSparkLogged;

  private Console console;

  private Settings settings;

  Tenure(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed.");
  }

  /** Where this call speaks. */
  Console console() {
    return log == null ? console : console.with(log);
  }

  /** From now on this call speaks of a run. */
  void speaksOf(String run) {
    console = console.about(run);
  }

  /** What the files and this call's options say together. */
  Settings settings() {
    settings = settings == null ? Settings.load(overrides()) : settings;
    return settings;
  }

  /** What this call says over the files. */
  Settings.Overrides overrides() {
    return new Settings.Overrides(
        Optional.ofNullable(config), Optional.ofNullable(landing), Optional.ofNullable(lake));
  }

  /** The Spark session of this process. */
  SparkSession session() {
    configureSparkLog();
    return Sessions.start(settings());
  }

  /** The lake, read and written by the session of this process. */
  Lake lake() {
    return new Lake(session(), lakeRoot());
  }

  /** The lake as readers are given it: for whatever is told to people. */
  Lake served() {
    return lake().served();
  }

  /** The lake's folder; SQL takes a path for a table only where it is absolute. */
  String lakeRoot() {
    String root = settings().lake();
    return root.contains(":/") ? root : Path.of(root).toAbsolutePath().toString();
  }

  /** The files of the lake beside its tables, reached within a second: without a session. */
  Files files() {
    configureSparkLog();
    return new Files(Sessions.storage());
  }

  /** Sets up Spark's own log, which must stand before the first class of Spark is used. */
  void configureSparkLog() {
    System.setProperty("tenure.spark.log", isSparkLogged ? "warn" : "off");
    System.setProperty("tenure.spark.log.layout", log == LogFormat.JSON ? "json" : "text");
  }
}
