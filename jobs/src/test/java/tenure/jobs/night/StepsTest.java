package tenure.jobs.night;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tenure.Catalog;
import tenure.contract.Layer;
import tenure.contract.Table;
import tenure.jobs.settings.Settings;
import tenure.marts.Publication;

class StepsTest {
  private static final List<Step> STEPS = Steps.of(Settings.load(Settings.Overrides.none()));
  private static final Set<Layer> MADE_BY_STEPS =
      EnumSet.of(Layer.LEDGER, Layer.FEATURES, Layer.SCORES, Layer.MARTS);

  @Test
  void every_table_from_the_ledger_to_the_marts_is_made_by_exactly_one_step() {
    List<String> made = STEPS.stream().map(s -> s.target().fullName()).sorted().toList();
    Set<String> declared =
        Catalog.ALL.stream()
            .filter(t -> MADE_BY_STEPS.contains(t.layer()) && t != Publication.TABLE)
            .map(Table::fullName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(List.copyOf(declared), made);
  }

  @Test
  void data_flows_one_way_through_the_layers() {
    for (Step step : STEPS) {
      for (Table read : step.reads()) {
        assertTrue(
            read.layer().ordinal() <= step.target().layer().ordinal(),
            step.target() + " reads the later " + read);
      }
    }
  }

  @Test
  void a_night_behind_the_one_that_is_served_writes_its_own_slices_only() {
    LocalDate night = LocalDate.of(2026, 1, 31);
    List<Step> behind = Steps.onward(STEPS, night, Optional.of(night.plusDays(1)));
    assertEquals(STEPS.stream().filter(s -> s.target().slice().isPresent()).toList(), behind);
    assertTrue(behind.size() < STEPS.size());
    assertEquals(STEPS, Steps.onward(STEPS, night, Optional.of(night)));
    assertEquals(STEPS, Steps.onward(STEPS, night, Optional.of(night.minusDays(1))));
    assertEquals(STEPS, Steps.onward(STEPS, night, Optional.empty()));
  }

  @Test
  void what_is_found_out_at_month_ends_is_made_on_their_nights_only() {
    List<String> daily = names(Steps.onward(STEPS, LocalDate.of(2026, 2, 27), Optional.empty()));
    List<String> monthly = names(Steps.onward(STEPS, LocalDate.of(2026, 2, 28), Optional.empty()));
    assertEquals(names(STEPS), monthly);
    monthly.removeAll(daily);
    assertEquals(
        List.of(
            "scores.renewal_outlooks",
            "scores.month_end_scores",
            "marts.fct_health_weights",
            "marts.fct_health_validation",
            "marts.fct_health_calibration",
            "marts.fct_renewal_outcome",
            "marts.fct_retention_forecast",
            "marts.fct_forecast_accuracy",
            "scores.product_rules",
            "marts.fct_expansion_propensity",
            "marts.fct_time_to_value",
            "marts.dim_csm",
            "marts.fct_csm_month",
            "marts.fct_segment_month",
            "marts.fct_book_move",
            "marts.fct_play_effect",
            "marts.fct_feedback"),
        monthly);
  }

  private static List<String> names(List<Step> steps) {
    return steps.stream()
        .map(s -> s.target().fullName())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  @Test
  void a_step_stands_in_the_stage_of_its_layer() {
    STEPS.forEach(
        s -> assertEquals(s.target().layer().id(), s.stage().id(), s.target().fullName()));
  }
}
