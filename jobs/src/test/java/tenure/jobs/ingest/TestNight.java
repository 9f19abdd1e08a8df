package tenure.jobs.ingest;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import tenure.jobs.Progress;
import tenure.jobs.lake.Lake;
import tenure.jobs.settings.IngestSettings;
import tenure.jobs.settings.Problems;
import tenure.jobs.settings.SourcesReader;
import tenure.kit.Spark;

/** A landing folder, a lake and sources, all real, to run nights on. */
final class TestNight {
  final Path landing;
  Lake lake;
  private Landing landed;
  final List<String> notes = new ArrayList<>();
  ErasureKey.Place key = ErasureKey.Place.NOWHERE;
  private final List<SourceSettings> sources;

  /** A source under this name, described by the text of its file sources/NAME.conf. */
  TestNight(Path folder, String name, String conf) {
    this.landing = folder.resolve("landing");
    this.landed = new Landing(landing);
    this.lake = new Lake(Spark.session(), folder.resolve("lake").toString());
    this.sources = sources(folder, name, conf);
  }

  /** Several sources, by name and the text of each one's file. */
  TestNight(Path folder, Map<String, String> confs) {
    this.landing = folder.resolve("landing");
    this.landed = new Landing(landing);
    this.lake = new Lake(Spark.session(), folder.resolve("lake").toString());
    this.sources = all(folder, confs);
  }

  /** Reads several sources, by name and the text of each one's file. */
  static List<SourceSettings> all(Path folder, Map<String, String> confs) {
    return confs.entrySet().stream()
        .flatMap(c -> sources(folder, c.getKey(), c.getValue()).stream())
        .toList();
  }

  /** Reads from elsewhere, or in another way, than from the folder as it is. */
  TestNight from(Landing other) {
    landed = other;
    return this;
  }

  /** The sources as they were read. */
  List<SourceSettings> sources() {
    return sources;
  }

  /** Reads a source as the user's own file. */
  static List<SourceSettings> sources(Path folder, String name, String conf) {
    try {
      Files.createDirectories(folder.resolve("sources"));
      Files.writeString(folder.resolve("sources/" + name + ".conf"), conf);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    Problems problems = new Problems();
    List<SourceSettings> sources =
        SourcesReader.read(ConfigFactory.empty(), List.of(name), Optional.of(folder), problems);
    problems.refuse();
    return sources;
  }

  /** Puts a file into the landing folder; one that ends in .gz is gzipped. */
  TestNight file(String path, String text) {
    bytes(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  TestNight bytes(String path, byte[] bytes) {
    try {
      Path file = landing.resolve(path);
      Files.createDirectories(file.getParent());
      try (OutputStream raw = Files.newOutputStream(file);
          OutputStream out = path.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
        out.write(bytes);
      }
      return this;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Runs a night up to silver; how many rows were rejected. */
  long run(String night) {
    Intake intake = take(night);
    IngestSettings policy =
        new IngestSettings(
            3, List.of("gmail.com"), List.of("stripe", "chargebee", "recurly"), Duration.ZERO);
    return Conform.run(lake, intake, landed, policy, 2, progress());
  }

  /** Runs a night up to bronze only. */
  Intake take(String night) {
    return Ingest.run(lake, sources, landed, LocalDate.parse(night), 2, progress(), key);
  }

  private Progress progress() {
    return new Progress() {
      @Override
      public void note(String line) {
        synchronized (notes) {
          notes.add(line);
        }
      }
    };
  }
}
