package tenure.jobs.settings;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tenure.jobs.lake.Lease;
import tenure.ops.CheckAction;
import tenure.ops.CheckKind;
import tenure.ops.VolumePolicy;

/**
 * How nights are run, whatever they compute.
 *
 * @param lease how long a lake is held
 * @param checks what is checked before a night is published, and what follows
 * @param tidy what is kept
 */
public record Operations(Lease.Terms lease, Checks checks, Tidy tidy) {
  /** The kinds of checks whose action is chosen; the others cannot be softened. */
  private static final List<CheckKind> CHOSEN =
      List.of(CheckKind.KEYS, CheckKind.FOREIGN_KEYS, CheckKind.VOLUME, CheckKind.FRESHNESS);

  private static final String EXCEPTION = "[a-z]+\\.[a-z0-9_]+ [a-z-]+";

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
   * What is kept.
   *
   * @param rollbackNights so many published nights can be served again
   * @param everyNights files that nobody needs are removed once in so many nights
   * @param graceHours files younger than this are never removed: somebody may be reading or writing
   *     them
   */
  public record Tidy(int rollbackNights, int everyNights, int graceHours) {
    /** Refuses nonsense. */
    public Tidy {
      Settings.require(
          rollbackNights >= 1 && everyNights >= 1 && graceHours >= 1,
          "rollback-nights, every-nights and grace-hours must be 1 or more.");
    }
  }

  static Optional<Operations> read(Section root) {
    Optional<Lease.Terms> lease = lease(root.section("lease"));
    Optional<Checks> checks = checks(root.section("checks"));
    Optional<Tidy> tidy = tidy(root.section("tidy"));
    return lease.isPresent() && checks.isPresent() && tidy.isPresent()
        ? Optional.of(new Operations(lease.get(), checks.get(), tidy.get()))
        : Optional.empty();
  }

  private static Optional<Lease.Terms> lease(Section s) {
    Duration beat = Duration.ofSeconds(s.whole("heartbeat-seconds"));
    Duration expires = Duration.ofSeconds(s.whole("expires-seconds"));
    return s.done().make(() -> new Lease.Terms(beat, expires));
  }

  private static Optional<Tidy> tidy(Section s) {
    int nights = s.whole("rollback-nights");
    int every = s.whole("every-nights");
    int grace = s.whole("grace-hours");
    return s.done().make(() -> new Tidy(nights, every, grace));
  }

  private static Optional<Checks> checks(Section s) {
    Section given = s.section("actions");
    Map<CheckKind, CheckAction> actions = new EnumMap<>(CheckKind.class);
    for (CheckKind kind : CHOSEN) {
      actions.put(kind, action(given, kebab(kind), kind != CheckKind.FRESHNESS));
    }
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
      if (!key.matches(EXCEPTION)) {
        s.wrong(key, "write a table and a kind of check, such as \"marts.fct_renewal volume\".");
      }
      exceptions.put(key, action(s, key, !key.endsWith(" " + kebab(CheckKind.FRESHNESS))));
    }
    return exceptions;
  }

  private static CheckAction action(Section s, String key, boolean isOfMarts) {
    CheckAction action = s.choice(key, CheckAction.class);
    if (action == CheckAction.KEEP_TABLE && !isOfMarts) {
      s.wrong(key, "only marts can be kept; choose warn or fail-night.");
    }
    if (action == CheckAction.REJECT_ROW) {
      s.wrong(
          key,
          "rows are rejected where they are read, by their source's configuration; choose warn,"
              + " keep-table or fail-night.");
    }
    return action;
  }

  private static String kebab(CheckKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
