package tenure.jobs.bench;

import java.nio.file.Path;
import tenure.jobs.OperatorError;

/** The database that a bench compares with is not there; it is no part of what is shipped. */
public final class NoDuckDb extends OperatorError {
  private static final long serialVersionUID = 1L;

  NoDuckDb(Path folder) {
    super(
        USAGE,
        "There is no DuckDB driver in "
            + folder
            + ". The bench alone needs it, so it is not among the libraries. Build without -o once"
            + " (mvn -DskipTests package), or put duckdb_jdbc-VERSION.jar there.");
  }
}
