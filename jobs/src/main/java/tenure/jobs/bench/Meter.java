package tenure.jobs.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.execution.SparkPlanInfo;
import org.apache.spark.sql.execution.metric.SQLMetricInfo;
import org.apache.spark.sql.execution.ui.SparkListenerDriverAccumUpdates;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;
import tenure.jobs.Progress;
import tenure.jobs.StepResult;

/**
 * What each step of a night costs: listens to Spark for tasks and files, and to the night for
 * steps. A step is known by its job group, and the planning it does itself by the processor time of
 * its thread.
 */
final class Meter extends SparkListener implements Progress {
  /** The work that belongs to no step alone, such as nouns as known, which many steps read. */
  static final String SHARED = "";

  private static final String FILES_READ = "number of files read";

  private final Progress heard;
  private final Map<String, Cost> costs = new ConcurrentHashMap<>();
  private final Map<Integer, String> stepOfStage = new ConcurrentHashMap<>();
  private final Map<Long, String> stepOfFileCount = new ConcurrentHashMap<>();
  private final List<StepResult> results = new ArrayList<>();
  private final Map<String, Long> threadCpuAtStart = new ConcurrentHashMap<>();

  /** A meter that passes the progress on. */
  Meter(Progress heard) {
    this.heard = heard;
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** What one step used beside what it wrote. */
  static final class Cost {
    private long cpuNanos;
    private long bytesRead;
    private long filesRead;

    /** Processor seconds of planning and of tasks. */
    double cpuSeconds() {
      return cpuNanos / 1e9;
    }

    /** Bytes read from files. */
    long bytesRead() {
      return bytesRead;
    }

    /** Files read. */
    long filesRead() {
      return filesRead;
    }
  }

  /** The steps that are done, in order. */
  synchronized List<StepResult> results() {
    return List.copyOf(results);
  }

  /** What a step used. */
  Cost cost(String step) {
    return costs.computeIfAbsent(step, s -> new Cost());
  }

  /** Processor seconds of this process so far. */
  static double processCpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  /** The largest heap since the meter began, in bytes. */
  static long peakHeap() {
    return pools().stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum();
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(p -> p.getType() == MemoryType.HEAP)
        .toList();
  }

  @Override
  public void begins(String what, int steps) {
    heard.begins(what, steps);
  }

  @Override
  public void started(String step) {
    threadCpuAtStart.put(step, threadCpu());
    heard.started(step);
  }

  @Override
  public void finished(StepResult result) {
    long since = threadCpuAtStart.getOrDefault(result.step(), threadCpu());
    synchronized (this) {
      cost(result.step()).cpuNanos += Math.max(0, threadCpu() - since);
      results.add(result);
    }
    heard.finished(result);
  }

  @Override
  public void note(String line) {
    heard.note(line);
  }

  @Override
  public void ended(String what) {
    heard.ended(what);
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted event) {
    if (event.properties() != null) {
      String step = event.properties().getProperty("spark.jobGroup.id", SHARED);
      stepOfStage.put(event.stageInfo().stageId(), step);
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
    TaskMetrics metrics = event.taskMetrics();
    if (metrics != null) {
      Cost cost = cost(stepOfStage.getOrDefault(event.stageId(), SHARED));
      cost.cpuNanos += metrics.executorCpuTime() + metrics.executorDeserializeCpuTime();
      cost.bytesRead += metrics.inputMetrics().bytesRead();
    }
  }

  @Override
  public void onOtherEvent(SparkListenerEvent event) {
    if (event instanceof SparkListenerSQLExecutionStart start) {
      Optional<String> step = scala.jdk.javaapi.OptionConverters.toJava(start.jobGroupId());
      fileCounts(start.sparkPlanInfo(), step.orElse(SHARED));
    } else if (event instanceof SparkListenerDriverAccumUpdates updates) {
      CollectionConverters.asJava(updates.accumUpdates()).forEach(this::filesRead);
    }
  }

  private void fileCounts(SparkPlanInfo plan, String step) {
    for (SQLMetricInfo metric : CollectionConverters.asJava(plan.metrics())) {
      if (metric.name().equals(FILES_READ)) {
        stepOfFileCount.put(metric.accumulatorId(), step);
      }
    }
    CollectionConverters.asJava(plan.children()).forEach(child -> fileCounts(child, step));
  }

  private synchronized void filesRead(Tuple2<Object, Object> update) {
    String step = stepOfFileCount.get((Long) update._1());
    if (step != null) {
      cost(step).filesRead += (Long) update._2();
    }
  }

  private static long threadCpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
