package udpcam.programs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A language in which there are a sender and a receiver, which are started by the README's lines: the camera is replaced by a file,
 * the window by a file for the last picture.
 */
enum Speaker {
    JAVA("both") {
        /** Where it is too slow, as while it begins, the newest picture takes the place of an older one. */
        @Override
        double leastSent() {
            return 0.8;
        }

        @Override
        Launched send(String wire, String port, Path video) throws IOException {
            String[] options = {"--wire", wire, "--port", port, "--device", video.toString(), "--quality", "90"};
            return Launched.script("sender", Map.of(), options);
        }

        @Override
        Launched receive(String port, Path saved) throws IOException {
            return Launched.script("receiver", Map.of(), "--headless", "--port", port, "--snapshot", saved.toString());
        }

        /** It skips what comes while it begins. */
        @Override
        void awaitReady(String port, Launched receiver) {
            receiver.awaitSaid("frames/s");
        }
    },
    CPP("both") {
        @Override
        Launched send(String wire, String port, Path video) throws IOException {
            return ReadmeLine.of("send with C++")
                    .with("target/peers-cpp", CppPeer.folder().toString())
                    .with(
                            "192.168.1.20 --device 0",
                            "127.0.0.1 --port " + port + " --wire " + wire + " --quality 90 --device " + video)
                    .start(Map.of());
        }

        @Override
        Launched receive(String port, Path saved) throws IOException {
            return ReadmeLine.of("show with C++")
                    .with("target/peers-cpp", CppPeer.folder().toString())
                    .with("--port 12345", "--port " + port + " --headless --snapshot " + saved)
                    .start(Map.of());
        }
    },
    JAVASCRIPT("both") {
        @Override
        Launched send(String wire, String port, Path video) throws IOException {
            return ReadmeLine.of("send with JavaScript")
                    .with("-f v4l2 -i /dev/video0", "-nostdin -re -i " + video)
                    .with("192.168.1.20", "127.0.0.1 --port " + port + " --wire " + wire)
                    .startPipe(Map.of());
        }

        @Override
        Launched receive(String port, Path saved) throws IOException {
            return ReadmeLine.of("show with JavaScript")
                    .with("--port 12345", "--port " + port + " --snapshot " + saved)
                    .start(Map.of());
        }
    },
    /** Its frames have one segment: where the machine pauses between two, a frame without a check is not shown. */
    PYTHON("classic") {
        @Override
        Launched send(String wire, String port, Path video) throws IOException {
            return ReadmeLine.of("send with Python")
                    .with(
                            "192.168.1.20 --device 0",
                            "127.0.0.1 --port " + port + " --fps 30 --quality 70 --device " + video)
                    .start(Map.of());
        }

        @Override
        Launched receive(String port, Path saved) throws IOException {
            return ReadmeLine.of("show with Python")
                    .with("--port 12345", "--port " + port + " --headless --save " + saved)
                    .start(Map.of());
        }

        /** It waits for the end of a frame, so that it does not begin amid one. */
        @Override
        long missedAtFirst() {
            return 1;
        }
    };

    private final String wires;

    Speaker(String wires) {
        this.wires = wires;
    }

    /** Sends a video in its time, and ends. */
    abstract Launched send(String wire, String port, Path video) throws IOException;

    /** Receives until it is terminated, and saves the last picture. */
    abstract Launched receive(String port, Path saved) throws IOException;

    void awaitReady(String port, Launched receiver) {
        Peers.awaitListener(port, receiver);
    }

    boolean speaks(String wire) {
        return wires.equals("both") || wires.equals(wire);
    }

    long missedAtFirst() {
        return 0;
    }

    /** Which share of the frames it sends at the least. */
    double leastSent() {
        return 1;
    }

    /** How many frames the summary of a program tells of: "sent", or "complete". */
    static long frames(Launched program, String what) {
        Matcher matcher = Pattern.compile("([\\d,]+) +frames " + what).matcher(program.said());
        if (!matcher.find()) {
            throw new AssertionError("no frames " + what + "\n--- it said:\n" + program.said());
        }
        return Long.parseLong(matcher.group(1).replace(",", ""));
    }

    /** Two of them, one to send to the other. */
    record Pair(Speaker sender, Speaker receiver, String wire) {
        /** All in which another language has a part. */
        static List<Pair> all() {
            List<Pair> pairs = new ArrayList<>();
            for (Speaker sender : values()) {
                for (Speaker receiver : values()) {
                    for (String wire : List.of("rtp", "classic")) {
                        if (sender != receiver && sender.speaks(wire) && receiver.speaks(wire)) {
                            pairs.add(new Pair(sender, receiver, wire));
                        }
                    }
                }
            }
            return pairs;
        }

        @Override
        public String toString() {
            return sender + " to " + receiver + ", " + wire;
        }
    }
}
