package tenure.jobs.serve;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hive.service.rpc.thrift.THandleIdentifier;
import org.apache.hive.service.rpc.thrift.TOperationHandle;
import org.apache.hive.service.rpc.thrift.TOperationType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.server.ServerContext;
import org.apache.thrift.server.TServerEventHandler;
import org.apache.thrift.transport.TTransport;

/**
 * What one connection has asked for. Another connection cannot reach it, and it ends with the
 * connection, whether that was closed or lost.
 */
final class Visit implements ServerContext {
  /** A connection is served by one thread. */
  private static final ThreadLocal<Visit> CURRENT = new ThreadLocal<>();

  private final Map<ByteBuffer, Answer> answers = new ConcurrentHashMap<>();

  /** The connection that this thread serves. */
  static Visit current() {
    return CURRENT.get();
  }

  /** Keeps an answer under a handle of its own. */
  TOperationHandle keep(TOperationType type, Answer answer) {
    THandleIdentifier id = handle();
    answers.put(ByteBuffer.wrap(id.getGuid()), answer);
    return new TOperationHandle(id, type, true);
  }

  /** A handle that nobody guesses. */
  static THandleIdentifier handle() {
    return new THandleIdentifier(bytes(UUID.randomUUID()), bytes(UUID.randomUUID()));
  }

  private static ByteBuffer bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .flip();
  }

  /** The answer of a handle; null where it was closed. */
  Answer answer(TOperationHandle handle) {
    return answers.get(ByteBuffer.wrap(handle.getOperationId().getGuid()));
  }

  /** Lets an answer go. */
  void close(TOperationHandle handle) {
    Answer answer = answers.remove(ByteBuffer.wrap(handle.getOperationId().getGuid()));
    if (answer != null) {
      answer.stop();
    }
  }

  /** Lets all of them go. */
  void close() {
    answers.values().forEach(Answer::stop);
    answers.clear();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return type.cast(this);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  /** Begins and ends visits with their connections. */
  static final class Reception implements TServerEventHandler {
    @Override
    public void preServe() {}

    @Override
    public ServerContext createContext(TProtocol in, TProtocol out) {
      Visit visit = new Visit();
      CURRENT.set(visit);
      return visit;
    }

    @Override
    public void deleteContext(ServerContext context, TProtocol in, TProtocol out) {
      CURRENT.remove();
      if (context instanceof Visit visit) {
        visit.close();
      }
    }

    @Override
    public void processContext(ServerContext context, TTransport in, TTransport out) {}
  }
}
