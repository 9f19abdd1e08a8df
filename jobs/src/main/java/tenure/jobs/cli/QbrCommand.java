package tenure.jobs.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tenure.jobs.qbr.DigitalEdition;
import tenure.jobs.qbr.Review;
import tenure.jobs.qbr.ReviewBook;
import tenure.jobs.qbr.ReviewPage;
import tenure.jobs.report.Words;

/** Writes business reviews. */
@Command(
    name = "qbr",
    description = {
      "Write the business review of a customer and a fiscal quarter: two pages to print, for who"
          + " holds it, with the steps that are planned.",
      "With --segment, the digital edition for every customer of a segment or touch: a file each,"
          + " for the customer to read, without those steps and without names of people there."
    },
    footer = {
      "  ./tenure qbr \"Acme GmbH\" --quarter 2026Q1 --out acme.html",
      "  ./tenure qbr --segment tech-touch --quarter 2026Q1 --out reviews"
    })
final class QbrCommand implements Callable<Integer> {
  @ParentCommand private Tenure tenure;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "ACCOUNT",
      description = "Its id, or its name.")
  private String account;

  @Option(
      names = "--segment",
      paramLabel = "NAME",
      description = "Instead of one customer, all of a segment (smb) or touch (tech-touch).")
  private String segment;

  @Option(
      names = "--quarter",
      paramLabel = "QUARTER",
      description = "The fiscal quarter, as 2026Q1; the last that has ended by default.")
  private Optional<String> quarter;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "As known on this night; the newest published by default.")
  private Optional<LocalDate> night;

  @Option(
      names = "--with-names",
      description = "Name the people at the customer, from the contacts in the lake.")
  private boolean isNaming;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "PATH",
      description = "The file to write; with --segment, the folder.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    refuseContradictions();
    int fiscalMonth = tenure.settings().retention().fiscalYearStartMonth();
    ReviewBook book = ReviewBook.open(tenure.served(), quarter, night, fiscalMonth);
    String currency = tenure.settings().ledger().reportingCurrency();
    int written = account == null ? segment(book, currency) : account(book, currency);
    tenure
        .console()
        .out()
        .printf(
            "%s of %s, as known on %s: %s%n",
            Words.count(written, "review"), book.quarter().name(), book.night(), out);
    return 0;
  }

  private int account(ReviewBook book, String currency) throws IOException {
    ReviewPage.write(book.of(account, isNaming), ReviewPage.Edition.PACK, currency, out);
    return 1;
  }

  private int segment(ReviewBook book, String currency) throws IOException {
    List<Review> reviews = book.ofSegment(segment);
    new DigitalEdition(out, currency, tenure.console().progress()).write(reviews);
    return reviews.size();
  }

  private void refuseContradictions() {
    if ((account == null) == (segment == null)) {
      throw new ParameterException(
          spec.commandLine(), "Give either one ACCOUNT or --segment NAME.");
    }
    if (segment != null && isNaming) {
      throw new ParameterException(
          spec.commandLine(), "--with-names is for one ACCOUNT: the digital edition names nobody.");
    }
  }
}
