package tenure.jobs.doctor;

/**
 * One thing that was looked at.
 *
 * @param level how it stands
 * @param subject what was looked at
 * @param message what was found
 * @param remedy what to do, empty where nothing is to be done
 */
public record Finding(Level level, String subject, String message, String remedy) {

  /** How something stands. */
  public enum Level {
    OK,
    WARN,
    FAIL
  }

  static Finding ok(String subject, String message) {
    return new Finding(Level.OK, subject, message, "");
  }

  static Finding warn(String subject, String message, String remedy) {
    return new Finding(Level.WARN, subject, message, remedy);
  }

  static Finding fail(String subject, String message, String remedy) {
    return new Finding(Level.FAIL, subject, message, remedy);
  }

  /** The finding on one line. */
  public String line() {
    String level = level().name().toLowerCase(java.util.Locale.ROOT);
    String rest = remedy.isEmpty() ? message : message + " " + remedy;
    return String.format("%-4s  %-22s  %s", level, subject, rest);
  }
}
