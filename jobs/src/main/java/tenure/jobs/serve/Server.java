package tenure.jobs.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.thrift.server.TThreadPoolServer;
import org.apache.thrift.transport.TSSLTransportFactory;
import org.apache.thrift.transport.TServerSocket;
import org.apache.thrift.transport.TTransportException;
import tenure.jobs.lake.Lake;
import tenure.jobs.lake.Published;
import tenure.jobs.settings.ServeSettings;

/** Serves the published marts of a lake to drivers for Spark and Hive, until it is stopped. */
public final class Server implements AutoCloseable {
  private static final int LEAST_PASSWORD = 12;

  private final ServeSettings settings;
  private final TServerSocket socket;
  private final TThreadPoolServer server;
  private final ExecutorService workers;

  /** Who is let in, and over what. */
  public record Trust(boolean isOpen, boolean isPlainAllowed) {
    /** By password, and from other machines over TLS alone. */
    public static final Trust NORMAL = new Trust(false, false);
  }

  private Server(
      ServeSettings settings,
      TServerSocket socket,
      TThreadPoolServer server,
      ExecutorService workers) {
    this.settings = settings;
    this.socket = socket;
    this.server = server;
    this.workers = workers;
  }

  /**
   * Looks whether what is asked for is safe, before anything is started.
   *
   * @throws NotListening where other machines would be let in without a password or without TLS
   * @throws NoPassword where there is none
   */
  public static void check(ServeSettings settings, Trust trust) {
    boolean isHere = address(settings).isLoopbackAddress();
    if (trust.isOpen() && !isHere) {
      throw new NotListening(
          "--no-auth lets everybody in, so it is for this machine alone. Take it away, or listen at"
              + " 127.0.0.1.");
    }
    if (!isHere && settings.keyStore().isEmpty() && !trust.isPlainAllowed()) {
      throw new NotListening(
          "at "
              + settings.host()
              + " passwords and rows would travel unencrypted. Name a key store in"
              + " tenure.serve.tls, or say --plain where the network itself is encrypted.");
    }
    reader(settings, trust);
    settings.keyStore().ifPresent(Server::keyPassword);
  }

  private static Optional<Door.Reader> reader(ServeSettings settings, Trust trust) {
    return trust.isOpen()
        ? Optional.empty()
        : Optional.of(
            new Door.Reader(
                settings.user(), Password.read("readers", settings.password(), LEAST_PASSWORD)));
  }

  private static String keyPassword(ServeSettings.KeyStore store) {
    return Password.read("the key store", store.password(), 1);
  }

  private static InetAddress address(ServeSettings settings) {
    try {
      return InetAddress.getByName(settings.host());
    } catch (UnknownHostException unknown) {
      throw new NotListening(
          "there is no address " + settings.host() + ". Change tenure.serve.host or --host.");
    }
  }

  /**
   * Begins to listen.
   *
   * @param news hears of each release once it is served
   * @throws NotListening where the port is taken or the key store cannot be read
   */
  public static Server open(
      Lake lake, ServeSettings settings, Trust trust, Consumer<Published.Manifest> news) {
    check(settings, trust);
    ServedMarts marts = new ServedMarts(lake, news);
    ExecutorService workers = Executors.newFixedThreadPool(settings.connections(), Server::daemon);
    Service service = new Service(marts, workers, settings.longestStatement());
    TServerSocket socket = socket(settings);
    TThreadPoolServer server =
        new TThreadPoolServer(
            new TThreadPoolServer.Args(socket)
                .processor(new TCLIService.Processor<>(service))
                .transportFactory(new Door(reader(settings, trust)).transports())
                .maxWorkerThreads(settings.connections())
                .stopTimeoutUnit(TimeUnit.SECONDS)
                .stopTimeoutVal(1));
    server.setServerEventHandler(new Visit.Reception());
    return new Server(settings, socket, server, workers);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "serve");
    thread.setDaemon(true);
    return thread;
  }

  private static TServerSocket socket(ServeSettings settings) {
    InetAddress address = address(settings);
    int silence = Math.toIntExact(settings.longestSilence().toMillis());
    try {
      if (settings.keyStore().isEmpty()) {
        return new TServerSocket(new InetSocketAddress(address, settings.port()), silence);
      }
      TSSLTransportFactory.TSSLTransportParameters tls =
          new TSSLTransportFactory.TSSLTransportParameters();
      ServeSettings.KeyStore store = settings.keyStore().get();
      tls.setKeyStore(store.file(), keyPassword(store));
      return TSSLTransportFactory.getServerSocket(settings.port(), silence, address, tls);
    } catch (TTransportException refused) {
      throw new NotListening(
          "%s:%d cannot be listened at (%s). Choose another with --port, or look at the key store."
              .formatted(settings.host(), settings.port(), refused.getMessage()));
    }
  }

  /** Serves until it is closed. */
  public void serve() {
    server.serve();
  }

  /** The address for JDBC. */
  public String url() {
    InetSocketAddress at = (InetSocketAddress) socket.getServerSocket().getLocalSocketAddress();
    return "jdbc:hive2://%s:%d/%s%s"
        .formatted(
            settings.host(),
            at.getPort(),
            Directory.SCHEMA,
            settings.keyStore().isPresent() ? ";ssl=true" : "");
  }

  @Override
  public void close() {
    server.stop();
    workers.shutdownNow();
  }
}
