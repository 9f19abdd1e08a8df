package tenure.jobs.qbr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tenure.jobs.Progress;
import tenure.jobs.StepResult;
import tenure.marts.FctQbr;
import tenure.review.ReviewQuarters;

/** The digital edition of many reviews: a folder with a file each, named by quarter and account. */
public final class DigitalEdition {
  private static final int TOLD_EVERY = 100;

  private final Path folder;
  private final String currency;
  private final Progress progress;

  /** The edition in a folder, with amounts in a currency, ISO 4217. */
  public DigitalEdition(Path folder, String currency, Progress progress) {
    this.folder = folder;
    this.currency = currency;
    this.progress = progress;
  }

  /**
   * Writes the reviews, each over the one of the same name.
   *
   * @throws IOException where a file cannot be written
   */
  public void write(List<Review> reviews) throws IOException {
    int steps = (reviews.size() + TOLD_EVERY - 1) / TOLD_EVERY;
    progress.begins("reviews", steps);
    Set<String> names = new HashSet<>();
    for (int from = 0; from < reviews.size(); from += TOLD_EVERY) {
      int to = Math.min(from + TOLD_EVERY, reviews.size());
      long start = System.nanoTime();
      progress.started("reviews");
      for (Review review : reviews.subList(from, to)) {
        ReviewPage.write(
            review, ReviewPage.Edition.DIGITAL, currency, folder.resolve(file(review, names)));
      }
      long millis = (System.nanoTime() - start) / 1_000_000;
      String part = "reviews " + (from + 1) + " to " + to;
      progress.finished(new StepResult(part, to - from, to - from, 0, -1, 0, millis));
    }
    progress.ended("reviews");
  }

  /** A name that every file system takes, and that no other review of the edition has. */
  private static String file(Review review, Set<String> names) {
    String account = review.figures().text(FctQbr.ACCOUNT_ID).replaceAll("[^A-Za-z0-9._-]", "-");
    String name = review.figures().text(ReviewQuarters.QUARTER) + "-" + account;
    String free = name;
    for (int other = 2; !names.add(free.toLowerCase(Locale.ROOT)); other++) {
      free = name + "-" + other;
    }
    return free + ".html";
  }
}
