package tenure.jobs.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What manifests name, in the ways that databases and loaders write them. */
class FileListTest {
  private static final Optional<Long> UNTOLD = Optional.empty();

  @Test
  void json_of_an_unloading_database_names_files_with_their_sizes() {
    assertEquals(
        Map.of("a.csv", Optional.of(120L), "b.csv", UNTOLD),
        FileList.read(
            """
            {"entries": [
              {"url": "s3://bucket/x/a.csv", "meta": {"content_length": 120}},
              {"url": "s3://bucket/x/b.csv", "mandatory": true}]}
            """));
  }

  @Test
  void json_may_be_a_list_of_names_or_of_objects() {
    assertEquals(
        Map.of("a.csv", UNTOLD, "b.csv", Optional.of(7L)),
        FileList.read("[\"x/a.csv\", {\"name\": \"b.csv\", \"size\": 7}]"));
    assertEquals(Map.of("c.csv", UNTOLD), FileList.read("{\"files\": [{\"path\": \"c.csv\"}]}"));
  }

  @Test
  void text_names_a_file_on_each_line_with_or_without_its_size() {
    assertEquals(
        Map.of("a.csv", Optional.of(120L), "b c.csv", UNTOLD, "2026", UNTOLD),
        FileList.read("x/a.csv 120\n\nb c.csv\r\n2026\n"));
  }

  @Test
  void what_is_cut_off_or_empty_names_nothing() {
    assertEquals(Map.of(), FileList.read("{\"entries\": [{\"url\": \"a.csv\"}"));
    assertEquals(Map.of(), FileList.read(""));
  }
}
