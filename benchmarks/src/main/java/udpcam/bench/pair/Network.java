package udpcam.bench.pair;

import java.util.List;

/** What lies between a pair's programs. */
public interface Network {
    /** Where a program runs. */
    enum Side {
        SENDER,
        RECEIVER
    }

    /** One computer, this one, for both. */
    Network LOOPBACK = new Network() {
        @Override
        public String remote() {
            return "127.0.0.1";
        }

        @Override
        public String device() {
            return "lo";
        }

        @Override
        public List<String> command(Side side, List<String> command) {
            return command;
        }
    };

    /** The receiver's address. */
    String remote();

    /** The interface through which the sender sends, and the receiver receives. */
    String device();

    /** What a sender sends that cannot find out what the network carries, in kbit/s. */
    default int videoKilobits() {
        return 8000;
    }

    /** The words that run a command on a side. */
    List<String> command(Side side, List<String> command);
}
