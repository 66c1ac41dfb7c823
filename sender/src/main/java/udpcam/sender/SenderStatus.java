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
        console.status(
                rates.text() + qualities(nowNanos) + count(Counter.FRAMES_DISPLACED) + count(Counter.SEND_FAILED));
    }

    /** Of one remote as it is, of several each with its name. */
    private String qualities(long nowNanos) {
        StringBuilder text = new StringBuilder();
        for (Route route : routes.list()) {
            LinkQuality quality = route.quality();
            if (quality != null && !quality.isStale(nowNanos)) {
                text.append("  ").append(routes.list().size() == 1 ? "" : route.name() + " ");
                text.append(quality.text());
            }
        }
        return text.toString();
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
        private int quietSeconds;
        private String told = "";

        Trouble(String name, UdpSink sink) {
            this.name = name;
            this.sink = sink;
        }

        /** To be called once a second. */
        void check(Console console) {
            long now = sink.troubles();
            quietSeconds = now > before ? 0 : quietSeconds + 1;
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
