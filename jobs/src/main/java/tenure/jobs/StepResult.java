package tenure.jobs;

/**
 * What one step of a night did.
 *
 * @param step the step's name, a table's full name where it wrote one
 * @param rows rows written
 * @param files files written
 * @param bytes bytes written
 * @param version the table's version after the write, -1 where nothing was written
 * @param commits commits made: one, or none where there was nothing to write
 * @param millis wall milliseconds
 */
public record StepResult(
    String step, long rows, long files, long bytes, long version, long commits, long millis) {}
