package tenure.jobs.doctor;

import java.util.List;

/** The Java machine: its version, its memory, and whether Spark may reach what it needs. */
final class Machine {
  private static final int OLDEST_JAVA = 17;
  private static final long LEAST_HEAP = 1L << 30;

  private Machine() {}

  static List<Finding> findings() {
    return List.of(version(), opens(), heap());
  }

  private static Finding version() {
    int feature = Runtime.version().feature();
    String found = "Java " + Runtime.version() + " at " + System.getProperty("java.home") + ".";
    return feature >= OLDEST_JAVA
        ? Finding.ok("java", found)
        : Finding.fail("java", found, "Use Java 17 or newer.");
  }

  /** One package stands for all: the flags come together or not at all. */
  private static Finding opens() {
    boolean isOpen =
        Object.class.getModule().isOpen("sun.util.calendar", Machine.class.getModule());
    return isOpen
        ? Finding.ok("java flags", "Spark's flags are set.")
        : Finding.fail(
            "java flags",
            "Spark's flags are missing; dates would fail in the middle of a night.",
            "Start through ./tenure, or give java @jobs/target/jvm.options.");
  }

  private static Finding heap() {
    long heap = Runtime.getRuntime().maxMemory();
    String found =
        heap / (1 << 20) + " MB heap, " + Runtime.getRuntime().availableProcessors() + " cores.";
    return heap >= LEAST_HEAP
        ? Finding.ok("memory", found)
        : Finding.warn("memory", found, "Give at least 1 GB, for example TENURE_HEAP=2g.");
  }
}
