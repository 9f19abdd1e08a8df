package tenure.bronze;

import static tenure.kit.StagedRows.withProblems;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.junit.jupiter.api.Test;

class CrosswalkAccountKeysTest {
  @Test
  void a_record_says_which_account_a_source_means() {
    assertRows(
        withProblems(
            CrosswalkAccountKeys.crosswalk(
                rows(
                    CrosswalkAccountKeys.TABLE,
                    """
                    | source | source_account_key | account_id | is_deleted | updated_at |
                    | stripe | cus_1 | 0015500000Xyy06 | - | 2026-01-05 |
                    | segment | grp_1 | acme-1 | false | - |
                    | segment | grp_2 | - | true | - |
                    | segment | - | acme-1 | - | - |
                    | segment | grp_3 | - | - | - |
                    """))),
        """
        | source | source_account_key | account_id | is_deleted | problems |
        | stripe | cus_1 | 0015500000Xyy06AAB | false | - |
        | segment | grp_1 | acme-1 | false | - |
        | segment | grp_2 | - | true | - |
        | segment | - | acme-1 | false | source_account_key is missing |
        | segment | grp_3 | - | false | account_id is missing |
        """);
  }
}
