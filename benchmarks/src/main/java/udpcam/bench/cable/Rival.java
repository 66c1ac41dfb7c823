package udpcam.bench.cable;

import java.io.IOException;
import udpcam.bench.pair.Network;
import udpcam.cli.EnvironmentException;

/** What has a part of the cable while a pair is measured. */
public interface Rival {
    /** One that sends until it is closed. */
    interface Running extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /** What it is, for tables. */
    String name();

    /**
     * Starts it, on interfaces of its own.
     *
     * @param port of the measured pair, from which the rival's is to differ
     */
    Running start(Network network, CableRound round, int port)
            throws IOException, InterruptedException, EnvironmentException;
}
