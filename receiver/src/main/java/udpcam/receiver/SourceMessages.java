package udpcam.receiver;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.frame.Reassembler;
import udpcam.link.Addresses;
import udpcam.rtp.ReceptionStatistics;

/** Tells the user which senders there are, a hostile crowd of them only at its beginning. Called by the receive worker. */
final class SourceMessages implements Reassembler.Listener {
    private static final int MOST = 20;

    private final Console console;
    private int told;

    SourceMessages(Console console) {
        this.console = console;
    }

    @Override
    public void follows(InetSocketAddress source, @Nullable ReceptionStatistics statistics) {
        tell("Showing " + Addresses.text(source));
    }

    @Override
    public void ignores(InetSocketAddress source) {
        tell("Not showing " + Addresses.text(source) + ", which sends here too (--from HOST chooses)");
    }

    @Override
    public void control(InetSocketAddress source, ByteBuffer rtcp, long nowNanos) {
        // reports
    }

    private void tell(String message) {
        told++;
        if (told <= MOST) {
            console.say(message + (told == MOST ? "; further senders are not told" : ""));
        }
    }
}
