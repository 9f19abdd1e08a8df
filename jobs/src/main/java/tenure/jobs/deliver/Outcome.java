package tenure.jobs.deliver;

import java.time.Instant;

/**
 * What became of a message.
 *
 * @param message the message
 * @param isTaken whether the receiver acknowledged it; else it refused it
 * @param status its answer, an HTTP status
 * @param attempts how often it was sent
 * @param at when the answer came
 */
record Outcome(Message message, boolean isTaken, int status, int attempts, Instant at) {}
