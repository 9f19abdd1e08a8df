package tenure.jobs.simulate;

/**
 * Record ids of the CRM. The 15 characters are case-sensitive; three more spell out which of them
 * are capitals, so that the 18 survive tools that fold case.
 */
final class SalesforceId {
  private static final String BASE_62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  private static final String POD = "5g0";

  private SalesforceId() {}

  /** The 18-character id of the n-th record of an object, e.g. prefix 001 for accounts. */
  static String of(String prefix, long number) {
    char[] digits = new char[9];
    long rest = number;
    for (int place = digits.length - 1; place >= 0; place--) {
      digits[place] = BASE_62.charAt((int) (rest % 62));
      rest /= 62;
    }
    return withSuffix(prefix + POD + new String(digits));
  }

  /** The 18 characters of a 15-character id. */
  static String withSuffix(String id) {
    StringBuilder suffixed = new StringBuilder(id);
    for (int chunk = 0; chunk < 3; chunk++) {
      int capitals = 0;
      for (int place = 0; place < 5; place++) {
        char letter = id.charAt(chunk * 5 + place);
        if (letter >= 'A' && letter <= 'Z') {
          capitals |= 1 << place;
        }
      }
      suffixed.append(SUFFIX.charAt(capitals));
    }
    return suffixed.toString();
  }

  /** The case-sensitive 15 characters. */
  static String shortOf(String id) {
    return id.substring(0, 15);
  }
}
