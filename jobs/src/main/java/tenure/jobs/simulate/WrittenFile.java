package tenure.jobs.simulate;

import java.io.Serializable;

/** One extract file as it lies on disk. */
record WrittenFile(String folder, long rows, long bytes) implements Serializable {}
