package tenure.jobs.lake;

import java.time.Instant;
import java.util.Optional;

/**
 * Who has a lake at a moment, told without taking it.
 *
 * @param holder who, in words
 * @param isOver whether the holder has ended, or counts as ended, without giving the lake back
 * @param heardAt when it was last heard of
 */
public record LeaseStanding(String holder, boolean isOver, Instant heardAt) {

  /** Who has the lake; empty where nobody has. */
  public static Optional<LeaseStanding> of(
      Files files, String root, Lease.Terms terms, Instant now) {
    return new LeaseFolder(files, root)
        .newest()
        .filter(claim -> !claim.isReleased())
        .map(
            claim ->
                new LeaseStanding(
                    claim.holder().words(), Lease.isFree(claim, terms, now), claim.heardAt()));
  }
}
