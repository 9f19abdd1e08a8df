package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.functions;
import tenure.jobs.lake.Lake;
import tenure.kit.Spark;

/** Whether anything is left of somebody in a lake, looked for without the product. */
final class EveryByte {
  private EveryByte() {}

  /** Looks by itself into every byte, and into every row of every Parquet file by Spark. */
  static void assertNowhere(Lake lake, String... texts) throws IOException {
    List<String> left = new ArrayList<>();
    try (Stream<Path> all = Files.walk(Path.of(lake.root()))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String held = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (file.toString().endsWith(".parquet")) {
          held += rows(file);
        }
        String seen = held.replaceAll("(?i)joann@acme.com", "").toLowerCase(java.util.Locale.ROOT);
        for (String text : texts) {
          if (seen.contains(text.toLowerCase(java.util.Locale.ROOT))) {
            left.add(text + " in " + file);
          }
        }
      }
    }
    assertTrue(left.isEmpty(), () -> String.join("\n", left));
  }

  private static String rows(Path file) {
    return Spark.session()
        .read()
        .parquet(file.toString())
        .select(functions.to_json(functions.struct(functions.col("*"))))
        .as(Encoders.STRING())
        .collectAsList()
        .toString();
  }
}
