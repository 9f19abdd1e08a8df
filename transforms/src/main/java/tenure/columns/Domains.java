package tenure.columns;

import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** Web domains: lower case, without {@code www.}; null where the text holds none. */
public final class Domains {
  private static final String DOMAIN =
      "^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\\.[a-z][a-z0-9-]*[a-z0-9]$";

  private Domains() {}

  /** The domain of a web address, which people type freely. */
  public static Column ofWebsite(Column website) {
    Column clean = lower(Reading.clean(website));
    Column host = regexp_extract(clean, "^(?:[a-z][a-z0-9+.-]*://)?([^/?#]*)", 1);
    Column bare = regexp_replace(regexp_replace(host, ":\\d+$", ""), "^www\\.", "");
    return when(bare.rlike(DOMAIN), bare);
  }

  /** The domain of an e-mail address. */
  public static Column ofEmail(Column email) {
    Column domain = regexp_extract(lower(Reading.clean(email)), "^[^@\\s]+@([^@\\s]+)$", 1);
    return when(domain.rlike(DOMAIN), domain);
  }
}
