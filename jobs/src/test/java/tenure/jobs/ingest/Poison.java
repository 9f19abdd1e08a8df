package tenure.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;

import java.nio.file.Path;
import tenure.bronze.Deliveries;
import tenure.bronze.RejectedRows;
import tenure.silver.Invoices;

/**
 * Bad input of every kind, one file each and all in one night: what cannot be read is refused by
 * file, line, column and reason, everything else loads, and every row has its fate.
 */
final class Poison {
  static final String HEADER = "id,account,amount,day,seen,attempts,failed,status\n";
  static final String GOOD = "G,A,10.00,2026-01-30,2026-01-30T10:00:00Z,1,false,paid\n";

  private Poison() {}

  static String file(String name, String ending) {
    return "bills/2026-01-30." + name + "." + ending;
  }

  static TestNight source(Path folder, String format, String path) {
    return new TestNight(
        folder,
        "erp",
        """
        objects.bills {
          path = "%s", format = %s, max-rejected-share = 1.0
          columns = [id, account, amount, day, seen, attempts, failed, status]
          mappings = [{
            target = invoices
            order = "seen"
            columns {
              invoice_id = "id", source_account_key = "account", amount_due = "amount", currency = "'EUR'"
              issued_date = "day", attempts = "attempts", has_failed = "failed", status = "status"
            }
          }, {
            target = tickets
            columns { ticket_id = "id", source_account_key = "account", created_at = "seen" }
          }]
        }
        """
            .formatted(path, format));
  }

  static void assertRefused(TestNight night, String expected) {
    assertRows(
        night
            .lake
            .read(RejectedRows.TABLE)
            .withColumn("name", regexp_extract(col("file"), "2026-01-30\\.(\\w+)\\.", 1))
            .withColumn("value", col("value").substr(1, 20)),
        expected);
  }

  static void assertLoaded(TestNight night, long good) {
    assertTrue(
        night.lake.read(Invoices.TABLE).where("invoice_id NOT IN ('G', 'ok0')").count() == good,
        () ->
            night
                .lake
                .read(Invoices.TABLE)
                .select("invoice_id")
                .distinct()
                .collectAsList()
                .toString());
    assertRows(
        night
            .lake
            .read(Deliveries.TABLE)
            .where("rows_read <> rows_loaded + rows_rejected + rows_duplicate + rows_filtered"),
        "| file |");
  }
}
