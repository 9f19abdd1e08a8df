package tenure.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForesightSectionTest {
  @Test
  void the_nearest_horizon_is_drawn_and_its_verdict_said() {
    Section section = new ForesightSection(Foresights.useful()).section();
    Chart colours = section.figures().get(0);
    assertEquals("Within 90 days. It predicts: the lost one looked worse.", colours.finding());
    assertEquals(
        List.of("12.1%", "4.0%", "1.0%"),
        colours.table().rows().stream().map(r -> r.cells().get(3).text()).toList());
    assertEquals(10, section.figures().get(1).table().rows().size());
  }

  @Test
  void every_judge_and_segment_stands_with_its_interval() {
    List<Section.Panel> panels = new ForesightSection(Foresights.useful()).section().panels();
    assertEquals(
        List.of("Challenger", "90", "74.0%", "68.0% – 80.0%", "72.0%", "2.4", "0.037", "61"),
        panels.get(0).table().rows().get(0).cells().stream().map(Grid.Cell::text).toList());
    assertEquals(3, panels.get(0).table().rows().size());
    assertEquals("Mid market", panels.get(1).table().rows().get(0).cells().get(0).text());
  }

  @Test
  void before_the_first_month_end_it_says_that_nothing_is_known() {
    Section section = new ForesightSection(Foresight.NONE).section();
    assertTrue(section.figures().isEmpty());
    assertEquals("Not found out yet", section.panels().get(0).title());
  }
}
