package udpcam.receiver;

import java.net.InetSocketAddress;
import udpcam.cli.Console;
import udpcam.link.Addresses;

/** Tells the user which senders there are, a hostile crowd of them only at its beginning. Called by the receive worker. */
public final class SourceMessages {
    private static final int MOST = 20;

    private final Console console;
    private int told;

    public SourceMessages(Console console) {
        this.console = console;
    }

    /** Its pictures are shown from now on. */
    void follows(InetSocketAddress source) {
        tell("Showing " + Addresses.text(source));
    }

    /** It sends pictures too, but another one's are shown. */
    void ignores(InetSocketAddress source) {
        tell("Not showing " + Addresses.text(source) + ", which sends here too (--from HOST chooses)");
    }

    private void tell(String message) {
        told++;
        if (told <= MOST) {
            console.say(message + (told == MOST ? "; further senders are not told" : ""));
        }
    }
}
