package tenure.ops;

import java.util.Arrays;
import java.util.Locale;

/** Constants as tables write them. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static String[] of(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Words::of).toArray(String[]::new);
  }
}
