package tenure.jobs.mapping;

import com.typesafe.config.ConfigUtil;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings of a source in words that a person goes on with. */
final class SourceText {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private SourceText() {}

  /**
   * The text of a file in config/sources.
   *
   * @param landing what paths are relative to; a file elsewhere is named as if it lay there
   */
  static String of(List<Sample> samples, Path landing) {
    return "# What is said of a column is a guess from its name and its first rows: read it through, then let\n"
        + "# ./tenure doctor check it on the files.\n\nobjects {\n"
        + samples.stream().map(sample -> object(sample, landing)).collect(Collectors.joining("\n"))
        + "}\n";
  }

  private static String object(Sample sample, Path landing) {
    StringBuilder text = new StringBuilder();
    line(text, 2, name(sample.file()) + " {");
    line(text, 4, "path = " + quoted(path(sample.file(), landing)));
    if (sample.format().equals("json")) {
      line(text, 4, "format = json");
    }
    if (sample.separator() != ',') {
      line(text, 4, "options { sep = " + quoted(String.valueOf(sample.separator())) + " }");
    }
    line(text, 4, "columns = " + list(sample.columns()));
    Optional<Guess> guess = Guess.of(sample);
    guess.ifPresentOrElse(g -> mapping(text, g), () -> nothing(text));
    List<String> unplaced = guess.map(Guess::unplaced).orElse(sample.columns());
    for (String column : unplaced) {
      line(text, 4, "# not placed: " + column + ", " + Look.of(sample.values(column)).words());
    }
    line(text, 2, "}");
    return text.toString();
  }

  private static void mapping(StringBuilder text, Guess guess) {
    line(text, 4, "mappings = [{");
    line(text, 6, "target = " + guess.target().name());
    line(text, 6, "columns {");
    guess
        .placed()
        .forEach(
            (column, said) -> {
              line(text, 8, "# " + said.why());
              line(text, 8, column + " = " + quoted(said.expression()));
            });
    line(text, 6, "}");
    line(text, 4, "}]");
  }

  private static void nothing(StringBuilder text) {
    line(
        text,
        4,
        "# Its columns are not those of any table that is known, so its rows are kept in bronze and feed none.");
    line(text, 4, "mappings = []");
  }

  /** The object's name: the file's without its date and ending. */
  private static String name(Path file) {
    String plain =
        DATE.matcher(file.getFileName().toString())
            .replaceAll("")
            .replaceFirst("\\..*$", "")
            .toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    Path parent = file.toAbsolutePath().getParent();
    boolean isNamed = !plain.isEmpty() && Character.isLetter(plain.charAt(0));
    return isNamed || parent == null || parent.getFileName() == null ? plain : name(parent);
  }

  private static String path(Path file, Path landing) {
    Path root = landing.toAbsolutePath().normalize();
    Path whole = file.toAbsolutePath().normalize();
    String relative =
        whole.startsWith(root) ? root.relativize(whole).toString() : whole.getFileName().toString();
    Matcher date = DATE.matcher(relative.replaceFirst("\\.gz$", ""));
    return date.replaceFirst("{date}");
  }

  private static String list(List<String> texts) {
    return texts.stream().map(SourceText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    return ConfigUtil.quoteString(text);
  }

  private static void line(StringBuilder text, int indent, String line) {
    text.append(" ".repeat(indent)).append(line.replace('\n', ' ')).append('\n');
  }
}
