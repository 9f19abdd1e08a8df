package tenure.jobs.deliver;

import java.util.ArrayList;
import java.util.List;
import tenure.jobs.Progress;
import tenure.jobs.lake.Lake;

/**
 * Sends messages one after the other and writes down what became of them: that they leave before
 * the first does, and each answer soon after it came. Between the two a crash leaves messages that
 * may have arrived; they are sent again under the same id.
 */
final class Sending {
  private final Webhook webhook;
  private final SentLedger ledger;
  private final Lake lake;
  private final int recordEvery;

  Sending(Webhook webhook, SentLedger ledger, Lake lake, int recordEvery) {
    this.webhook = webhook;
    this.ledger = ledger;
    this.lake = lake;
    this.recordEvery = recordEvery;
  }

  /** What became of each message, all of them written down. */
  List<Outcome> of(List<Message> messages, Progress progress) {
    ledger.noteSending(messages);
    progress.begins("webhook", messages.size());
    List<Outcome> all = new ArrayList<>();
    int[] recorded = {0};
    try {
      for (Message message : messages) {
        // Who lost the lake meanwhile cannot write down what it sends.
        lake.checkHeld();
        all.add(webhook.send(message));
        if (all.size() - recorded[0] >= recordEvery) {
          record(all, recorded);
        }
      }
    } catch (RuntimeException failed) {
      recordDespite(failed, all, recorded);
      throw failed;
    } finally {
      progress.ended("webhook");
    }
    record(all, recorded);
    return all;
  }

  private void record(List<Outcome> all, int[] recorded) {
    ledger.note(all.subList(recorded[0], all.size()));
    recorded[0] = all.size();
  }

  /** What went wrong first is what counts, even where nothing can be written any more. */
  private void recordDespite(RuntimeException failed, List<Outcome> all, int[] recorded) {
    try {
      record(all, recorded);
    } catch (RuntimeException unwritten) {
      failed.addSuppressed(unwritten);
    }
  }
}
