package udpcam.receiver;

import java.net.InetSocketAddress;
import udpcam.cli.Console;
import udpcam.frame.Reassembler;

/** Tells the user which senders there are. */
record SourceMessages(Console console) implements Reassembler.Listener {
    @Override
    public void follows(InetSocketAddress source) {
        console.say("Showing " + text(source));
    }

    @Override
    public void ignores(InetSocketAddress source) {
        console.say("Not showing " + text(source) + ", which sends here too (--from HOST chooses)");
    }

    private static String text(InetSocketAddress source) {
        return source.getAddress().getHostAddress() + ":" + source.getPort();
    }
}
