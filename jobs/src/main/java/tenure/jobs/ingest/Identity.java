package tenure.jobs.ingest;

import java.util.Locale;
import tenure.ops.IdentityKind;

/**
 * Something that a person or an account is known by.
 *
 * @param kind what it is
 * @param source the source that knows it; empty for an e-mail address, which is one everywhere
 * @param value the identity, an address in lower case
 */
public record Identity(IdentityKind kind, String source, String value) {

  /** An e-mail address. */
  public static Identity email(String address) {
    return new Identity(IdentityKind.EMAIL, "", address.strip().toLowerCase(Locale.ROOT));
  }

  /** An identity within a source; an address is one everywhere. */
  public static Identity of(IdentityKind kind, String source, String value) {
    return kind == IdentityKind.EMAIL ? email(value) : new Identity(kind, source, value);
  }

  /** What is hashed of it. */
  String text() {
    return kind + "\n" + source + "\n" + value;
  }
}
