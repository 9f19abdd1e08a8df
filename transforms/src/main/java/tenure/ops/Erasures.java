package tenure.ops;

import static tenure.contract.Layer.OPS;

import tenure.contract.Field;
import tenure.contract.Table;

/**
 * What was erased, so that it stays so: one row per erasure and identity of its subject. Whom an
 * identity names cannot be told without the key, which the lake does not hold.
 */
public final class Erasures {
  public static final Field IDENTITY_HASH =
      Field.id("identity_hash", "The identity, hashed with your key (HMAC-SHA-256).").key();
  public static final Field ERASED_AT = Field.moment("erased_at", "When.").key();
  public static final Field ERASURE_ID =
      Field.id("erasure_id", "The erasure, as its replacements in text name it.").key();
  public static final Field KIND =
      Field.choice("kind", "What the identity is.", Words.of(IdentityKind.values())).required();
  public static final Field SOURCE =
      Field.id("source", "The source that knows it; null for an e-mail address.");
  public static final Field ROWS_REMOVED =
      Field.count("rows_removed", "Rows that the erasure removed.").required();
  public static final Field ROWS_CLEARED =
      Field.count("rows_cleared", "Rows that it left without what named the subject.").required();
  public static final Field ERASED_ON = Field.day("erased_on", "The day, UTC.").required();

  public static final Table TABLE =
      Table.in(OPS, "erasures", "What was erased, by keyed hashes of its identities.")
          .withColumns(
              IDENTITY_HASH,
              ERASED_AT,
              ERASURE_ID,
              KIND,
              SOURCE,
              ROWS_REMOVED,
              ROWS_CLEARED,
              ERASED_ON)
          .sliced(ERASED_ON);

  private Erasures() {}
}
