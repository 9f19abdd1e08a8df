package tenure.jobs.deliver;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import tenure.jobs.lake.Files;

/** Takes somebody out of the files of the outbox, whatever night they are of. */
public final class OutboxErasure {
  private static final String NIGHT = "\\d{4}-\\d{2}-\\d{2}";

  /** A record of CSV ends at the first line break outside of quotes. */
  private static final Pattern CSV = Pattern.compile("(?:[^\"\\n]++|\"[^\"]*+\")++\\n?");

  private static final Pattern LINE = Pattern.compile("[^\\n]++\\n?");

  private final Files files;
  private final Path root;
  private final UnaryOperator<String> cleaned;
  private final Predicate<String> isAbout;
  private final Pattern inMarkdown;
  private final Pattern inHtml;

  /**
   * Who is to go.
   *
   * @param ids accounts and plays whose lines go
   * @param names what digests call these accounts
   * @param cleaned takes all else that names the subject out of a text
   */
  public record Gone(Set<String> ids, Set<String> names, UnaryOperator<String> cleaned) {}

  /** Erases from the outbox in a folder. */
  public OutboxErasure(Files files, String folder, Gone gone) {
    this.files = files;
    this.root = new Path(folder);
    this.cleaned = gone.cleaned();
    String ids = any(gone.ids(), UnaryOperator.identity());
    this.isAbout = Pattern.compile("(?<![^,\"])" + ids + "(?![^,\":])").asPredicate();
    String markdown = any(gone.names(), DigestPage::inMarkdown);
    this.inMarkdown = Pattern.compile("(?m)^\\| " + markdown + " \\|.*\\n?");
    String html = any(gone.names(), DigestPage::inHtml);
    this.inHtml = Pattern.compile("(?s)[ \\t]*<tr><th scope=\"row\">" + html + "</th>.*?</tr>\\n?");
  }

  private static String any(Set<String> texts, UnaryOperator<String> written) {
    return texts.isEmpty()
        ? "(?!)"
        : texts.stream()
            .map(written)
            .map(Pattern::quote)
            .sorted()
            .collect(Collectors.joining("|", "(?:", ")"));
  }

  /** The files that say something of the subject, in order of night and name. */
  public List<Path> found() {
    return files.list(root).stream()
        .map(FileStatus::getPath)
        .filter(folder -> folder.getName().matches(NIGHT))
        .flatMap(folder -> files.below(folder).stream())
        .map(FileStatus::getPath)
        .filter(
            file -> files.read(file).filter(text -> !without(file, text).equals(text)).isPresent())
        .toList();
  }

  /** Writes a file again without the subject. */
  public void erase(Path file) {
    files.read(file).ifPresent(text -> files.write(file, without(file, text)));
  }

  private String without(Path file, String text) {
    String name = file.getName();
    if (name.endsWith(".md")) {
      return cleaned.apply(inMarkdown.matcher(text).replaceAll(""));
    }
    if (name.endsWith(".html")) {
      return cleaned.apply(inHtml.matcher(text).replaceAll(""));
    }
    return cleaned.apply(records(name.endsWith(".csv") ? CSV : LINE, text));
  }

  private String records(Pattern record, String text) {
    return record
        .matcher(text)
        .replaceAll(r -> isAbout.test(r.group()) ? "" : Matcher.quoteReplacement(r.group()));
  }
}
