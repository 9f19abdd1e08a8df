package tenure.scores;

import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import org.junit.jupiter.api.Test;
import tenure.features.AccountProfile;
import tenure.silver.AccountHierarchy;
import tenure.silver.Accounts;

class GrainAttributesTest {
  @Test
  void rule_2_7_a_parent_that_never_paid_is_of_the_kind_of_its_largest_account() {
    assertRows(
        GrainAttributes.from(
                rows(
                    AccountProfile.TABLE,
                    """
                | account_id | segment     | segment_basis | plan | arr       | csm_id |
                | holding    | product_led | unpaid        | -    | 0.00      | boss   |
                | h_small    | smb         | by_arr        | lite | 9000.00   | -      |
                | h_large    | enterprise  | by_arr        | pro  | 120000.00 | ann    |
                | h_trial    | product_led | unpaid        | max  | 0.00      | -      |
                | pays       | smb         | by_arr        | lite | 6000.00   | -      |
                | p_large    | enterprise  | by_arr        | pro  | 120000.00 | ann    |
                | by_hand    | strategic   | by_hand       | -    | 0.00      | -      |
                | b_small    | smb         | by_arr        | lite | 9000.00   | -      |
                | left       | product_led | unpaid        | -    | 0.00      | -      |
                | l_left     | mid_market  | last_paid     | -    | 0.00      | -      |
                | trials     | product_led | unpaid        | -    | 0.00      | -      |
                | t_trial    | product_led | unpaid        | max  | 0.00      | -      |
                """),
                rows(
                    Accounts.TABLE,
                    """
                | account_id | region | industry |
                | holding    | EMEA   | Finance  |
                | h_large    | AMER   | Retail   |
                """),
                rows(
                    AccountHierarchy.TABLE,
                    """
                | account_id | grain_id |
                | holding    | holding  |
                | h_small    | holding  |
                | h_large    | holding  |
                | h_trial    | holding  |
                | pays       | pays     |
                | p_large    | pays     |
                | by_hand    | by_hand  |
                | b_small    | by_hand  |
                | left       | left     |
                | l_left     | left     |
                | trials     | trials   |
                | t_trial    | trials   |
                """))
            .where("grain_id IN ('holding', 'pays', 'by_hand', 'left', 'trials')"),
        """
        | grain_id | segment     | plan | csm_id | region | industry |
        | holding  | enterprise  | pro  | boss   | EMEA   | Finance  |
        | pays     | smb         | lite | -      | -      | -        |
        | by_hand  | strategic   | lite | -      | -      | -        |
        | left     | mid_market  | -    | -      | -      | -        |
        | trials   | product_led | -    | -      | -      | -        |
        """);
  }
}
