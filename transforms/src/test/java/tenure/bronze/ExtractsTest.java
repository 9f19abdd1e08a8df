package tenure.bronze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.none;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tenure.columns.Staging;
import tenure.contract.Field;
import tenure.contract.Versions;
import tenure.silver.AccountLinks;
import tenure.silver.DailyUsage;
import tenure.silver.Mapping;

class ExtractsTest {
  @Test
  void every_extract_has_a_name_of_its_own_and_holds_what_it_requires() {
    Set<String> names = new HashSet<>();
    for (Extract extract : Extracts.ALL) {
      assertTrue(names.add(extract.vendor() + "/" + extract.object()), extract::toString);
      assertEquals(extract.vendor() + "_" + extract.object(), extract.table().name());
      List<String> columns = extract.table().fields().stream().map(Field::name).toList();
      assertTrue(columns.containsAll(extract.required()), extract::toString);
    }
  }

  @Test
  void every_stage_yields_all_that_its_table_asks_of_an_extract() {
    for (Extract extract : Extracts.ALL) {
      for (Staged staged : extract.staged()) {
        List<String> columns = Arrays.asList(staged.stage().apply(none(extract.table())).columns());
        Set<String> asked =
            new HashSet<>(Set.of(Staging.ORDER, Staging.FILE, Staging.PROBLEMS, Staging.REFUSED));
        asked.add(Versions.IS_DELETED.name());
        Mapping.settable(staged.target()).forEach(f -> asked.add(f.name()));
        staged.target().fields().stream()
            .map(Field::name)
            .filter(n -> n.equals(AccountLinks.SOURCE.name()))
            .forEach(asked::add);
        if (staged.target() == DailyUsage.TABLE) {
          asked.add(DailyUsage.MESSAGE_ID);
        }
        assertEquals(asked, new HashSet<>(columns), extract + " to " + staged.target());
      }
    }
  }
}
