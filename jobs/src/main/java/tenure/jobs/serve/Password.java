package tenure.jobs.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tenure.jobs.settings.DeliverySettings.SecretPlace;

/** Reads a password from where it stands: a file or the environment, never the settings. */
final class Password {
  private Password() {}

  /**
   * The password.
   *
   * @param whose how messages name it
   * @throws NoPassword where there is none, or one that is too short
   */
  static String read(String whose, SecretPlace place, int leastLength) {
    String text =
        place.file().isBlank() ? System.getenv(place.variable()) : file(Path.of(place.file()));
    String password = text == null ? "" : text.strip();
    if (password.isEmpty()) {
      throw new NoPassword(whose, place, "there is none");
    }
    if (password.length() < leastLength) {
      throw new NoPassword(whose, place, "it has fewer than " + leastLength + " characters");
    }
    return password;
  }

  private static String file(Path file) {
    try {
      return Files.isReadable(file) ? Files.readString(file) : "";
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
