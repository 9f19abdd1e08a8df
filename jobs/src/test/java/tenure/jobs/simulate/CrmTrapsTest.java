package tenure.jobs.simulate;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.jobs.simulate.Traps.share;
import static tenure.jobs.simulate.Traps.some;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes the extracts of CRM and surveys hard. */
class CrmTrapsTest {
  @TempDir static Path folder;
  private static Landed landed;

  @BeforeAll
  static void simulate() {
    landed = Traps.company(folder);
  }

  @Test
  void some_accounts_are_merged_deleted_test_or_children_and_one_parent_is_unknown() {
    Map<String, Map<String, String>> accounts = new HashMap<>();
    landed.csv("salesforce/accounts").forEach(row -> accounts.put(row.get("Id"), row));

    share(accounts.values(), row -> row.get("ParentId") != null, 0.08, 0.25);
    share(accounts.values(), row -> row.get("MasterRecordId") != null, 0.01, 0.04);
    share(accounts.values(), row -> "Test".equals(row.get("Type")), 0.01, 0.03);
    assertTrue(
        accounts.values().stream()
            .filter(row -> row.get("MasterRecordId") != null)
            .allMatch(row -> "true".equals(row.get("IsDeleted"))));
    assertTrue(
        accounts.values().stream()
            .filter(row -> row.get("MasterRecordId") != null)
            .allMatch(row -> accounts.containsKey(row.get("MasterRecordId"))));
    some(
        accounts.values(),
        row -> "true".equals(row.get("IsDeleted")) && row.get("MasterRecordId") == null);
    some(
        accounts.values(),
        row -> row.get("ParentId") != null && !accounts.containsKey(row.get("ParentId")));
    some(accounts.values(), row -> isGrandchild(row, accounts));
  }

  @Test
  void crm_text_is_awkward_and_its_two_interfaces_write_dates_differently() {
    List<Map<String, String>> accounts = landed.csv("salesforce/accounts");

    some(
        accounts,
        row -> row.get("BillingStreet") != null && row.get("BillingStreet").contains("\n"));
    some(
        accounts,
        row -> row.get("BillingStreet") != null && row.get("BillingStreet").contains("\""));
    some(accounts, row -> row.get("NumberOfEmployees").endsWith(".0"));
    some(accounts, row -> !row.get("NumberOfEmployees").endsWith(".0"));
    some(accounts, row -> "N/A".equals(row.get("Industry")));
    some(accounts, row -> row.get("CreatedDate").endsWith(".000Z"));
    some(landed.csv("salesforce/opportunities"), row -> row.get("CreatedDate").endsWith("+0000"));
    some(landed.csv("salesforce/contacts"), row -> row.get("Left_Company_Date__c") != null);
    some(landed.csv("salesforce/tasks"), row -> "true".equals(row.get("IsDeleted")));
    some(landed.csv("salesforce/users"), row -> "false".equals(row.get("IsActive")));
    some(
        landed.csv("surveys/responses"),
        row -> row.get("comment") != null && row.get("comment").startsWith("="));
  }

  private static boolean isGrandchild(
      Map<String, String> row, Map<String, Map<String, String>> accounts) {
    Map<String, String> parent = accounts.get(row.get("ParentId"));
    return parent != null && accounts.containsKey(parent.get("ParentId"));
  }
}
