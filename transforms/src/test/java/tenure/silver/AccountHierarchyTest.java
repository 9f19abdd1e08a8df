package tenure.silver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.none;
import static tenure.kit.TextTable.rows;

import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AccountHierarchyTest {
  @Test
  void every_account_rolls_up_to_its_ultimate_parent() {
    assertRows(
        AccountHierarchy.from(
            rows(
                Accounts.TABLE,
                """
                | account_id | parent_account_id | is_deleted | known_on   |
                | top        | -                 | false      | 2026-01-01 |
                | middle     | top               | false      | 2026-01-01 |
                | low        | middle            | false      | 2026-01-01 |
                | alone      | -                 | false      | 2026-01-01 |
                """)),
        """
        | account_id | grain_id | depth | is_loop | is_deleted |
        | top        | top      | 0     | false   | false      |
        | middle     | top      | 1     | false   | false      |
        | low        | top      | 2     | false   | false      |
        | alone      | alone    | 0     | false   | false      |
        """);
  }

  @Test
  void a_child_without_a_parent_record_is_unresolved() {
    assertRows(
        AccountHierarchy.from(
            rows(
                Accounts.TABLE,
                """
                | account_id | parent_account_id | is_deleted | known_on   |
                | child      | nobody            | false      | 2026-01-01 |
                | grandchild | child             | false      | 2026-01-01 |
                """)),
        """
        | account_id | grain_id   |
        | child      | unresolved |
        | grandchild | unresolved |
        """);
  }

  @Test
  void in_a_circle_each_account_stands_for_itself() {
    assertRows(
        AccountHierarchy.from(
            rows(
                Accounts.TABLE,
                """
                | account_id | parent_account_id | is_deleted | known_on   |
                | a          | b                 | false      | 2026-01-01 |
                | b          | a                 | false      | 2026-01-01 |
                | self       | self              | false      | 2026-01-01 |
                | below      | a                 | false      | 2026-01-01 |
                """)),
        """
        | account_id | grain_id | depth | is_loop |
        | a          | a        | 0     | true    |
        | b          | b        | 0     | true    |
        | self       | self     | 0     | true    |
        | below      | below    | 0     | true    |
        """);
  }

  @Test
  void a_merged_account_and_its_children_roll_up_with_the_survivor() {
    assertRows(
        AccountHierarchy.from(
            rows(
                Accounts.TABLE,
                """
                | account_id | parent_account_id | merged_into_account_id | is_deleted | known_on   |
                | top        | -                 | -                      | false      | 2026-01-01 |
                | survivor   | top               | -                      | false      | 2026-01-01 |
                | merged     | elsewhere         | survivor               | true       | 2026-01-02 |
                | child      | merged            | -                      | false      | 2026-01-01 |
                """)),
        """
        | account_id | grain_id | depth |
        | top        | top      | 0     |
        | survivor   | top      | 1     |
        | merged     | top      | 1     |
        | child      | top      | 2     |
        """);
  }

  @Test
  void only_the_latest_version_of_an_account_counts() {
    assertRows(
        AccountHierarchy.from(
            rows(
                Accounts.TABLE,
                """
                | account_id | parent_account_id | is_deleted | known_on   |
                | old        | -                 | false      | 2026-01-01 |
                | new        | -                 | false      | 2026-01-01 |
                | child      | old               | false      | 2026-01-01 |
                | child      | new               | false      | 2026-02-01 |
                """)),
        """
        | account_id | grain_id |
        | old        | old      |
        | new        | new      |
        | child      | new      |
        """);
  }

  @Test
  void no_accounts_no_hierarchy() {
    assertEquals(0, AccountHierarchy.from(none(Accounts.TABLE)).count());
  }

  @Test
  void any_hierarchy_is_what_climbing_by_hand_finds() {
    Random random = new Random(11);
    Map<String, String> parents = new TreeMap<>();
    for (int i = 0; i < 200; i++) {
      // Mostly parents made earlier, so that chains are long; now and then any, so that circles
      // are.
      boolean isChild = random.nextInt(100) < 70;
      int parent = random.nextInt(20) == 0 ? random.nextInt(210) : random.nextInt(i + 1);
      parents.put("a" + i, isChild ? "a" + parent : null);
    }
    StringBuilder given =
        new StringBuilder("| account_id | parent_account_id | is_deleted | known_on |\n");
    StringBuilder expected = new StringBuilder("| account_id | grain_id |\n");
    parents.forEach(
        (id, parent) -> {
          given.append(
              "| %s | %s | false | 2026-01-01 |%n".formatted(id, parent == null ? "-" : parent));
          expected.append("| %s | %s |%n".formatted(id, climb(id, parents)));
        });
    assertRows(AccountHierarchy.from(rows(Accounts.TABLE, given.toString())), expected.toString());
  }

  private static String climb(String id, Map<String, String> parents) {
    Set<String> seen = new HashSet<>();
    String at = id;
    while (parents.get(at) != null) {
      if (!seen.add(at)) {
        return id;
      }
      at = parents.get(at);
    }
    return parents.containsKey(at) ? at : "unresolved";
  }
}
