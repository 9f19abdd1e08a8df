package tenure.jobs.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes extract files; a Java gzip header carries neither time nor name, so the bytes repeat. */
final class Landing {
  private interface Body {
    void writeTo(Writer writer) throws IOException;
  }

  private final Path root;

  Landing(Path root) {
    this.root = root;
  }

  /** Writes text lines. */
  WrittenFile write(LandingObject object, String path, List<String> lines) {
    return write(
        object.folder(), path, object.isZipped(), text(object.header(), lines), lines.size());
  }

  /** Writes usage events. */
  WrittenFile writeEvents(String path, List<UsageEvent> events) {
    LandingObject object = LandingObject.EVENTS;
    Body body = writer -> SegmentLines.write(writer, events);
    return write(object.folder(), path, object.isZipped(), body, events.size());
  }

  /** Writes a CSV that is no extract. */
  WrittenFile writeTable(String folder, String path, String header, List<String> lines) {
    return write(folder, path, false, text(header, lines), lines.size());
  }

  private WrittenFile write(String folder, String path, boolean zipped, Body body, int rows) {
    Path file = root.resolve(path);
    try {
      Files.createDirectories(file.getParent());
      try (Writer writer = open(file, zipped)) {
        body.writeTo(writer);
      }
      return new WrittenFile(folder, rows, Files.size(file));
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot write " + file, failure);
    }
  }

  private static Body text(String header, List<String> lines) {
    return writer -> {
      if (header != null) {
        writer.append(header).append('\n');
      }
      for (String line : lines) {
        writer.append(line).append('\n');
      }
    };
  }

  private static Writer open(Path file, boolean zipped) throws IOException {
    OutputStream bytes = Files.newOutputStream(file);
    if (zipped) {
      bytes =
          new GZIPOutputStream(bytes, 1 << 16) {
            {
              def.setLevel(Deflater.BEST_SPEED);
            }
          };
    }
    return new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16);
  }
}
