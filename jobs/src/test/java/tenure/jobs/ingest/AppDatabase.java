package tenure.jobs.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tenure.jobs.database.Postgres;

/** A product's own database on a real PostgreSQL, which runs as long as the tests do. */
final class AppDatabase {
  private final Path folder;

  /** Four customers anew, and a password, which the server takes whatever it is. */
  AppDatabase(Path folder) throws IOException {
    this.folder = folder;
    sql(
        """
        drop table if exists customers;
        create table customers (
          id bigint, name text, ref numeric, tags text[], doc jsonb, changed_at timestamptz);
        insert into customers values
          (1, 'Acme', 100, '{a,b}', '{"x": 1}', '2026-01-30 10:00:00Z'),
          (2, 'Bell', 2.50, null, null, '2026-01-30 23:59:59.123456Z'),
          (3, 'Cole', null, null, null, '2026-01-31 08:00:00Z'),
          (4, 'Dent', null, null, null, null)""");
    Files.writeString(password(), "postgres\n");
  }

  /** The file that the password stands in. */
  Path password() {
    return folder.resolve("password");
  }

  /** The address of a database of the server. */
  static String url(String name) {
    return Postgres.url(name);
  }

  void sql(String statements) {
    Postgres.sql(statements);
  }

  /** Nights that read the customers, with more settings of the extract. */
  TestNight source(String more) {
    return source(url("postgres"), "table = public.customers", more);
  }

  TestNight source(String url, String from, String more) {
    return new TestNight(
        folder,
        "app",
        """
        jdbc { url = "%s", user = postgres, password-file = "%s" }
        when-late = warn
        objects.customers {
          %s
          columns = [id, name, ref, tags, doc, changed_at]
          %s
          mappings = [{
            target = accounts
            columns { account_id = "id", account_name = "name", is_test = "false" }
            order = "changed_at"
          }]
        }
        """
            .formatted(url, password(), from, more));
  }
}
