package tenure.jobs.erase;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tenure.jobs.ingest.Identity;
import tenure.ops.IdentityKind;

/**
 * All that a subject is known by, and how texts are read for it. Identities that could stand for
 * something else, such as a short number, count only where a column is known to hold them; the
 * others are looked for in every text and every byte.
 */
final class Traces {
  private static final int LEAST_TELLING = 8;

  /** As many characters of the least and the greatest text do statistics keep. */
  private static final int SHORTENED = 32;

  /** A number alone is telling only where it is as long as no amount or moment is. */
  private static final String LONG_NUMBER = "\\d{12,}";

  private final Set<Identity> identities;
  private final Set<String> accounts;
  private final List<String> telling;
  private final Pattern pattern;
  private final String replacement;

  /**
   * The traces of a subject.
   *
   * @param replacement what stands in texts instead of the subject
   */
  Traces(Set<Identity> identities, String replacement) {
    this.identities = Set.copyOf(identities);
    this.replacement = replacement;
    this.accounts =
        identities.stream()
            .filter(i -> i.kind() == IdentityKind.ACCOUNT)
            .map(i -> i.source().isEmpty() ? i.value() : i.source() + ":" + i.value())
            .collect(Collectors.toUnmodifiableSet());
    Set<String> found = new LinkedHashSet<>();
    identities.stream().map(Identity::value).forEach(v -> addTelling(v, found));
    this.telling = found.stream().sorted(Comparator.comparing(String::length).reversed()).toList();
    this.pattern = pattern(telling);
  }

  private static void addTelling(String value, Set<String> found) {
    boolean isMixed = value.matches(".*\\d.*") && value.matches(".*\\p{L}.*");
    boolean isTelling =
        value.contains("@")
            || (value.length() >= LEAST_TELLING && isMixed)
            || value.matches(LONG_NUMBER);
    if (isTelling) {
      found.add(value);
      if (value.matches("[A-Za-z0-9]{18}")) {
        // Salesforce writes the same id with 15 characters too.
        found.add(value.substring(0, 15));
      }
    }
  }

  /** What finds these texts, none of them as a part of a longer address or id. */
  static Pattern pattern(List<String> telling) {
    if (telling.isEmpty()) {
      return Pattern.compile("(?!)");
    }
    String any =
        telling.stream()
            .map(t -> t.contains("@") ? "(?iu:" + Pattern.quote(t) + ")" : Pattern.quote(t))
            .collect(Collectors.joining("|"));
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])(?<![\\p{L}\\p{N}][._%+-])(?:" + any + ")(?![._%+-]?[\\p{L}\\p{N}])");
  }

  Set<Identity> identities() {
    return identities;
  }

  String replacement() {
    return replacement;
  }

  /** Whether a text names the subject beyond doubt. */
  boolean isIn(String text) {
    return pattern.matcher(text).find();
  }

  /** The text without the subject. */
  String cleaned(String text) {
    return pattern.matcher(text).replaceAll(replacement);
  }

  /** Whether a column of this meaning holds the subject. */
  boolean isOf(IdentityKind kind, String source, String value) {
    if (value == null) {
      return false;
    }
    if (kind == IdentityKind.EMAIL) {
      return identities.contains(Identity.email(value));
    }
    return source == null
        ? identities.stream().anyMatch(i -> i.kind() == kind && i.value().equals(value))
        : identities.contains(Identity.of(kind, source, value));
  }

  /** Whether an account of the CRM, or what stands for one, is the subject. */
  boolean isAccount(String value) {
    return value != null && accounts.contains(value);
  }

  /** The accounts of the subject, as tables name them. */
  Set<String> accounts() {
    return accounts;
  }

  /** Whether a text is an id of the person, of whatever source. */
  boolean isPersonId(String value) {
    return identities.stream()
        .filter(i -> i.kind() == IdentityKind.CONTACT || i.kind() == IdentityKind.USER)
        .anyMatch(i -> i.value().equals(value));
  }

  /** JSON of a row that is known to name the person, without the ids it is known by. */
  String withoutIds(String json) {
    String ids =
        identities.stream()
            .filter(i -> i.kind() == IdentityKind.CONTACT || i.kind() == IdentityKind.USER)
            .map(i -> Pattern.quote(i.value()))
            .collect(Collectors.joining("|", "(?:", ")"));
    return json.replaceAll("\"" + ids + "\"", "\"" + replacement + "\"")
        .replaceAll("(?<=[:\\[,]\\s{0,9})" + ids + "(?=\\s*[,}\\]])", "null");
  }

  /** Whether a line of a log may name the subject, be it shortened as statistics are. */
  boolean isSuspect(String line) {
    return isIn(line)
        || telling.stream().anyMatch(t -> t.length() > SHORTENED && line.contains(shortened(t)));
  }

  private static String shortened(String text) {
    return text.substring(0, SHORTENED);
  }
}
