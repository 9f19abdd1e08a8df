package tenure.jobs.console;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Comma-separated values with a header. A text that a spreadsheet would run as a formula gets an
 * apostrophe before it; numbers stay as they are.
 */
final class CsvWriter implements RowWriter {
  // Full-width forms are read as formulas by spreadsheets in East Asian locales.
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n＝＋－＠]");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

  private final PrintStream out;

  CsvWriter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(StructType schema) {
    line(List.of(schema.fieldNames()));
  }

  @Override
  public boolean row(Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(Values.text(row.get(i), ""));
    }
    line(cells);
    return !out.checkError();
  }

  @Override
  public void end() {
    out.flush();
  }

  private void line(List<String> cells) {
    out.print(String.join(",", cells.stream().map(CsvWriter::cell).toList()) + "\n");
  }

  /** A cell, neutralised and quoted as far as it needs. */
  static String cell(String text) {
    boolean isFormula = FORMULA.matcher(text).find() && !NUMBER.matcher(text).matches();
    String safe = isFormula ? "'" + text : text;
    boolean needsQuotes = safe.chars().anyMatch(c -> ",\"\n\r".indexOf(c) >= 0);
    return needsQuotes ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
