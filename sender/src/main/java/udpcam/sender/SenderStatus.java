package udpcam.sender;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import udpcam.camera.open.ReturningCamera;
import udpcam.cli.Console;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.count.Rates;
import udpcam.encode.FrameEncoder;
import udpcam.link.Addresses;
import udpcam.link.Departures;
import udpcam.run.Decimals;
import udpcam.session.LinkQuality;
import udpcam.size.SentAs;

/** What the sender tells its user while it runs. Called by the main thread, once a second. */
final class SenderStatus {
    private static final double BITS_PER_MEGABIT = 1e6;

    private final Console console;
    private final Counters counters;
    private final ReturningCamera camera;
    private final Routes routes;
    private final FrameEncoder encoder;
    private final Rates rates;
    private final Set<Route> silent = new HashSet<>();
    private boolean toldTooLarge;
    private boolean toldOtherKey;

    SenderStatus(
            Console console,
            Counters counters,
            ReturningCamera camera,
            FrameEncoder encoder,
            Routes routes,
            long nowNanos) {
        this.console = console;
        this.counters = counters;
        this.camera = camera;
        this.routes = routes;
        this.encoder = encoder;
        this.rates = new Rates(counters, Counter.FRAMES_SENT, Counter.BYTES_SENT, nowNanos);
    }

    void tick(long nowNanos) {
        camera.check(nowNanos);
        routes.troubles().forEach(trouble -> trouble.check(console));
        if (!toldTooLarge && counters.get(Counter.FRAMES_TOO_LARGE) > 0) {
            toldTooLarge = true;
            console.say(
                    "A frame is too large and is not sent (16.7 MB is the most, on the classic wire 255 times --mtu): "
                            + "lower --quality or --size");
        }
        if (!toldOtherKey && counters.get(Counter.KEYS_REFUSED) > 0) {
            toldOtherKey = true;
            console.say("A receiver asks for the keys of the stream, but has another key: "
                    + "do both programs say 'sealed by key' with the same four-digit groups when they start?");
        }
        rates.update(nowNanos);
        console.status(rates.text() + remotes(nowNanos) + count(Counter.FRAMES_DISPLACED) + count(Counter.SEND_FAILED));
    }

    /** What is known of each remote, with its name if there are several. */
    private String remotes(long nowNanos) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < routes.list().size(); i++) {
            Route route = routes.list().get(i);
            Trouble trouble = routes.troubles().get(i);
            LinkQuality quality = route.quality();
            String state = trouble.text();
            if (!trouble.isOn() && quality != null && !quality.isStale(nowNanos)) {
                state = quality.text();
            }
            checkSilence(route);
            String known = (state.isEmpty() ? "" : "  " + state) + limit(route) + skipped(route);
            boolean isNamed = routes.list().size() > 1 && !known.isEmpty();
            text.append(isNamed ? "  " + route.name() + known.substring(1) : known);
        }
        return text.toString();
    }

    /** What the network takes, and how frames are sent so that it does; while it is the limit. */
    private String limit(Route route) {
        long bits = route.limit();
        if (bits == 0) {
            return "";
        }
        String who = route.isAtCeiling() ? "--bitrate allows " : "the network takes ";
        SentAs sentAs = encoder.sentAs();
        String how = sentAs == null ? "" : ": " + sentAs;
        return "  " + who + Decimals.fixed(bits / BITS_PER_MEGABIT, 1) + " Mbit/s" + how;
    }

    private void checkSilence(Route route) {
        if (route.isSilent() && silent.add(route)) {
            console.say(route.name() + ": its receiver reports no more; it gets one frame a second until it does");
        } else if (!route.isSilent() && silent.remove(route)) {
            console.say(route.name() + ": its receiver reports again");
        }
    }

    private static String skipped(Route route) {
        return route.skipped() == 0 ? "" : "  " + Counter.FRAMES_SKIPPED.label() + " " + route.skipped();
    }

    private String count(Counter counter) {
        long value = counters.get(counter);
        return value == 0 ? "" : "  " + counter.label() + " " + value;
    }

    /** What keeps datagrams from a remote, told when it begins and when it ends. Called once a second. */
    static final class Trouble {
        /** Systems answer only some of the datagrams that nobody listens to: a second without an answer says nothing. */
        private static final int QUIET_SECONDS = 3;

        private final String name;
        private final Departures departures;
        private final Supplier<@Nullable InetSocketAddress> remote;
        private @Nullable InetSocketAddress toldAddress;
        private long before;
        private long sentBefore;
        private int quietSeconds;
        private String told = "";

        /** {@code remote} says where the datagrams go now; null while that is not known. */
        Trouble(String name, Departures departures, Supplier<@Nullable InetSocketAddress> remote) {
            this.name = name;
            this.departures = departures;
            this.remote = remote;
            this.toldAddress = remote.get();
        }

        void check(Console console) {
            checkAddress(console);
            long troubles = departures.troubles();
            long sent = departures.sent();
            boolean leaves = sent > sentBefore;
            if (troubles > before) {
                quietSeconds = 0;
                tell(departures.trouble(), leaves ? "; sending on" : "; trying again until it works", console);
            } else if (leaves && ++quietSeconds == QUIET_SECONDS && isOn()) {
                console.say(name + ": the datagrams leave again");
                told = "";
            }
            before = troubles;
            sentBefore = sent;
        }

        private void tell(String trouble, String consequence, Console console) {
            if (!trouble.equals(told)) {
                console.say(name + ": " + trouble + consequence);
                told = trouble;
            }
        }

        private void checkAddress(Console console) {
            InetSocketAddress address = remote.get();
            if (address != null && !address.equals(toldAddress)) {
                console.say(name + ": its address is " + Addresses.text(address) + " now");
                toldAddress = address;
            }
        }

        /** Whether something keeps datagrams from the remote: then nothing is known of how they fare. */
        boolean isOn() {
            return !told.isEmpty();
        }

        /** What keeps them, in words; empty if it did not in the last second. */
        String text() {
            return quietSeconds == 0 ? told : "";
        }
    }
}
