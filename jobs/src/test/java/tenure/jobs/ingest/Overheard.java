package tenure.jobs.ingest;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.spark.SparkFirehoseListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.util.JsonProtocol;
import tenure.kit.Spark;

/**
 * Everything that Spark and the drivers tell while it is open: the log down to its details, and the
 * events with their plans as Spark's event log would write them.
 */
final class Overheard implements AutoCloseable {
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final Logger root = (Logger) LogManager.getRootLogger();
  private final Level before = root.getLevel();

  private final AbstractAppender log =
      new AbstractAppender("overheard", null, null, false, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
          heard.add(event.getMessage().getFormattedMessage());
          if (event.getThrown() != null) {
            note(event.getThrown());
          }
        }
      };

  private final SparkFirehoseListener events =
      new SparkFirehoseListener() {
        @Override
        public void onEvent(SparkListenerEvent event) {
          heard.add(JsonProtocol.sparkEventToJsonString(event));
        }
      };

  Overheard() {
    log.start();
    root.addAppender(log);
    root.setLevel(Level.DEBUG);
    Spark.session().sparkContext().addSparkListener(events);
  }

  /** Adds a trace. */
  void note(Throwable trace) {
    StringWriter text = new StringWriter();
    trace.printStackTrace(new PrintWriter(text));
    heard.add(text.toString());
  }

  /** Adds a text. */
  void note(String text) {
    heard.add(text);
  }

  /** All of it, once Spark has told what it has to tell. */
  String text() throws InterruptedException {
    Thread.sleep(500);
    return String.join("\n", heard);
  }

  @Override
  public void close() {
    Spark.session().sparkContext().removeSparkListener(events);
    root.setLevel(before);
    root.removeAppender(log);
    log.stop();
  }
}
