package tenure.jobs.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A table of the page, every cell in words. */
record Grid(String caption, List<Cell> header, List<Line> rows) {

  /** One row. */
  record Line(List<Cell> cells) {}

  /** One cell and the name of its column; a band is shown as a chip. */
  record Cell(String text, String column, String align, boolean isHead, Band band) {
    boolean isChip() {
      return band != null;
    }

    String tone() {
      return band.tone();
    }

    String symbol() {
      return band.symbol();
    }
  }

  /**
   * A table from its column names and rows of words or bands. A column name says its kind by its
   * first character: {@code #} numbers, {@code ~} long words; the first column heads its row.
   */
  static Grid of(String caption, List<String> columns, List<List<Object>> rows) {
    List<Cell> header =
        columns.stream().map(c -> new Cell(name(c), name(c), align(c), true, null)).toList();
    return new Grid(caption, header, rows.stream().map(r -> line(columns, r)).toList());
  }

  /** A row. */
  static List<Object> row(Object... cells) {
    return Arrays.asList(cells);
  }

  private static Line line(List<String> columns, List<Object> values) {
    return new Line(
        IntStream.range(0, columns.size())
            .mapToObj(i -> cell(values.get(i), columns.get(i), i == 0))
            .toList());
  }

  private static Cell cell(Object value, String column, boolean isHead) {
    String name = name(column);
    String align = align(column);
    return value instanceof Band band
        ? new Cell(band.words(), name, align, isHead, band)
        : new Cell(value == null ? Words.NONE : value.toString(), name, align, isHead, null);
  }

  private static String align(String column) {
    return switch (column.charAt(0)) {
      case '#' -> "number";
      case '~' -> "words";
      default -> "short";
    };
  }

  private static String name(String column) {
    return align(column).equals("short") ? column : column.substring(1);
  }
}
