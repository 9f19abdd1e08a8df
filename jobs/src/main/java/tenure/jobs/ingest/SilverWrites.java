package tenure.jobs.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.contract.Table;
import tenure.contract.Versions;
import tenure.jobs.Progress;
import tenure.jobs.SideBySide;
import tenure.jobs.StepResult;
import tenure.jobs.lake.Held;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.IngestSettings;
import tenure.silver.AccountCrosswalk;
import tenure.silver.AccountHierarchy;
import tenure.silver.AccountLinks;
import tenure.silver.Accounts;
import tenure.silver.DailyUsage;
import tenure.silver.DealStages;
import tenure.silver.Opportunities;
import tenure.silver.SubscriptionLines;
import tenure.silver.Surveys;
import tenure.silver.Tickets;

/**
 * Writes the nouns of a night: accounts first, then which account each key means, then the nouns
 * that point at accounts.
 */
final class SilverWrites {
  private static final Set<Table> FIRST =
      Set.of(Accounts.TABLE, AccountLinks.TABLE, AccountCrosswalk.TABLE, DealStages.TABLE);

  private final Lake lake;
  private final LocalDate night;
  private final IngestSettings policy;
  private final SideBySide sideBySide;
  private final Progress progress;

  SilverWrites(
      Lake lake, LocalDate night, IngestSettings policy, SideBySide sideBySide, Progress progress) {
    this.lake = lake;
    this.night = night;
    this.policy = policy;
    this.sideBySide = sideBySide;
    this.progress = progress;
  }

  /** Replaces the night's slice of every noun. */
  void write(List<Noun> nouns) {
    Optional<StagedNoun> accounts = staged(nouns, Accounts.TABLE);
    Optional<StagedNoun> keys = staged(nouns, AccountLinks.TABLE);
    Optional<StagedNoun> crosswalk = staged(nouns, AccountCrosswalk.TABLE);
    Optional<StagedNoun> stages = staged(nouns, DealStages.TABLE);
    sideBySide.each(
        Stream.of(accounts, crosswalk, stages).flatMap(Optional::stream).toList(),
        noun -> changed(noun, noun.loaded()));
    if (accounts.isPresent() || keys.isPresent() || crosswalk.isPresent()) {
      whoIsWho(accounts.isPresent(), keys);
    }
    List<Noun> others = nouns.stream().filter(n -> !FIRST.contains(n.target())).toList();
    if (!others.isEmpty()) {
      // Every noun asks which account its keys mean: known once, held for all.
      try (Held links = Held.of(lake.asKnown(AccountLinks.TABLE, night))) {
        sideBySide.each(without(others, Surveys.TABLE), noun -> write(noun, links));
        staged(others, Surveys.TABLE).ifPresent(surveys -> surveys(surveys, links.rows()));
      }
    }
  }

  private static List<Noun> without(List<Noun> nouns, Table target) {
    return nouns.stream().filter(n -> n.target() != target).toList();
  }

  /** A rating may name its ticket alone, so surveys wait for the tickets of the night. */
  private void surveys(StagedNoun surveys, Dataset<Row> links) {
    Dataset<Row> tickets = lake.asKnown(Tickets.TABLE, night);
    changed(surveys, withAccounts(Surveys.withTickets(surveys.loaded(), tickets), links));
  }

  /**
   * Which account each key means and to whom accounts roll up, both from the accounts as they are.
   */
  private void whoIsWho(boolean hasAccounts, Optional<StagedNoun> keys) {
    try (Held accounts = Held.of(lake.latest(Accounts.TABLE, night))) {
      List<Runnable> writes = new ArrayList<>();
      writes.add(() -> links(accounts.rows(), keys));
      if (hasAccounts) {
        writes.add(() -> changed(AccountHierarchy.TABLE, AccountHierarchy.from(accounts.rows())));
      }
      sideBySide.each(
          writes,
          w -> {
            w.run();
            return w;
          });
    }
  }

  private static Optional<StagedNoun> staged(List<Noun> nouns, Table target) {
    return nouns.stream().filter(n -> n.target() == target).map(n -> (StagedNoun) n).findFirst();
  }

  private void links(Dataset<Row> accounts, Optional<StagedNoun> keys) {
    Dataset<Row> known = lake.latest(AccountLinks.TABLE, night.minusDays(1));
    Dataset<Row> arrived =
        keys.map(StagedNoun::loaded)
            .orElseGet(() -> lake.spark().createDataFrame(List.of(), AccountLinks.TABLE.schema()));
    Dataset<Row> crosswalk = lake.asKnown(AccountCrosswalk.TABLE, night);
    // Looked at from several sides, so worked out once.
    try (Held candidates = Held.of(AccountLinks.candidates(known, arrived))) {
      changed(
          AccountLinks.TABLE,
          AccountLinks.from(candidates.rows(), crosswalk, accounts, policy.freeMailDomains()));
    }
  }

  private Noun write(Noun noun, Held links) {
    if (noun instanceof UsageNoun usage) {
      replace(DailyUsage.TABLE, withAccounts(usage.increments(night), links.besideMany()));
    } else if (noun.target() == SubscriptionLines.TABLE && noun instanceof StagedNoun lines) {
      lines(lines, withAccounts(lines.loaded(), links.rows()));
    } else if (noun.target() == Opportunities.TABLE && noun instanceof StagedNoun deals) {
      changed(deals, withAccounts(withStages(deals.loaded()), links.rows()));
    } else if (noun instanceof StagedNoun staged) {
      changed(staged, withAccounts(staged.loaded(), links.rows()));
    }
    return noun;
  }

  /** Only some sources name the stages of their deals by ids. */
  private Dataset<Row> withStages(Dataset<Row> deals) {
    return lake.has(DealStages.TABLE)
        ? Opportunities.withStages(deals, lake.asKnown(DealStages.TABLE, night))
        : deals;
  }

  /** Lines tell of others: of what they were before, and of those shown no more. */
  private void lines(StagedNoun lines, Dataset<Row> incoming) {
    try (LineChanges changes =
        LineChanges.of(lake, incoming, lines.vendors(), policy.amendedInPlace(), night)) {
      changed(lines, changes.rows(), changes.added());
    }
  }

  private static Dataset<Row> withAccounts(Dataset<Row> rows, Dataset<Row> links) {
    boolean pointsAtAccounts =
        Arrays.asList(rows.columns()).contains(AccountLinks.SOURCE_ACCOUNT_KEY.name());
    return pointsAtAccounts ? AccountLinks.attach(rows, links) : rows;
  }

  /** A join that multiplies rows shows as more versions written than rows that count. */
  private StagedNoun changed(StagedNoun noun, Dataset<Row> incoming) {
    changed(noun, incoming, 0);
    return noun;
  }

  private void changed(StagedNoun noun, Dataset<Row> incoming, long added) {
    StepResult result = changed(noun.target(), incoming);
    long most = noun.loadedRows() + added;
    if (result.rows() > most) {
      throw new ConservationBroken(noun.target().fullName(), most, result.rows());
    }
  }

  private StepResult changed(Table table, Dataset<Row> incoming) {
    Dataset<Row> before = lake.before(table, night);
    return replace(
        table,
        table == Accounts.TABLE
            ? Accounts.changed(incoming, before, night)
            : Versions.changed(table, incoming, before, night));
  }

  private StepResult replace(Table table, Dataset<Row> rows) {
    progress.started(table.fullName());
    StepResult result = lake.replace(table, night, rows);
    if (table.isVersioned()) {
      lake.carryForward(table, night);
    }
    progress.finished(result);
    return result;
  }
}
