package tenure.jobs.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Days of product events as Segment delivers them, gzipped, alike for the same seed: a hundred
 * events of each of twenty users of an account, one in 250 delivered twice, one in 80 before
 * anybody signed in, one in 60 that tells who works where.
 */
final class InventedEvents {
  private static final int USERS = 20;
  private static final int FEATURES = 40;
  private static final int EVENTS_PER_ACCOUNT = 2_000;
  private static final int EVENTS_PER_FILE = 500_000;
  private static final int DAY = 86_400_000;

  private final Path folder;
  private final long seed;

  /** Events that land in this folder. */
  InventedEvents(Path folder, long seed) {
    this.folder = folder;
    this.seed = seed;
  }

  /** The days that were written. */
  Set<LocalDate> days() {
    String[] names = folder.toFile().list();
    return Stream.of(names == null ? new String[0] : names)
        .map(name -> LocalDate.parse(name.substring(0, name.indexOf('.'))))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Writes a day's events, at least two files of them, so that more than one core has some. */
  List<Path> write(LocalDate day, long events) {
    int files = (int) Math.max(2, events / EVENTS_PER_FILE);
    int accounts = (int) Math.max(5, events / EVENTS_PER_ACCOUNT);
    try {
      Files.createDirectories(folder);
      List<Path> written = new ArrayList<>();
      for (int i = 0; i < files; i++) {
        written.add(folder.resolve("%s.%03d.jsonl.gz".formatted(day, i)));
      }
      IntStream.range(0, files)
          .parallel()
          .forEach(i -> write(written.get(i), day, i, accounts, events / files));
      return written;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void write(Path file, LocalDate day, int number, int accounts, long events) {
    SplittableRandom random = new SplittableRandom(seed * 31 + day.toEpochDay() * 1_009 + number);
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8),
            1 << 16)) {
      StringBuilder line = new StringBuilder();
      for (long i = 0; i < events; i++) {
        if (i == 0 || random.nextInt(250) != 0) {
          line.setLength(0);
          event(line, day, accounts, random);
        }
        out.append(line);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void event(
      StringBuilder line, LocalDate day, int accounts, SplittableRandom random) {
    int account = random.nextInt(accounts);
    int user = random.nextInt(USERS);
    int kind = random.nextInt(240);
    String type = kind == 0 ? "identify" : kind < 4 ? "group" : "track";
    LocalTime time = LocalTime.ofNanoOfDay(random.nextInt(DAY) * 1_000_000L);
    // A whole minute by itself would be written without its seconds, which is no time of Segment's.
    String at = day + "T" + DateTimeFormatter.ISO_LOCAL_TIME.format(time) + "Z";
    boolean isAnonymous = kind >= 4 && kind < 7;
    text(line.append('{'), "type", type);
    text(line.append(','), "messageId", "ajs-" + hex(random) + hex(random));
    text(line.append(','), "anonymousId", "anon-" + account + "-" + user);
    if (!isAnonymous) {
      text(line.append(','), "userId", "u-" + account + "-" + user);
    }
    for (String name : List.of("originalTimestamp", "sentAt", "receivedAt", "timestamp")) {
      text(line.append(','), name, at);
    }
    if (type.equals("track")) {
      int feature = random.nextInt(FEATURES);
      text(line.append(','), "event", "Feature Used");
      text(line.append(",\"properties\":{"), "feature", "feature-" + feature);
      text(line.append(','), "module", "module-" + feature % 6);
      text(line.append(','), "tier", feature % 3 == 0 ? "premium" : "core");
      line.append(",\"minutes\":").append(1 + random.nextInt(30)).append(",\"denied\":false}");
    }
    text(line.append(",\"context\":{"), "ip", "10.0." + account % 256 + "." + user);
    if (!isAnonymous) {
      text(line.append(','), "groupId", "account-" + account);
    }
    text(line.append(",\"library\":{"), "name", "analytics.js");
    line.append("}}}\n");
  }

  private static void text(StringBuilder line, String name, String value) {
    line.append('"').append(name).append("\":\"").append(value).append('"');
  }

  private static String hex(SplittableRandom random) {
    return Long.toHexString(random.nextLong());
  }
}
