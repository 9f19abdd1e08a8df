package tenure.jobs.lake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The right to write to a lake, held by one at a time on whatever storage it stands. Each lease has
 * a higher number than all before it; a holder that stood still for too long finds a higher one
 * than its own and stops. A holder that ended without giving back is followed at once on the same
 * machine, and elsewhere after it was silent for as long as a lease lasts.
 */
public final class Lease implements AutoCloseable {
  private static final long LOOK_MILLIS = 500;

  private final LeaseFolder folder;
  private final String root;
  private final Terms terms;
  private final Clock clock;
  private final long token;
  private final ScheduledExecutorService heart;
  private volatile Instant heardAt;

  /**
   * How long things last. Clocks of machines that share a lake may differ by less than the
   * difference of the two.
   *
   * @param heartbeat how often a holder says that it lives
   * @param expiresAfter the silence after which it counts as dead
   */
  public record Terms(Duration heartbeat, Duration expiresAfter) {
    /** Refuses nonsense. */
    public Terms {
      if (heartbeat.toSeconds() < 1 || expiresAfter.compareTo(heartbeat.multipliedBy(2)) < 0) {
        throw new IllegalArgumentException(
            "heartbeat-seconds must be 1 or more and expires-seconds at least twice as much.");
      }
    }
  }

  private Lease(
      LeaseFolder folder, String root, Terms terms, Clock clock, long token, Instant takenAt) {
    this.folder = folder;
    this.root = root;
    this.terms = terms;
    this.clock = clock;
    this.token = token;
    this.heardAt = takenAt;
    this.heart =
        Executors.newSingleThreadScheduledExecutor(
            run -> {
              Thread thread = new Thread(run, "tenure-lease");
              thread.setDaemon(true);
              return thread;
            });
    long beat = terms.heartbeat().toMillis();
    heart.scheduleAtFixedRate(this::beat, beat, beat, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the lake.
   *
   * @param work what it is taken for, in words that another who waits is shown
   * @param wait how long to wait for another who holds it
   * @throws LakeHeld where another still holds it then
   */
  public static Lease take(
      Files files, String root, String work, Terms terms, Duration wait, Clock clock) {
    LeaseFolder folder = new LeaseFolder(files, root);
    long deadline = System.nanoTime() + wait.toNanos();
    while (true) {
      // The number comes before the look: a claim made meanwhile is then seen, or has the number.
      long token = Math.max(folder.highest(), highestPublished(files, root)) + 1;
      Optional<LeaseFolder.Claim> standing = folder.newest();
      Instant now = clock.instant();
      if (standing.isEmpty() || isFree(standing.get(), terms, now)) {
        if (folder.claim(token, Holder.here(work, now))) {
          return new Lease(folder, root, terms, clock, token, now);
        }
      } else if (System.nanoTime() >= deadline) {
        throw new LakeHeld(root, standing.get(), terms, now);
      } else {
        pause();
      }
    }
  }

  static boolean isFree(LeaseFolder.Claim claim, Terms terms, Instant now) {
    return claim.isReleased()
        || claim.holder().isGone()
        || claim.heardAt().plus(terms.expiresAfter()).isBefore(now);
  }

  /** Numbers go on rising even where somebody cleared the folder of the claims. */
  private static long highestPublished(Files files, String root) {
    return Published.read(files, root).map(Published.Manifest::token).orElse(0L);
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the lake", stopped);
    }
  }

  /** The number of this lease: higher than every one before. */
  public long token() {
    return token;
  }

  /**
   * Asked before every write.
   *
   * @throws LeaseLost where another may have taken the lake
   */
  public void check() {
    boolean isSilent = heardAt.plus(terms.expiresAfter()).isBefore(clock.instant());
    if (isSilent || folder.highest() != token) {
      throw new LeaseLost(root, token);
    }
  }

  /** A beat that cannot be written is tried again at the next; if none can, the check notices. */
  private void beat() {
    try {
      if (folder.highest() == token) {
        Instant now = clock.instant();
        folder.heard(token, now);
        heardAt = now;
      }
    } catch (RuntimeException unreachable) {
      Thread.yield();
    }
  }

  /** Lets the next one in. */
  @Override
  public void close() {
    heart.shutdownNow();
    try {
      // A beat under way must not come after the word that the lake is free.
      heart.awaitTermination(terms.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    if (folder.highest() == token) {
      folder.release(token);
    }
  }
}
