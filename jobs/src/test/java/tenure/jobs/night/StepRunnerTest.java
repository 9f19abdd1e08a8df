package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.kit.TextTable.assertRows;
import static tenure.kit.TextTable.rows;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tenure.contract.Field;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.Progress;
import tenure.jobs.StepResult;
import tenure.jobs.lake.Lake;
import tenure.kit.Spark;

class StepRunnerTest {
  private static final LocalDate NIGHT = LocalDate.parse("2026-01-31");
  private static final Field ACCOUNT_ID = Field.id("account_id", "The account.").key();
  private static final Field AS_OF_DATE = Field.day("as_of_date", "The night.").key();
  private static final Field SEATS = Field.count("seats", "Seats.");
  private static final Table FIRST = table(Layer.FEATURES, "first");
  private static final Table SECOND = table(Layer.SCORES, "second");
  private static final String ROWS =
      """
      | account_id | as_of_date | seats |
      | A          | 2026-01-31 | 5     |
      """;

  @TempDir Path folder;
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());
  private Lake lake;
  private StepRunner runner;
  private Known known;

  @BeforeEach
  void open() {
    lake = new Lake(Spark.session(), folder.toString());
    known = new Known(lake, NIGHT);
    runner =
        new StepRunner(
            lake,
            2,
            new Progress() {
              @Override
              public void finished(StepResult result) {
                order.add(result.step());
              }
            });
  }

  private static Table table(Layer layer, String name) {
    return Table.in(layer, name, "A table.")
        .withColumns(ACCOUNT_ID, AS_OF_DATE, SEATS)
        .sliced(AS_OF_DATE);
  }

  private static Step first() {
    return Step.of(Stage.FEATURES, FIRST, List.of(), in -> rows(FIRST, ROWS));
  }

  @Test
  void a_step_begins_when_what_it_reads_is_there_whatever_order_they_stand_in() {
    Step second = Step.of(Stage.SCORES, SECOND, List.of(FIRST), in -> in.tonight(FIRST));
    runner.run(List.of(second, first()), known);
    assertEquals(List.of("features.first", "scores.second"), order);
    assertRows(lake.read(SECOND), ROWS);
  }

  @Test
  void of_two_steps_that_read_each_other_the_first_looks_at_earlier_nights() {
    Step before = Step.of(Stage.FEATURES, FIRST, List.of(SECOND), in -> rows(FIRST, ROWS));
    Step after = Step.of(Stage.SCORES, SECOND, List.of(FIRST), in -> in.tonight(FIRST));
    runner.run(List.of(before, after), known);
    assertEquals(List.of("features.first", "scores.second"), order);
  }

  @Test
  void a_step_may_not_read_what_it_did_not_declare() {
    Step second = Step.of(Stage.SCORES, SECOND, List.of(), in -> in.tonight(FIRST));
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class, () -> runner.run(List.of(first(), second), known));
    assertTrue(refused.getMessage().contains("features.first without declaring it"));
  }

  @Test
  void when_a_step_fails_those_that_need_it_never_begin() {
    Step broken =
        Step.of(
            Stage.FEATURES,
            FIRST,
            List.of(),
            in -> {
              throw new IllegalStateException("the first step broke");
            });
    Step second = Step.of(Stage.SCORES, SECOND, List.of(FIRST), in -> in.tonight(FIRST));
    IllegalStateException failed =
        assertThrows(IllegalStateException.class, () -> runner.run(List.of(broken, second), known));
    assertEquals("the first step broke", failed.getMessage());
    assertFalse(lake.has(SECOND));
  }
}
