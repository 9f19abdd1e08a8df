package tenure.jobs.ingest;

import static tenure.kit.TextTable.assertRows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.bronze.Deliveries;
import tenure.bronze.RejectedRows;
import tenure.silver.Tickets;

/** Tables of Intercom as {@linkplain FivetranTables Fivetran} lands them. */
class FivetranSupportTest {
  @TempDir Path folder;

  @Test
  void every_table_of_intercom_loads() throws IOException {
    TestNight night =
        night(
            "intercom",
            "fivetran-history",
            """
            companies { path = "intercom/company_history_data.csv" }
            contacts { path = "intercom/contact_history_data.csv" }
            contact_company { path = "intercom/contact_company_history_data.csv" }
            conversations { path = "intercom/conversation_history_data.csv" }
            conversation_contact { path = "intercom/conversation_contact_history_data.csv" }
            conversation_tag { path = "intercom/conversation_tag_history_data.csv" }
            conversation_part { path = "intercom/conversation_part_history_data.csv" }
            tag { path = "intercom/tag_data.csv", layout = fivetran }
            """);
    assertRows(night.lake.read(RejectedRows.TABLE), "| file |");
    assertRows(
        night.lake.read(Tickets.TABLE),
        """
        | ticket_id       | status | priority | is_deleted |
        | 156643300001311 | closed | normal   | false      |
        | 156643300001372 | closed | normal   | false      |
        """);
    assertRows(
        night.lake.read(Deliveries.TABLE).where("target = 'silver.contacts'"),
        """
        | object   | rows_read | rows_loaded | rows_duplicate | rows_filtered |
        | contacts | 9         | 9           | 0              | 0             |
        """);
  }

  private TestNight night(String vendor, String layout, String objects) throws IOException {
    return FivetranTables.night(folder, vendor, layout, objects);
  }
}
