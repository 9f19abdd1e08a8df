package tenure.jobs.settings;

import static tenure.ops.CheckAction.FAIL_NIGHT;
import static tenure.ops.CheckAction.KEEP_TABLE;
import static tenure.ops.CheckAction.REJECT_ROW;
import static tenure.ops.CheckAction.WARN;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tenure.jobs.ingest.ErasureKey;
import tenure.jobs.lake.Lease;
import tenure.jobs.lake.Tidying;
import tenure.ops.CheckAction;
import tenure.ops.CheckKind;
import tenure.ops.VolumePolicy;

/**
 * How nights are run, whatever they compute.
 *
 * @param lease how long a lake is held
 * @param checks what is checked before a night is published, and what follows
 * @param tidy what is kept
 * @param lineage whether it is told what columns are made of
 * @param erasureKey where the key of erasures stands
 */
public record Operations(
    Lease.Terms lease,
    Checks checks,
    Tidying.Policy tidy,
    Lineage lineage,
    ErasureKey.Place erasureKey) {
  /** What may follow, by what a check is about; what follows from the others is not chosen. */
  private static final Map<CheckKind, Set<CheckAction>> CHOICES =
      Map.of(
          CheckKind.KEYS, EnumSet.of(WARN, KEEP_TABLE, FAIL_NIGHT),
          CheckKind.FOREIGN_KEYS, EnumSet.of(WARN, KEEP_TABLE, FAIL_NIGHT),
          CheckKind.VOLUME, EnumSet.of(WARN, KEEP_TABLE, FAIL_NIGHT),
          CheckKind.RANGES, EnumSet.of(REJECT_ROW, FAIL_NIGHT),
          CheckKind.FRESHNESS, EnumSet.of(WARN, FAIL_NIGHT));

  private static final String EXCEPTION = "([a-z0-9_.-]+) ([a-z-]+)";

  /**
   * What is checked before a night is published.
   *
   * @param actions what follows, by what the check is about
   * @param exceptions the same for one table, by its full name and the kind
   * @param volume when a number of rows is surprising
   * @param warnDays a source that delivered nothing for more days than this is told of
   * @param errorDays one silent for longer than this is acted upon
   */
  public record Checks(
      Map<CheckKind, CheckAction> actions,
      Map<String, CheckAction> exceptions,
      VolumePolicy volume,
      int warnDays,
      int errorDays) {
    /** Refuses nonsense. */
    public Checks {
      Settings.require(
          0 < warnDays && warnDays <= errorDays,
          "warn-days must be 1 or more, and error-days at least as many.");
    }

    /** What follows where a check of this kind does not hold for the subject. */
    public CheckAction action(CheckKind kind, String subject) {
      return exceptions.getOrDefault(
          subject + " " + kebab(kind), actions.getOrDefault(kind, CheckAction.FAIL_NIGHT));
    }
  }

  /**
   * Whether it is told what columns are made of.
   *
   * @param file where OpenLineage's events are added; none where nothing is told
   */
  public record Lineage(Optional<Path> file) {}

  static Optional<Operations> read(Section root) {
    Optional<Lease.Terms> lease = lease(root.section("lease"));
    Optional<Checks> checks = checks(root.section("checks"));
    Optional<Tidying.Policy> tidy = tidy(root.section("tidy"));
    Optional<Lineage> lineage = lineage(root.section("lineage"));
    ErasureKey.Place key = erasureKey(root.section("erasure"));
    return lease.isPresent() && checks.isPresent() && tidy.isPresent() && lineage.isPresent()
        ? Optional.of(new Operations(lease.get(), checks.get(), tidy.get(), lineage.get(), key))
        : Optional.empty();
  }

  private static Optional<Lineage> lineage(Section s) {
    boolean isOn = s.flag("enabled");
    Optional<Path> file = Optional.of(s.text("file")).filter(f -> isOn).map(Path::of);
    return s.done().make(() -> new Lineage(file));
  }

  private static ErasureKey.Place erasureKey(Section s) {
    ErasureKey.Place place = new ErasureKey.Place(s.text("key-file"), s.text("key-variable"));
    s.done();
    return place;
  }

  private static Optional<Lease.Terms> lease(Section s) {
    Duration beat = Duration.ofSeconds(s.whole("heartbeat-seconds"));
    Duration expires = Duration.ofSeconds(s.whole("expires-seconds"));
    return s.done().make(() -> new Lease.Terms(beat, expires));
  }

  private static Optional<Tidying.Policy> tidy(Section s) {
    int nights = s.whole("rollback-nights");
    int every = s.whole("every-nights");
    Duration grace = Duration.ofHours(s.whole("grace-hours"));
    int small = s.whole("small-files");
    long bytes = s.whole("small-megabytes") * (1L << 20);
    return s.done().make(() -> new Tidying.Policy(nights, grace, every, small, bytes));
  }

  private static Optional<Checks> checks(Section s) {
    Section given = s.section("actions");
    Map<CheckKind, CheckAction> actions = new EnumMap<>(CheckKind.class);
    CHOICES.forEach((kind, may) -> actions.put(kind, action(given, kebab(kind), may)));
    given.done();
    Map<String, CheckAction> exceptions = exceptions(s.section("exceptions"));
    Section volume = s.section("volume");
    Optional<VolumePolicy> policy = volume(volume);
    Section freshness = s.section("freshness");
    int warn = freshness.whole("warn-days");
    int error = freshness.whole("error-days");
    freshness.done();
    return s.done().make(() -> new Checks(actions, exceptions, policy.orElse(null), warn, error));
  }

  private static Optional<VolumePolicy> volume(Section s) {
    int weeks = s.whole("weeks");
    int least = s.whole("least-nights");
    double deviations = s.number("deviations");
    double share = s.number("least-share");
    return s.done().make(() -> new VolumePolicy(weeks, least, deviations, share));
  }

  private static Map<String, CheckAction> exceptions(Section s) {
    Map<String, CheckAction> exceptions = new LinkedHashMap<>();
    for (String key : s.textMap().keySet()) {
      Matcher named = Pattern.compile(EXCEPTION).matcher(key);
      Optional<CheckKind> kind = named.matches() ? kind(named.group(2)) : Optional.empty();
      if (kind.isEmpty()) {
        s.wrong(
            key,
            "write a table or a source and a kind of check, such as \"marts.fct_renewal volume\".");
      } else {
        exceptions.put(key, action(s, key, choices(kind.get(), named.group(1))));
      }
    }
    return exceptions;
  }

  private static Optional<CheckKind> kind(String name) {
    return CHOICES.keySet().stream().filter(kind -> kebab(kind).equals(name)).findFirst();
  }

  private static Set<CheckAction> choices(CheckKind kind, String subject) {
    Set<CheckAction> choices = EnumSet.copyOf(CHOICES.get(kind));
    if (!subject.startsWith("marts.")) {
      choices.remove(KEEP_TABLE);
    }
    return choices;
  }

  private static CheckAction action(Section s, String key, Set<CheckAction> may) {
    CheckAction action = s.choice(key, CheckAction.class);
    if (!may.contains(action)) {
      String others =
          may.stream()
              .map(choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .collect(Collectors.joining(" or "));
      s.wrong(key, why(action) + "; choose " + others + ".");
    }
    return action;
  }

  private static String why(CheckAction action) {
    return switch (action) {
      case KEEP_TABLE -> "only marts can be kept";
      case REJECT_ROW -> "only rows that cannot be read are set aside one by one";
      case WARN -> "a row that cannot be read is in no table, whoever is told";
      case FAIL_NIGHT -> "it fails no night";
    };
  }

  private static String kebab(CheckKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
