package tenure.jobs.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tenure.jobs.OperatorError;
import tenure.jobs.erase.Erasure;
import tenure.jobs.erase.Finding;
import tenure.jobs.erase.Subject;
import tenure.jobs.ingest.ErasureKey;
import tenure.jobs.ingest.Landing;
import tenure.jobs.ingest.ObjectSettings;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Lease;

/** Removes a person or an account from the lake. */
@Command(
    name = "erase",
    description = {
      "Remove a person or an account from every table and file of the lake, old versions included,",
      "and from the outbox, prove that nothing is left, and keep it from coming back with the next extract.",
      "It needs a key that is not in the lake: see tenure.erasure in config/reference.conf."
    },
    footer = {
      "  ./tenure erase --subject ann@acme.com --dry-run",
      "  ./tenure erase --subject account:0015g0000007000AAA --yes"
    })
final class EraseCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Option(
      names = "--subject",
      required = true,
      paramLabel = "SUBJECT",
      description = "An e-mail address, user:ID or account:ID (of the CRM).")
  private String subject;

  @Option(names = "--dry-run", description = "Show where the subject stands, and change nothing.")
  private boolean isDry;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean isSure;

  @Option(
      names = "--wait",
      paramLabel = "MINUTES",
      defaultValue = "0",
      description = "How long to wait for a run that holds the lake; at once it ends with 5.")
  private int waitMinutes;

  @Override
  public Integer call() {
    Subject asked = Subject.of(subject);
    ErasureKey key =
        ErasureKey.read(tenure.settings().operations().erasureKey(), tenure.lakeRoot());
    Lake lake = tenure.lake();
    Clock clock = Clock.systemUTC();
    try (Lease lease =
        Lease.take(
            lake.files(),
            lake.root(),
            "an erasure",
            tenure.settings().operations().lease(),
            Duration.ofMinutes(waitMinutes),
            clock)) {
      return erase(lake.under(lease), asked, key, clock);
    }
  }

  private int erase(Lake lake, Subject asked, ErasureKey key, Clock clock) {
    List<ObjectSettings> objects =
        tenure.settings().sources().stream().flatMap(s -> s.objects().stream()).toList();
    PrintStream out = tenure.console().out();
    String outbox = tenure.settings().delivery().folder();
    Erasure erasure = new Erasure(lake, outbox, objects, asked, key, tenure.console().progress());
    Finding found = erasure.find(Landing.at(tenure.settings().landing(), lake.hadoop()));
    show(asked, erasure.identities(), found, out);
    if (isDry) {
      return 0;
    }
    if (!isSure && !isConfirmed()) {
      out.println("Nothing was changed.");
      // Who calls it from a script must not take this for done.
      return System.console() == null ? OperatorError.USAGE : 0;
    }
    erasure.run(found, clock);
    out.println(
        "Erased. Every row and every byte of lake and outbox was looked at again: nothing is left of"
            + " it.");
    return 0;
  }

  private static void show(Subject asked, int identities, Finding found, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "The lake knows %s by %,d identities: %,d rows are to go, %,d to be cleared of it.%n",
        asked.words(),
        identities,
        found.removed(),
        found.cleared());
    found
        .tables()
        .forEach(
            (table, c) ->
                out.printf(
                    Locale.ROOT,
                    "  %-40s %,8d to go %,8d to clear, in %,d files%n",
                    table,
                    c.removed(),
                    c.cleared(),
                    c.files()));
    Stream.concat(found.texts().stream(), found.outbox().stream())
        .forEach(file -> out.println("  " + file));
    if (!found.landing().isEmpty()) {
      out.println("Extracts that name it are yours to remove:");
      found.landing().forEach(file -> out.println("  " + file));
    }
  }

  /** Where nobody can answer, nothing is done. */
  private boolean isConfirmed() {
    if (System.console() == null) {
      tenure.console().err().println("Nobody is here to confirm: give --yes.");
      return false;
    }
    String answer = System.console().readLine("Erase it for good? Type yes: ");
    return "yes".equalsIgnoreCase(String.valueOf(answer).strip());
  }
}
