package tenure.jobs.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** A measured night as a table: one line per step, what several steps share, and the night. */
public final class BenchTable {
  private static final String HEAD =
      "%n%s: %.1f s, %.1f cpu s, peak heap %,d MB%n%-36s %7s %7s %11s | %10s %6s %7s | %10s %6s%n";
  private static final String LINE = "%-36s %7.1f %7.1f %,11d | %,10d %6d %7d | %,10d %6d%n";

  private BenchTable() {}

  /** Prints a night. */
  public static void print(Bench.Measured night, PrintStream out) {
    out.printf(
        Locale.ROOT,
        HEAD,
        night.night(),
        night.seconds(),
        night.cpuSeconds(),
        night.peakHeapBytes() >> 20,
        "step",
        "s",
        "cpu s",
        "rows",
        "kB written",
        "files",
        "commits",
        "kB read",
        "files");
    night.steps().forEach(step -> print(step, out));
    print(sum(night.steps()), out);
  }

  private static void print(Bench.StepCost step, PrintStream out) {
    out.printf(
        Locale.ROOT,
        LINE,
        step.step(),
        step.seconds(),
        step.cpuSeconds(),
        step.rows(),
        step.bytesWritten() >> 10,
        step.filesWritten(),
        step.commits(),
        step.bytesRead() >> 10,
        step.filesRead());
  }

  /** Steps stand side by side, so their seconds add up to more than the night's. */
  private static Bench.StepCost sum(List<Bench.StepCost> steps) {
    return new Bench.StepCost(
        "all of them",
        sum(steps, Bench.StepCost::seconds),
        sum(steps, Bench.StepCost::cpuSeconds),
        count(steps, Bench.StepCost::rows),
        count(steps, Bench.StepCost::bytesWritten),
        count(steps, Bench.StepCost::filesWritten),
        count(steps, Bench.StepCost::bytesRead),
        count(steps, Bench.StepCost::filesRead),
        count(steps, Bench.StepCost::commits));
  }

  private static double sum(List<Bench.StepCost> steps, ToDoubleFunction<Bench.StepCost> cost) {
    return steps.stream().mapToDouble(cost).sum();
  }

  private static long count(List<Bench.StepCost> steps, ToLongFunction<Bench.StepCost> cost) {
    return steps.stream().mapToLong(cost).sum();
  }
}
