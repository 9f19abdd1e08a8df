package tenure.jobs.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import tenure.jobs.report.CompanyReport.Month;

/** The report in a terminal: the last months, and the renewals to worry about. */
public final class ReportTables {
  private static final int MONTHS = 6;
  private static final int WIDEST_WORDS = 44;

  private ReportTables() {}

  /** Prints both tables. */
  public static void print(CompanyReport report, PrintStream out) {
    Words words = new Words(report.currency());
    if (report.isEmpty()) {
      out.println(new Headlines(report, words).summary());
      return;
    }
    out.println("The company by month (ARR in " + report.currency() + ")");
    out.println(draw(months(report, words)));
    out.println();
    out.println("The riskiest renewals on " + Words.day(report.night()));
    out.println(draw(riskiest(report, words)));
  }

  private static Grid months(CompanyReport report, Words words) {
    List<Month> all = report.months();
    return Grid.of(
        "The company by month",
        List.of(
            "Month",
            "#ARR",
            "#New",
            "#Expansion",
            "#Contraction",
            "#Churn",
            "#NRR",
            "#GRR",
            "#Logos"),
        all.subList(Math.max(0, all.size() - MONTHS), all.size()).stream()
            .map(m -> month(m, words))
            .toList());
  }

  private static List<Object> month(Month m, Words words) {
    return Grid.row(
        Words.month(m.end()),
        words.exact(m.arr()),
        words.exact(m.newArr()),
        words.exact(m.expansionArr()),
        words.exact(m.contractionArr()),
        words.exact(m.churnArr()),
        Words.share(m.nrr()),
        Words.share(m.grr()),
        Words.share(m.logo()));
  }

  private static Grid riskiest(CompanyReport report, Words words) {
    return Grid.of(
        "The riskiest renewals",
        List.of("Account", "Health", "Term ends", "#ARR due", "#Renews", "Risk", "Why"),
        report.riskiest().stream()
            .map(
                r ->
                    Grid.row(
                        r.account(),
                        r.health(),
                        Words.shortDay(r.ends()),
                        words.exact(r.arrDue()),
                        Words.share(r.probability()),
                        r.risk(),
                        Words.name(r.reasons())))
            .toList());
  }

  /** A table with borders, numbers to the right. */
  static String draw(Grid grid) {
    List<ColumnData<Grid.Line>> columns = new ArrayList<>();
    for (int i = 0; i < grid.header().size(); i++) {
      int at = i;
      columns.add(column(grid.header().get(i)).with(l -> printable(l.cells().get(at).text())));
    }
    return AsciiTable.builder()
        .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS)
        .data(grid.rows(), columns)
        .asString();
  }

  private static Column column(Grid.Cell header) {
    boolean isNumber = header.align().equals("number");
    return new Column()
        .header(header.text())
        .headerAlign(HorizontalAlign.LEFT)
        .dataAlign(isNumber ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT)
        .maxWidth(WIDEST_WORDS, OverflowBehaviour.NEWLINE);
  }

  /** Names come from outside: control characters would move the terminal's cursor. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
