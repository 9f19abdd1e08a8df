package tenure.jobs.erase;

import java.util.List;
import java.util.Locale;
import tenure.ops.IdentityKind;

/**
 * Who or what is to be erased, as it was asked for.
 *
 * @param kind an e-mail address, a user of the product or an account of the CRM
 * @param value the address in lower case, or the id
 */
public record Subject(IdentityKind kind, String value) {
  private static final String ADDRESS = "[^@\\s]+@[^@\\s]+";

  /**
   * Reads {@code ann@acme.com}, {@code user:ID} or {@code account:ID}.
   *
   * @throws UnclearSubject for anything else
   */
  public static Subject of(String text) {
    String given = text.strip();
    for (IdentityKind kind : List.of(IdentityKind.USER, IdentityKind.ACCOUNT)) {
      String prefix = kind.name().toLowerCase(Locale.ROOT) + ":";
      if (given.startsWith(prefix) && given.length() > prefix.length()) {
        return new Subject(kind, given.substring(prefix.length()).strip());
      }
    }
    if (given.matches(ADDRESS)) {
      return new Subject(IdentityKind.EMAIL, given.toLowerCase(Locale.ROOT));
    }
    throw new UnclearSubject();
  }

  /** The subject in words that name nobody. */
  public String words() {
    return switch (kind) {
      case EMAIL, CONTACT -> "a person";
      case USER -> "a user";
      case ACCOUNT -> "an account";
    };
  }
}
