package tenure.jobs.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiceTest {
  private static final int ROLLS = 20_000;

  @Test
  void the_same_purpose_and_keys_roll_the_same() {
    assertEquals(Dice.of(1, "usage", 5, 7).bits(), Dice.of(1, "usage", 5, 7).bits());
  }

  @Test
  void seed_purpose_and_every_key_matter() {
    long bits = Dice.of(1, "usage", 5, 7).bits();
    assertNotEquals(bits, Dice.of(2, "usage", 5, 7).bits());
    assertNotEquals(bits, Dice.of(1, "tickets", 5, 7).bits());
    assertNotEquals(bits, Dice.of(1, "usage", 7, 5).bits());
    assertNotEquals(bits, Dice.of(1, "usage", 5).bits());
  }

  @Test
  void whole_numbers_reach_both_ends_and_no_further() {
    Dice dice = Dice.of(1, "whole");
    int[] seen =
        IntStream.range(0, ROLLS).map(roll -> dice.whole(3, 6)).distinct().sorted().toArray();
    assertEquals("[3, 4, 5, 6]", java.util.Arrays.toString(seen));
  }

  @Test
  void normal_rolls_have_mean_zero_and_deviation_one() {
    Dice dice = Dice.of(1, "normal");
    double[] rolls = IntStream.range(0, ROLLS).mapToDouble(roll -> dice.normal()).toArray();
    double mean = IntStream.range(0, ROLLS).mapToDouble(i -> rolls[i]).average().orElseThrow();
    double square =
        IntStream.range(0, ROLLS).mapToDouble(i -> rolls[i] * rolls[i]).average().orElseThrow();
    assertEquals(0, mean, 0.03);
    assertEquals(1, square, 0.05);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2, 4, 29, 31, 200})
  void counts_have_their_mean_and_the_variance_of_a_poisson_law(double mean) {
    Dice dice = Dice.of(1, "poisson");
    int[] rolls = IntStream.range(0, ROLLS).map(roll -> dice.poisson(mean)).toArray();
    double average = IntStream.of(rolls).average().orElseThrow();
    double variance =
        IntStream.of(rolls)
            .mapToDouble(roll -> (roll - average) * (roll - average))
            .average()
            .orElseThrow();
    assertEquals(mean, average, 0.02 * mean + 0.01);
    assertEquals(mean, variance, 0.05 * mean + 0.01);
  }
}
