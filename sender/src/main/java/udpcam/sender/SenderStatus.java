package udpcam.sender;

import udpcam.camera.open.ReturningCamera;
import udpcam.cli.Console;
import udpcam.link.UdpSink;
import udpcam.rtp.LinkQuality;
import udpcam.run.Counter;
import udpcam.run.Counters;
import udpcam.run.Rates;

/** What the sender tells its user while it runs. Called by the main thread, once a second. */
final class SenderStatus {
    private final Console console;
    private final Counters counters;
    private final ReturningCamera camera;
    private final Routes routes;
    private final Rates rates;
    private boolean toldTooLarge;

    SenderStatus(Console console, Counters counters, ReturningCamera camera, Routes routes, long nowNanos) {
        this.console = console;
        this.counters = counters;
        this.camera = camera;
        this.routes = routes;
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
        rates.update(nowNanos);
        console.status(rates.text() + remotes(nowNanos) + count(Counter.FRAMES_DISPLACED) + count(Counter.SEND_FAILED));
    }

    /** What is known of each remote, with its name if there are several. */
    private String remotes(long nowNanos) {
        StringBuilder text = new StringBuilder();
        for (Route route : routes.list()) {
            LinkQuality quality = route.quality();
            String known = (quality == null || quality.isStale(nowNanos) ? "" : "  " + quality.text()) + skipped(route);
            boolean isNamed = routes.list().size() > 1 && !known.isEmpty();
            text.append(isNamed ? "  " + route.name() + known.substring(1) : known);
        }
        return text.toString();
    }

    private static String skipped(Route route) {
        return route.skipped() == 0 ? "" : "  " + Counter.FRAMES_SKIPPED.label() + " " + route.skipped();
    }

    private String count(Counter counter) {
        long value = counters.get(counter);
        return value == 0 ? "" : "  " + counter.label() + " " + value;
    }

    /** What keeps datagrams from a remote, told when it begins and when it ends. */
    static final class Trouble {
        /** Systems answer only some of the datagrams that nobody listens to: a second without an answer says nothing. */
        private static final int QUIET_SECONDS = 3;

        private final String name;
        private final UdpSink sink;
        private long before;
        private long sentBefore;
        private int quietSeconds;
        private String told = "";

        Trouble(String name, UdpSink sink) {
            this.name = name;
            this.sink = sink;
        }

        /** To be called once a second. */
        void check(Console console) {
            long now = sink.troubles();
            long sent = sink.sent();
            quietSeconds = now > before ? 0 : quietSeconds + (sent > sentBefore ? 1 : 0); // silence proves nothing
            sentBefore = sent;
            before = now;
            String trouble = sink.trouble();
            if (quietSeconds == 0 && !trouble.equals(told)) {
                console.say(name + ": " + trouble + "; sending on");
                told = trouble;
            } else if (quietSeconds == QUIET_SECONDS && !told.isEmpty()) {
                console.say(name + ": the datagrams leave again");
                told = "";
            }
        }
    }
}
