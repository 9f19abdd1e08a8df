package tenure.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import tenure.kit.Spark;

class SideBySideTest {
  private final SideBySide two = new SideBySide(Spark.session(), 2);

  @Test
  void what_is_made_stands_in_the_order_of_what_it_was_made_of() {
    assertEquals(List.of(30, 20, 10), two.each(List.of(3, 2, 1), i -> i * 10));
  }

  @Test
  void where_one_fails_the_others_have_ended_before_the_failure_is_heard_of() {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean hasEnded = new AtomicBoolean();
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () -> two.each(List.of("fails", "works"), name -> work(name, begun, hasEnded)));
    assertEquals("fails", failure.getMessage());
    assertTrue(hasEnded.get());
  }

  /** One fails once the other is at work, which needs a while to put its things away. */
  private static String work(String name, CountDownLatch begun, AtomicBoolean hasEnded) {
    try {
      if (name.equals("fails")) {
        begun.await();
        throw new IllegalStateException(name);
      }
      begun.countDown();
      Thread.sleep(60_000);
    } catch (InterruptedException told) {
      putAway();
      hasEnded.set(true);
    }
    return name;
  }

  private static void putAway() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException again) {
      throw new IllegalStateException(again);
    }
  }
}
