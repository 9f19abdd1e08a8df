package tenure.jobs.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * The key that hashes the identities of what was erased. Without it nobody can tell from the lake
 * whom an erasure was about, not even by trying every address there is.
 */
public final class ErasureKey {
  /** Shorter ones could be tried out. */
  private static final int LEAST_BYTES = 32;

  private final byte[] secret;

  private ErasureKey(byte[] secret) {
    this.secret = secret.clone();
  }

  /**
   * Where the key stands.
   *
   * @param file a file that holds it; empty for none
   * @param variable an environment variable that holds it
   */
  public record Place(String file, String variable) {
    /** No key at all. */
    public static final Place NOWHERE = new Place("", "");
  }

  /**
   * The key.
   *
   * @throws NoErasureKey where there is none, or one too short to be a secret, or one in the lake
   */
  public static ErasureKey read(Place place, String lake) {
    Optional<String> text =
        place.file().isBlank()
            ? Optional.ofNullable(System.getenv(place.variable()))
            : Optional.of(file(place, lake));
    byte[] secret =
        text.map(String::strip)
            .filter(t -> !t.isEmpty())
            .orElseThrow(() -> new NoErasureKey(place, "there is none"))
            .getBytes(StandardCharsets.UTF_8);
    if (secret.length < LEAST_BYTES) {
      throw new NoErasureKey(place, "it has fewer than " + LEAST_BYTES + " characters");
    }
    return new ErasureKey(secret);
  }

  private static String file(Place place, String lake) {
    Path file = Path.of(place.file()).toAbsolutePath().normalize();
    if (!lake.contains(":/") && file.startsWith(Path.of(lake).toAbsolutePath().normalize())) {
      throw new NoErasureKey(place, "it lies in the lake, beside what it protects");
    }
    if (!Files.isReadable(file)) {
      throw new NoErasureKey(place, "there is none");
    }
    try {
      return Files.readString(file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The hash of an identity. */
  public String hash(Identity identity) {
    return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmacHex(identity.text());
  }
}
