package tenure.jobs.qbr;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tenure.jobs.report.PageAssets;
import tenure.jobs.report.Words;
import tenure.marts.DimAccount;
import tenure.marts.FctQbr;
import tenure.review.ReviewQuarters;
import tenure.silver.Csms;

/** A review as one HTML file: two sheets of A4 when printed, and nothing loaded from elsewhere. */
public final class ReviewPage {
  private static final Template TEMPLATE =
      Mustache.compiler().escapeHTML(true).compile(PageAssets.text("/qbr/review.mustache"));

  /** Who reads it. */
  public enum Edition {
    /** Whoever holds the review: with the work that is planned for the customer. */
    PACK,
    /** The customer, who gets it without a meeting: without that. */
    DIGITAL
  }

  /** A part of a sheet. */
  record Section(
      String title, boolean isWide, String sentence, List<Chart> charts, List<Grid> grids) {
    static Section of(String title, String sentence, Grid... grids) {
      return new Section(title, false, sentence, List.of(), filled(grids));
    }

    Section wide(Chart... charts) {
      return new Section(title, true, sentence, Arrays.asList(charts), grids);
    }

    private static List<Grid> filled(Grid... grids) {
      return Arrays.stream(grids).filter(g -> !g.rows().isEmpty()).toList();
    }
  }

  /** A chart and what it says. */
  record Chart(String svg, String caption) {}

  /** A table in words. */
  record Grid(List<String> header, List<Row> rows) {}

  /** A row of a table. */
  record Row(List<String> cells) {
    static Row of(String... cells) {
      return new Row(Arrays.asList(cells));
    }
  }

  /** A sheet of paper. */
  record Sheet(List<Section> sections) {}

  private ReviewPage() {}

  /**
   * Writes the page, and the folder it stands in.
   *
   * @throws IOException where the file cannot be written
   */
  public static void write(Review review, Edition edition, String currency, Path file)
      throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, render(review, edition, currency));
  }

  /**
   * The page as HTML.
   *
   * @param currency the reporting currency, ISO 4217
   */
  public static String render(Review review, Edition edition, String currency) {
    Words words = new Words(currency);
    Map<String, Object> page = new HashMap<>();
    page.put("account", name(review));
    page.put("quarter", review.figures().text(ReviewQuarters.QUARTER));
    page.put("lead", lead(review));
    page.put("night", Words.day(review.figures().day(FctQbr.AS_OF_DATE)));
    page.put("currency", currency);
    page.put("style", PageAssets.text("/qbr/style.css"));
    page.put("contentPolicy", PageAssets.contentPolicy());
    page.put("sheets", sheets(review, edition, words));
    return TEMPLATE.execute(page);
  }

  private static List<Sheet> sheets(Review review, Edition edition, Words words) {
    ValueSections value = new ValueSections(review, words);
    StandingSections standing = new StandingSections(review);
    OutlookSections outlook = new OutlookSections(review, edition);
    return List.of(
        new Sheet(List.of(value.goals(), value.usage(), value.gaps(), standing.support())),
        new Sheet(
            List.of(
                standing.health(),
                standing.peers(),
                outlook.stakeholders(),
                outlook.proposals(),
                outlook.nextSteps())));
  }

  private static String name(Review review) {
    String name = review.account().text(DimAccount.ACCOUNT_NAME);
    return name == null ? review.figures().text(FctQbr.ACCOUNT_ID) : name;
  }

  private static String lead(Review review) {
    String day = Words.day(review.figures().day(ReviewQuarters.DESCRIBED_DATE));
    String manager = review.account().text(Csms.CSM_NAME);
    return (review.figures().flag(ReviewQuarters.IS_COMPLETE)
            ? "The quarter that ended on " + day
            : "The quarter up to " + day + ", which still runs")
        + (manager == null ? "." : ". Looked after by " + manager + ".");
  }
}
