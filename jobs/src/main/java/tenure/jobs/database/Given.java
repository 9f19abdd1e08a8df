package tenure.jobs.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a value of the settings stands. What stands in the environment or in a file is read only
 * when it is needed, so that neither settings nor messages ever hold it.
 */
public sealed interface Given {

  /** The value as it is used. */
  String read();

  /** In the settings themselves. */
  record Text(String text) implements Given {
    @Override
    public String read() {
      return text;
    }
  }

  /** In a variable of the environment. */
  record Variable(String name) implements Given {
    @Override
    public String read() {
      String value = System.getenv(name);
      if (value == null || value.isEmpty()) {
        throw new NotGiven("the environment variable " + name + " is not set", "Set it");
      }
      return value;
    }
  }

  /** In a file that holds nothing else; white space around it does not count. */
  record InFile(Path file) implements Given {
    @Override
    public String read() {
      try {
        return Files.readString(file).strip();
      } catch (IOException unreadable) {
        throw new NotGiven("the file " + file + " cannot be read", "Put it there");
      }
    }
  }
}
