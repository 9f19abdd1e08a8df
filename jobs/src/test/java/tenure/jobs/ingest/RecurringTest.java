package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecurringTest {
  private static List<Long> found(List<Long> tonight, List<Long> earlier) {
    List<Long> found = new ArrayList<>();
    new Recurring(
            LongStream.concat(
                    tonight.stream().mapToLong(h -> h << 1),
                    earlier.stream().mapToLong(h -> h << 1 | 1))
                .sorted()
                .iterator())
        .forEachRemaining(found::add);
    return found;
  }

  @Test
  void twice_tonight_or_tonight_and_before_recurs_and_twice_before_does_not() {
    assertEquals(List.of(2L, 3L), found(List.of(1L, 2L, 2L, 2L, 3L), List.of(3L, 3L, 4L, 4L)));
    assertEquals(List.of(), found(List.of(), List.of(0L, 0L)));
    assertEquals(List.of(0L), found(List.of(0L), List.of(0L)));
    assertThrows(
        NoSuchElementException.class, () -> new Recurring(List.<Long>of().iterator()).next());
  }

  @Test
  void random_hashes_recur_as_a_plain_count_says() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      List<Long> hashes = random.longs(1 + random.nextInt(9)).map(h -> h >>> 1).boxed().toList();
      List<Long> tonight = some(hashes, random);
      List<Long> earlier = some(hashes, random);
      List<Long> expected =
          new TreeSet<>(tonight)
              .stream().filter(h -> count(tonight, h) > 1 || count(earlier, h) > 0).toList();
      assertEquals(expected, found(tonight, earlier).stream().sorted().toList());
    }
  }

  private static List<Long> some(List<Long> hashes, Random random) {
    return random.ints(random.nextInt(12), 0, hashes.size()).mapToObj(hashes::get).toList();
  }

  private static long count(List<Long> hashes, long hash) {
    return hashes.stream().filter(h -> h == hash).count();
  }
}
