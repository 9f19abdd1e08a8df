package tenure.jobs.deliver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import tenure.jobs.settings.DeliverySettings.SecretPlace;

/**
 * What events are signed with, by version 1 of Standard Webhooks. It is read once, kept in memory
 * alone and never shown.
 */
final class WebhookSecret {
  private static final String PREFIX = "whsec_";
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  private final List<byte[]> keys;

  private WebhookSecret(List<byte[]> keys) {
    this.keys = keys;
  }

  /**
   * The secret, or several while it is being changed.
   *
   * @throws NoWebhookSecret where there is none, or what stands there is none
   */
  static WebhookSecret read(SecretPlace place) {
    String text =
        place.file().isBlank() ? System.getenv(place.variable()) : file(Path.of(place.file()));
    return parse(text == null ? "" : text, place);
  }

  private static String file(Path file) {
    try {
      return Files.isReadable(file) ? Files.readString(file) : "";
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static WebhookSecret parse(String text, SecretPlace place) {
    List<String> words =
        Arrays.stream(text.strip().split("\\s+")).filter(w -> !w.isEmpty()).toList();
    if (words.isEmpty()) {
      throw new NoWebhookSecret(place, "there is none");
    }
    return new WebhookSecret(words.stream().map(word -> key(word, place)).toList());
  }

  private static byte[] key(String word, SecretPlace place) {
    if (!word.startsWith(PREFIX)) {
      throw new NoWebhookSecret(place, "it does not begin with " + PREFIX);
    }
    try {
      byte[] key = Base64.getDecoder().decode(word.substring(PREFIX.length()));
      if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
        throw new NoWebhookSecret(
            place,
            "it holds %d bytes and not %d to %d".formatted(key.length, LEAST_BYTES, MOST_BYTES));
      }
      return key;
    } catch (IllegalArgumentException notEncoded) {
      // Its message would quote the secret.
      throw new NoWebhookSecret(place, "it is not written in base64");
    }
  }

  /** The header of signatures, one for each secret. */
  String signatures(String id, long epochSecond, String body) {
    byte[] signed = "%s.%d.%s".formatted(id, epochSecond, body).getBytes(StandardCharsets.UTF_8);
    return keys.stream()
        .map(key -> new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(signed))
        .map(hash -> "v1," + Base64.getEncoder().encodeToString(hash))
        .collect(Collectors.joining(" "));
  }
}
