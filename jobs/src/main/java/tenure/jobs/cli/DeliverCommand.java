package tenure.jobs.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.console.Console;
import tenure.jobs.deliver.Delivery;

/** Brings what a night decided to where people work. */
@Command(
    name = "deliver",
    description = {
      "Write the outbox of a published night: steps of plays and changed colours as CSV and JSON"
          + " lines, tasks for Salesforce's Bulk API, a digest per person.",
      "With --send the webhook is told too; without, only what it would be told is counted."
    },
    footer = {
      "  ./tenure deliver --date 2026-01-31",
      "  ./tenure deliver --date 2026-01-31 --send"
    })
final class DeliverCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Option(names = "--date", required = true, paramLabel = "DATE", description = "The night.")
  private LocalDate night;

  @Option(names = "--send", description = "Tell the webhook what it does not know yet.")
  private boolean isSent;

  @Option(
      names = "--all",
      description = "Write all that is to be done into the files, not only what changed.")
  private boolean isWhole;

  @Override
  public Integer call() {
    Console console = tenure.console();
    Delivery delivery =
        new Delivery(tenure.lake(), tenure.settings(), Clock.systemUTC(), console.progress());
    deliver(delivery, night, isWhole, isSent, console.out()::println);
    return 0;
  }

  /** Writes the outbox, then tells the webhook or counts what it would be told. */
  static void deliver(
      Delivery delivery, LocalDate night, boolean isWhole, boolean isSent, Consumer<String> heard) {
    Delivery.Written written = delivery.write(night, isWhole);
    heard.accept(
        String.format(
            Locale.ROOT,
            "%s: %,d events and %,d digests in %s",
            night,
            written.events(),
            written.digests(),
            written.folder()));
    delivery.send(night, isSent).ifPresent(sent -> heard.accept(line(sent)));
  }

  private static String line(Delivery.Sent sent) {
    return String.format(
        Locale.ROOT,
        sent.isSent()
            ? "%s acknowledged %,d events"
            : "%s would be told %,d events; nothing was sent: give --send",
        sent.receiver(),
        sent.events());
  }
}
