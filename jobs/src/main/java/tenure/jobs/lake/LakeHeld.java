package tenure.jobs.lake;

import java.time.Duration;
import java.time.Instant;
import tenure.jobs.OperatorError;

/** Somebody else is writing to the lake. */
public final class LakeHeld extends OperatorError {
  private static final long serialVersionUID = 1L;

  LakeHeld(String lake, LeaseFolder.Claim claim, Lease.Terms terms, Instant now) {
    super(
        LAKE_HELD,
        ("The lake %s is held by %s, last heard of %d s ago. Two at once would lose work, so nothing"
                + " was done. Wait until it ends and run this again, or give --wait MINUTES; if it"
                + " has crashed, its lease ends after %d s of silence.")
            .formatted(
                lake,
                claim.holder().words(),
                Math.max(0, Duration.between(claim.heardAt(), now).toSeconds()),
                terms.expiresAfter().toSeconds()));
  }
}
