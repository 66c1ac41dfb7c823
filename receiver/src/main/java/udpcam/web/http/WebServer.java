package udpcam.web.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.run.NanoClock;
import udpcam.run.Worker;
import udpcam.run.WorkerPool;

/**
 * The JDK's HTTP server with bounds: threads, connections, the time of a request, and the time that a client takes to take what
 * it is sent.
 */
public final class WebServer implements AutoCloseable {
    /** More than wait for frames at once: the rest is for what is answered without waiting. */
    private static final int MOST_THREADS = 128;

    private static final int MOST_CONNECTIONS = 256;
    private static final int MOST_HEADER_FIELDS = 60;
    private static final int REQUEST_SECONDS = 10;
    private static final int IDLE_SECONDS = 30;
    private static final int BACKLOG = 64;
    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final HttpServer server;
    private final WorkerPool threads = new WorkerPool("web-request", MOST_THREADS);
    private final WriteLimit limit;
    private final NanoClock clock;
    private final Worker watchdog;
    private @Nullable Resource site;

    /** Takes the port; answers nothing before {@link #start}. */
    public WebServer(InetSocketAddress address, NanoClock clock, Consumer<Throwable> onFailure) throws IOException {
        setBounds();
        this.clock = clock;
        this.limit = new WriteLimit(clock);
        this.server = HttpServer.create(address, BACKLOG);
        this.watchdog = new Worker("web-watchdog", this::watch, onFailure);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, onFailure));
    }

    /** The JDK's server reads these once, when it is used first. */
    private static void setBounds() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", String.valueOf(REQUEST_SECONDS));
        System.setProperty("sun.net.httpserver.idleInterval", String.valueOf(IDLE_SECONDS));
        System.setProperty("sun.net.httpserver.maxReqHeaders", String.valueOf(MOST_HEADER_FIELDS));
        System.setProperty("jdk.httpserver.maxConnections", String.valueOf(MOST_CONNECTIONS));
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Begins to answer. */
    public void start(Resource answers) {
        site = answers;
        server.start();
        watchdog.start();
    }

    private void answer(HttpExchange exchange, Consumer<Throwable> onFailure) throws IOException {
        try {
            Resource answers = site;
            if (answers != null) {
                answers.serve(new Answer(exchange, limit));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            onFailure.accept(bug);
        } finally {
            close(exchange);
        }
    }

    /** Sends what is left. */
    private void close(HttpExchange exchange) {
        limit.begin();
        try {
            exchange.close();
        } finally {
            limit.end();
        }
    }

    private boolean watch() {
        LockSupport.parkNanos(this, CHECK_NANOS);
        limit.check(clock.nanoTime());
        return true;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        watchdog.close();
    }
}
