package tenure.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VolumePolicyTest {
  private final VolumePolicy policy = new VolumePolicy(8, 4, 5, 0.04);

  @Test
  void the_edges_of_what_is_usual_surprise_nobody() {
    List<Long> usual = List.of(90L, 100L, 110L, 100L, 95L);
    // Median 100, deviations 10 0 10 0 5, their median 5, as a standard deviation 7.413.
    assertTrue(policy.surprisedBy(137, usual).isEmpty());
    assertTrue(policy.surprisedBy(138, usual).isPresent());
    assertTrue(policy.surprisedBy(63, usual).isEmpty());
    assertEquals(100, policy.surprisedBy(62, usual).orElseThrow().median());
  }

  @Test
  void too_few_nights_say_nothing() {
    assertTrue(policy.surprisedBy(1_000_000, List.of(1L, 1L, 1L)).isEmpty());
    assertTrue(policy.surprisedBy(1_000_000, List.of(1L, 1L, 1L, 1L)).isPresent());
  }

  @Test
  void a_table_that_never_changes_may_change_a_little() {
    List<Long> same = List.of(100L, 100L, 100L, 100L);
    assertTrue(policy.surprisedBy(120, same).isEmpty());
    assertTrue(policy.surprisedBy(121, same).isPresent());
  }

  @Test
  void what_arrives_one_by_one_varies_by_its_square_root() {
    List<Long> same = List.of(100L, 100L, 100L, 100L);
    assertTrue(policy.surprisedByArrivals(150, same).isEmpty());
    assertTrue(policy.surprisedByArrivals(151, same).isPresent());
    List<Long> hardlyAny = List.of(0L, 1L, 0L, 0L);
    assertTrue(policy.surprisedByArrivals(5, hardlyAny).isEmpty());
    assertTrue(policy.surprisedByArrivals(6, hardlyAny).isPresent());
  }

  @Test
  void one_odd_night_among_many_changes_no_verdict_about_an_empty_table() {
    Random dice = new Random(7);
    for (int trial = 0; trial < 500; trial++) {
      List<Long> usual = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        usual.add(1000L + dice.nextInt(50));
      }
      usual.add(dice.nextInt(1_000_000) * 1L);
      assertTrue(policy.surprisedBy(0, usual).isPresent(), usual.toString());
      assertTrue(policy.surprisedBy(1025, usual).isEmpty(), usual.toString());
    }
  }

  @Test
  void nonsense_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new VolumePolicy(3, 4, 5, 0));
    assertThrows(IllegalArgumentException.class, () -> new VolumePolicy(8, 4, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new VolumePolicy(8, 4, 5, Double.NaN));
  }
}
