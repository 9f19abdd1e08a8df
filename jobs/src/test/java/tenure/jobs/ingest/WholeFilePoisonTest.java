package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tenure.jobs.ingest.Poison.GOOD;
import static tenure.jobs.ingest.Poison.HEADER;
import static tenure.jobs.ingest.Poison.file;
import static tenure.jobs.ingest.Poison.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tenure.jobs.OperatorError;

class WholeFilePoisonTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          empty file           | csv     | does not have the columns of its extract. Missing: id
          other encoding       | csv     | it is not UTF-8 text
          utf-16 unannounced   | csv     | does not have the columns of its extract. Missing: id
          header twice         | csv     | names the column amount twice
          column missing       | csv     | Missing: amount. Found: id
          column renamed       | csv     | Missing: amount (renamed to amounts?)
          gzip cut off         | csv.gz  | cannot be read: java.io.EOFException
          gzip that is none    | csv.gz  | cannot be read: java.util.zip.ZipException: Not in GZIP format
          zstd that is none    | csv.zst | cannot be read
          parquet that is none | parquet | it is not PARQUET
          parquet cut off      | parquet | it is not PARQUET
          avro that is none    | avro    | it is not AVRO
          """)
  void a_file_that_is_bad_as_a_whole_is_named_and_nothing_of_it_is_taken(
      String name, String ending, String message) throws IOException {
    String format = ending.replaceAll("\\..*", "");
    TestNight night = source(folder, format, "bills/{date}.*." + format);
    Path file = night.landing.resolve(file("bad", ending));
    Files.createDirectories(file.getParent());
    Files.write(file, whole(name));
    OperatorError refused = assertThrows(OperatorError.class, () -> night.take("2026-01-30"));
    assertTrue(refused.getMessage().contains(file("bad", ending)), refused.getMessage());
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
  }

  private static byte[] whole(String name) throws IOException {
    String many = HEADER + GOOD.repeat(20_000);
    return switch (name) {
      case "empty file" -> new byte[0];
      case "other encoding" -> (HEADER + "\u00fc" + GOOD).getBytes(StandardCharsets.ISO_8859_1);
      case "utf-16 unannounced" -> (HEADER + GOOD).getBytes(StandardCharsets.UTF_16BE);
      case "header twice" ->
          (HEADER.replace("id,", "amount,id,") + "1," + GOOD).getBytes(StandardCharsets.UTF_8);
      case "column missing" -> HEADER.replace("amount,", "").getBytes(StandardCharsets.UTF_8);
      case "column renamed" ->
          HEADER.replace("amount,", "amounts,").getBytes(StandardCharsets.UTF_8);
      case "gzip cut off" -> cut(gzip(many));
      case "parquet cut off" -> Arrays.copyOf("PAR1".getBytes(StandardCharsets.UTF_8), 400);
      default -> many.getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }
}
