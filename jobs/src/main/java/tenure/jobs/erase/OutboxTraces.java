package tenure.jobs.erase;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import tenure.contract.Field;
import tenure.contract.Table;
import tenure.jobs.deliver.OutboxErasure;
import tenure.jobs.lake.Lake;
import tenure.marts.DimAccount;
import tenure.marts.FctPlay;
import tenure.plays.Plays;
import tenure.silver.Accounts;

/** By what the outbox knows the accounts of a subject, as long as the lake can tell. */
final class OutboxTraces {
  private OutboxTraces() {}

  static OutboxErasure.Gone of(Lake lake, Traces traces) {
    Set<String> ids = new HashSet<>(traces.accounts());
    Set<String> names = new HashSet<>(traces.accounts());
    if (!ids.isEmpty()) {
      ids.addAll(texts(lake, FctPlay.TABLE, Plays.PLAY_ID, traces));
      names.addAll(texts(lake, DimAccount.TABLE, DimAccount.ACCOUNT_NAME, traces));
      names.addAll(texts(lake, Accounts.TABLE, Accounts.ACCOUNT_NAME, traces));
    }
    return new OutboxErasure.Gone(ids, names, traces::cleaned);
  }

  private static Set<String> texts(Lake lake, Table table, Field text, Traces traces) {
    return lake
        .read(table)
        .where(Accounts.ACCOUNT_ID.col().isin(traces.accounts().toArray()))
        .where(text.col().isNotNull())
        .select(text.col())
        .distinct()
        .collectAsList()
        .stream()
        .map(r -> r.getString(0))
        .collect(Collectors.toSet());
  }
}
