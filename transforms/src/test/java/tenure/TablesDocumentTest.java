package tenure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tenure.contract.Document;

class TablesDocumentTest {
  private static final Path DOCUMENT = Path.of("TABLES.md");

  @Test
  void tables_md_says_what_the_contracts_say() throws IOException {
    String kept = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";
    String current = Document.markdown(Catalog.ALL);
    if (System.getenv("CI") == null) {
      Files.writeString(DOCUMENT, current);
    }
    assertEquals(
        kept, current, "transforms/TABLES.md was out of date; at a desk it is now rewritten");
  }
}
