package tenure.jobs.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Who holds a lake.
 *
 * @param work what it does there, in words
 * @param machine the machine, told apart from others and from its own earlier starts
 * @param host the machine's name, for people
 * @param process the number of the process on that machine
 * @param processStartedAt when that process began, since numbers are used again; null where the
 *     system does not tell
 * @param takenAt when it took the lake
 */
record Holder(
    String work,
    String machine,
    String host,
    long process,
    Instant processStartedAt,
    Instant takenAt) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** This process. */
  static Holder here(String work, Instant takenAt) {
    ProcessHandle self = ProcessHandle.current();
    return new Holder(work, machineHere(), hostHere(), self.pid(), startOf(self), takenAt);
  }

  /**
   * Whether the holder has certainly ended: it ran on this machine and does no longer. Of another
   * machine nothing is known.
   */
  boolean isGone() {
    return machine.equals(machineHere())
        && ProcessHandle.of(process).filter(p -> p.isAlive() && isThis(p)).isEmpty();
  }

  private boolean isThis(ProcessHandle other) {
    Instant start = startOf(other);
    return start == null || processStartedAt == null || start.equals(processStartedAt);
  }

  /** The holder, for people. */
  String words() {
    return "%s (process %d on %s since %s)".formatted(work, process, host, takenAt);
  }

  String json() {
    return JSON.createObjectNode()
        .put("work", work)
        .put("machine", machine)
        .put("host", host)
        .put("process", process)
        .put("process_started_at", processStartedAt == null ? null : processStartedAt.toString())
        .put("taken_at", takenAt.toString())
        .toString();
  }

  static Holder parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return new Holder(
          json.path("work").asText(),
          json.path("machine").asText(),
          json.path("host").asText(),
          json.path("process").asLong(),
          Optional.ofNullable(json.path("process_started_at").textValue())
              .map(Instant::parse)
              .orElse(null),
          Instant.parse(json.path("taken_at").asText()));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("not a lease: " + text, broken);
    }
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(null);
  }

  private static String hostHere() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }

  /** Containers of one machine count their processes apart, so each is a machine of its own. */
  private static String machineHere() {
    return hostHere() + " " + boot() + " " + processes();
  }

  private static String boot() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException untold) {
      return "";
    }
  }

  private static String processes() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException untold) {
      return "";
    }
  }
}
