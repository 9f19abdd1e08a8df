package tenure.jobs.doctor;

import java.util.List;

/**
 * The Java machine: its version, its memory, and whether Spark may reach what it needs.
 *
 * @param version the version's first number
 * @param isOpen whether Java's own packages are open to Spark; one stands for all, since the flags
 *     come together or not at all
 * @param heapBytes the memory it may use
 * @param cores the processors it may use
 */
record Machine(int version, boolean isOpen, long heapBytes, int cores) {
  private static final int OLDEST_JAVA = 17;
  private static final long LEAST_HEAP = 1L << 30;

  static Machine here() {
    return new Machine(
        Runtime.version().feature(),
        Object.class.getModule().isOpen("sun.util.calendar", Machine.class.getModule()),
        Runtime.getRuntime().maxMemory(),
        Runtime.getRuntime().availableProcessors());
  }

  List<Finding> findings() {
    return List.of(java(), flags(), memory());
  }

  private Finding java() {
    String found = "Java " + version + " at " + System.getProperty("java.home") + ".";
    return version >= OLDEST_JAVA
        ? Finding.ok("java", found)
        : Finding.fail("java", found, "Use Java 17 or newer: point JAVA_HOME to it.");
  }

  private Finding flags() {
    return isOpen
        ? Finding.ok("java flags", "Spark's flags are set.")
        : Finding.fail(
            "java flags",
            "Spark's flags are missing; dates would fail in the middle of a night.",
            "Start through ./tenure, or give java @jobs/target/jvm.options.");
  }

  private Finding memory() {
    String found = heapBytes / (1 << 20) + " MB heap, " + cores + " cores.";
    return heapBytes >= LEAST_HEAP
        ? Finding.ok("memory", found)
        : Finding.warn("memory", found, "Give at least 1 GB, for example TENURE_HEAP=2g.");
  }
}
