package tenure.jobs.console;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * A bordered table, numbers to the right, a dash for nothing. What is wider than the terminal is
 * shown row by row, a column a line. The first thousand rows are shown, and it is said that there
 * are more.
 */
final class TableWriter implements RowWriter {
  static final int MOST_ROWS = 1000;
  private static final int WIDEST_CELL = 60;
  private static final String NOTHING = "–";

  private final PrintStream out;
  private final int width;
  private final List<List<String>> rows = new ArrayList<>();
  private StructType schema = new StructType();
  private boolean hasMore;

  TableWriter(PrintStream out, int width) {
    this.out = out;
    this.width = width;
  }

  @Override
  public void begin(StructType columns) {
    schema = columns;
  }

  @Override
  public boolean row(Row row) {
    hasMore = rows.size() == MOST_ROWS;
    if (!hasMore) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(printable(Values.rounded(row.get(i), NOTHING)));
      }
      rows.add(cells);
    }
    return !hasMore;
  }

  @Override
  public void end() {
    String table = across();
    int widest = table.lines().mapToInt(String::length).max().orElse(0);
    out.println(widest <= width || rows.isEmpty() ? table : down());
    String count = rows.size() == 1 ? "1 row" : String.format("%,d rows", rows.size());
    out.println(hasMore ? "the first " + count + "; --format csv or json gives all" : count);
    out.flush();
  }

  private String across() {
    List<ColumnData<List<String>>> columns = new ArrayList<>();
    for (int i = 0; i < schema.size(); i++) {
      int at = i;
      boolean isNumber = schema.fields()[i].dataType() instanceof NumericType;
      columns.add(
          column(schema.fieldNames()[i])
              .dataAlign(isNumber ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT)
              .with(row -> row.get(at)));
    }
    return draw(rows, columns);
  }

  private String down() {
    List<String> pages = new ArrayList<>();
    for (List<String> row : rows) {
      List<List<String>> lines = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        lines.add(List.of(schema.fieldNames()[i], row.get(i)));
      }
      pages.add(
          draw(
              lines,
              List.of(
                  column("row " + (pages.size() + 1)).with(line -> line.get(0)),
                  column("").with(line -> line.get(1)))));
    }
    return String.join("\n", pages);
  }

  private static String draw(List<List<String>> lines, List<ColumnData<List<String>>> columns) {
    return AsciiTable.builder()
        .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS)
        .data(lines, columns)
        .asString();
  }

  private static Column column(String header) {
    return new Column()
        .header(header)
        .headerAlign(HorizontalAlign.LEFT)
        .dataAlign(HorizontalAlign.LEFT)
        .maxWidth(WIDEST_CELL, OverflowBehaviour.ELLIPSIS_RIGHT);
  }

  /** Control characters would move the terminal's cursor or colour its text. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
