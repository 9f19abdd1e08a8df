package tenure.jobs.console;

import java.io.PrintStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** One JSON object per line; a null stays a null, so that every line has every column. */
final class JsonWriter implements RowWriter {
  private final PrintStream out;

  JsonWriter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(StructType schema) {}

  @Override
  public boolean row(Row row) {
    out.print(Json.text(Values.fields(row)) + "\n");
    return !out.checkError();
  }

  @Override
  public void end() {
    out.flush();
  }
}
