package tenure.jobs.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that a manifest names, by their own names, with their sizes where it tells them. It is
 * JSON, as unloading databases write it ({@code {"entries": [{"url": …, "meta": {"content_length":
 * 120}}]}}, or a list of names or of objects with a name and a size), or text: a name on each line,
 * with or without its size behind it.
 */
final class FileList {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMES = List.of("url", "path", "name", "file");
  private static final List<String> SIZES = List.of("content_length", "size", "bytes");

  private FileList() {}

  /** Reads a manifest; what it cannot read names nothing. */
  static Map<String, Optional<Long>> read(String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[") ? json(text) : lines(text);
  }

  private static Map<String, Optional<Long>> lines(String text) {
    Map<String, Optional<Long>> files = new LinkedHashMap<>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(
            line -> {
              String size = line.substring(line.lastIndexOf(' ') + 1);
              boolean hasSize = size.length() < line.length() && size.matches("\\d{1,18}");
              String name = hasSize ? line.substring(0, line.lastIndexOf(' ')) : line;
              files.put(own(name), hasSize ? Optional.of(Long.valueOf(size)) : Optional.empty());
            });
    return files;
  }

  private static Map<String, Optional<Long>> json(String text) {
    Map<String, Optional<Long>> files = new LinkedHashMap<>();
    try {
      JsonNode root = JSON.readTree(text);
      JsonNode entries = root.isArray() ? root : root.path("entries");
      for (JsonNode entry : entries.isArray() ? entries : root.path("files")) {
        if (entry.isTextual()) {
          files.put(own(entry.asText()), Optional.empty());
        } else {
          name(entry).ifPresent(name -> files.put(own(name), size(entry)));
        }
      }
    } catch (JsonProcessingException cutOff) {
      // It is still being written: whatever it names waits for it.
      return Map.of();
    }
    return files;
  }

  private static Optional<String> name(JsonNode entry) {
    return NAMES.stream().filter(entry::hasNonNull).map(n -> entry.get(n).asText()).findFirst();
  }

  private static Optional<Long> size(JsonNode entry) {
    return SIZES.stream()
        .map(n -> entry.hasNonNull(n) ? entry.get(n) : entry.path("meta").path(n))
        .filter(JsonNode::canConvertToLong)
        .map(JsonNode::asLong)
        .findFirst();
  }

  private static String own(String name) {
    String stripped = name.strip();
    return stripped.substring(stripped.lastIndexOf('/') + 1);
  }
}
