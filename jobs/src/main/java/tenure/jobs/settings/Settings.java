package tenure.jobs.settings;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tenure.features.SegmentPolicy;
import tenure.jobs.ingest.SourceSettings;
import tenure.jobs.settings.ConfigFiles.Loaded;
import tenure.jobs.warehouse.UnknownWarehouse;
import tenure.jobs.warehouse.Warehouse;
import tenure.ledger.LedgerPolicy;
import tenure.scores.HealthPolicy;
import tenure.scores.RenewalPolicy;
import tenure.scores.RetentionPolicy;
import tenure.signals.SignalPolicy;
import tenure.validation.ValidationPolicy;

/**
 * What a night is told. Made from config/reference.conf and the user's file; no code below this
 * class sees a Config.
 *
 * @param landing the folder where extracts land
 * @param lake the folder of the tables
 * @param sources where extracts land and what they mean
 * @param ingest how extracts are read
 * @param ledger how recurring revenue is counted
 * @param retention how retention is counted
 * @param books what the figures beside retention need
 * @param segments which accounts are looked after how
 * @param health how health is scored
 * @param validation how it is found out whether health foretells losses
 * @param renewals how renewals are judged
 * @param signals which signals are watched
 * @param plays what is done when something happens to a customer
 * @param audit what is still published
 * @param delivery what leaves for where people work
 * @param serve how marts are served to other tools
 * @param operations how nights are run, whatever they compute
 * @param spark how Spark is run
 * @param warehouses the databases that marts are published to, by name
 * @param fingerprint a short hash of everything configured, kept with each night
 */
public record Settings(
    String landing,
    String lake,
    List<SourceSettings> sources,
    IngestSettings ingest,
    LedgerPolicy ledger,
    RetentionPolicy retention,
    Books books,
    SegmentPolicy segments,
    HealthPolicy health,
    ValidationPolicy validation,
    RenewalPolicy renewals,
    SignalPolicy signals,
    PlaySettings plays,
    Audit audit,
    DeliverySettings delivery,
    ServeSettings serve,
    Operations operations,
    Spark spark,
    Map<String, Warehouse> warehouses,
    String fingerprint) {

  /** What is still published. */
  public record Audit(java.math.BigDecimal maxResidual) {
    /** Refuses nonsense. */
    public Audit {
      require(
          maxResidual.signum() >= 0, "max-residual must be 0 or more, not " + maxResidual + ".");
    }
  }

  /** How Spark is run, and from how many lines on the ledger is worked out in parts. */
  public record Spark(String master, int parallelSteps, int wholeLedgerLines) {
    /** Refuses nonsense. */
    public Spark {
      require(
          wholeLedgerLines >= 0,
          "whole-ledger-lines must be 0 or more, not " + wholeLedgerLines + ".");
      require(parallelSteps >= 1, "parallel-steps must be 1 or more, not " + parallelSteps + ".");
    }
  }

  /** What the command line says over the files. */
  public record Overrides(Optional<Path> config, Optional<String> landing, Optional<String> lake) {
    /** Nothing said. */
    public static Overrides none() {
      return new Overrides(Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * Reads and checks every setting.
   *
   * @throws BadSettings naming every problem with its file and line
   */
  public static Settings load(Overrides overrides) {
    Problems problems = new Problems();
    Loaded loaded = ConfigFiles.load(overrides.config(), problems);
    Section root = new Section(loaded.config().getConfig("tenure"), "tenure", problems);
    Settings settings = read(root, overrides, loaded);
    problems.refuse();
    return settings;
  }

  private static Settings read(Section root, Overrides overrides, Loaded loaded) {
    String landing = overrides.landing().orElse(root.text("landing"));
    String lake = overrides.lake().orElse(root.text("lake"));
    Optional<IngestSettings> ingest = IngestSettings.read(root.section("ingest"));
    Optional<LedgerPolicy> ledger = LedgerSettings.ledger(root.section("ledger"));
    Optional<RetentionPolicy> retention = LedgerSettings.retention(root.section("retention"));
    Books books = SettingsParts.books(root);
    Optional<SegmentPolicy> segments = SegmentSettings.segments(loaded.folder(), root.problems());
    List<String> names = segments.map(SegmentPolicy::names).orElse(List.of());
    Optional<HealthPolicy> health =
        HealthSettings.health(root.section("health"), loaded.folder(), names);
    Optional<ValidationPolicy> validation =
        ValidationSettings.validation(root.section("validation"));
    Optional<RenewalPolicy> renewals = RenewalSettings.renewals(loaded.folder(), root.problems());
    Optional<SignalPolicy> signals = SignalSettings.signals(loaded.folder(), root.problems());
    Optional<PlaySettings> plays =
        PlaySettings.plays(loaded.folder(), root.problems(), segments, signals);
    Optional<Audit> audit = SettingsParts.audit(root.section("audit"));
    Optional<DeliverySettings> delivery = DeliverySettings.read(root.section("deliver"));
    Optional<ServeSettings> serve = ServeSettings.read(root.section("serve"));
    Optional<Operations> operations = Operations.read(root);
    Optional<Spark> spark = SettingsParts.spark(root.section("spark"));
    Map<String, Warehouse> warehouses = WarehouseSettings.read(root.section("warehouses"));
    root.section("sources");
    List<SourceSettings> sources =
        SourcesReader.read(
            loaded.config().getConfig("tenure"),
            root.texts("use-sources"),
            loaded.folder(),
            root.problems());
    root.done();
    return new Settings(
        landing,
        lake,
        sources,
        ingest.orElse(null),
        ledger.orElse(null),
        retention.orElse(null),
        books,
        segments.orElse(null),
        health.orElse(null),
        validation.orElse(null),
        renewals.orElse(null),
        signals.orElse(null),
        plays.orElse(null),
        audit.orElse(null),
        delivery.orElse(null),
        serve.orElse(null),
        operations.orElse(null),
        spark.orElse(null),
        warehouses,
        fingerprint(loaded.config()));
  }

  /**
   * The warehouse of this name.
   *
   * @throws UnknownWarehouse where none is called so
   */
  public Warehouse warehouse(String name) {
    if (!warehouses.containsKey(name)) {
      throw new UnknownWarehouse(name, warehouses.keySet());
    }
    return warehouses.get(name);
  }

  private static String fingerprint(Config config) {
    String everything = config.root().render(com.typesafe.config.ConfigRenderOptions.concise());
    return org.apache.commons.codec.digest.DigestUtils.sha256Hex(everything).substring(0, 12);
  }

  static void require(boolean good, String otherwise) {
    if (!good) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
