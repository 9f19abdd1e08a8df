package tenure.jobs.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** A place where extracts land. Files are named relative to it, with / between names. */
interface LandingFolder {
  String DELTA_LOG = "_delta_log";

  /** The files of an extract, in order of their names. */
  List<LandedFile> files(LandingPath path);

  /** A file as it is now; empty where there is none. It carries no day. */
  Optional<LandedFile> look(String file);

  /** The place of a file as Spark is told it. */
  String uri(String file);

  /** The file's bytes as they stand there. */
  InputStream open(String file) throws IOException;

  /** The folder as Spark's file paths begin, with / at its end. */
  String prefix();
}
