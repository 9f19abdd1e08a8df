package tenure.jobs.report;

import static org.apache.spark.sql.functions.desc;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import tenure.marts.DimAccount;
import tenure.marts.FctAccountDaily;
import tenure.marts.FctPlay;
import tenure.plays.Playbook;
import tenure.plays.Plays;
import tenure.scores.HealthScores;
import tenure.silver.Accounts;

/** The figures of the red customers and of their plays. */
final class RedFigures {
  private static final int MOST = 15;
  private static final String QUEUE = "queue:";

  private RedFigures() {}

  /** The red customers with the most ARR, each with its open risk plays. */
  static List<RedAccount> read(Marts marts) {
    String[] id = {DimAccount.ACCOUNT_ID.name()};
    Map<String, List<Line>> accounts =
        Marts.lines(
                red(marts)
                    .join(names(marts), id, "left_outer")
                    .join(plays(marts), id, "left_outer"))
            .stream()
            .sorted(
                Comparator.comparing((Line l) -> l.amount(FctAccountDaily.ARR))
                    .reversed()
                    .thenComparing(l -> l.text(DimAccount.ACCOUNT_ID))
                    .thenComparing(
                        l -> l.day(Plays.DUE_DATE), Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(
                        l -> l.text(Plays.PLAYBOOK),
                        Comparator.nullsLast(Comparator.naturalOrder())))
            .collect(
                Collectors.groupingBy(
                    l -> l.text(DimAccount.ACCOUNT_ID), LinkedHashMap::new, Collectors.toList()));
    return accounts.values().stream().map(RedFigures::account).toList();
  }

  private static Dataset<Row> red(Marts marts) {
    return marts
        .of(FctAccountDaily.TABLE)
        .where(FctAccountDaily.HEALTH_BAND.col().equalTo("red"))
        .where(FctAccountDaily.MRR.col().gt(0))
        .select(
            FctAccountDaily.ACCOUNT_ID.col(),
            FctAccountDaily.SEGMENT.col(),
            FctAccountDaily.ARR.col(),
            HealthScores.HEALTH_SCORE.col(),
            HealthScores.HEALTH_CHANGE_28D.col())
        .orderBy(desc(FctAccountDaily.ARR.name()), FctAccountDaily.ACCOUNT_ID.col())
        .limit(MOST);
  }

  private static Dataset<Row> names(Marts marts) {
    return marts
        .of(DimAccount.TABLE)
        .select(
            DimAccount.ACCOUNT_ID.col(),
            DimAccount.ACCOUNT_NAME.col(),
            Accounts.CSM_ID.col(),
            DimAccount.CSM_NAME.col());
  }

  private static Dataset<Row> plays(Marts marts) {
    return marts
        .of(FctPlay.TABLE)
        .where(Plays.KIND.col().equalTo(Playbook.Kind.RISK.word()))
        .where(Plays.DUE_DATE.col().isNotNull())
        .select(
            Plays.ACCOUNT_ID.col(),
            Plays.PLAYBOOK.col(),
            Plays.OWNER_ID.col(),
            Plays.STATE.col(),
            Plays.DUE_DATE.col());
  }

  private static RedAccount account(List<Line> lines) {
    Line first = lines.get(0);
    String name = first.text(DimAccount.ACCOUNT_NAME);
    return new RedAccount(
        name == null ? first.text(DimAccount.ACCOUNT_ID) : name,
        first.text(FctAccountDaily.SEGMENT),
        first.share(HealthScores.HEALTH_SCORE),
        first.share(HealthScores.HEALTH_CHANGE_28D),
        first.amount(FctAccountDaily.ARR),
        lines.stream().filter(l -> l.text(Plays.PLAYBOOK) != null).map(RedFigures::play).toList());
  }

  private static RedAccount.Play play(Line line) {
    return new RedAccount.Play(
        line.text(Plays.PLAYBOOK),
        owner(line),
        line.day(Plays.DUE_DATE),
        "escalated".equals(line.text(Plays.STATE)));
  }

  /** By name where it is the account's manager; a queue as what it is. */
  private static String owner(Line line) {
    String owner = line.text(Plays.OWNER_ID);
    if (owner.startsWith(QUEUE)) {
      return Words.name(owner.substring(QUEUE.length())) + " queue";
    }
    String manager = line.text(DimAccount.CSM_NAME);
    return owner.equals(line.text(Accounts.CSM_ID)) && manager != null ? manager : owner;
  }
}
