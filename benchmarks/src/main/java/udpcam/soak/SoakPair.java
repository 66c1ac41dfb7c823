package udpcam.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import udpcam.soak.harm.Fault;
import udpcam.soak.harm.Relay;

/** A sender, a receiver, and the relay between them. Of both only one is ever killed; the other lives all the time. */
final class SoakPair implements AutoCloseable {
    private final String name;
    private final boolean receiverDies;
    private final Program sender;
    private final Program receiver;
    private final Relay relay;

    /**
     * Where, and with what, a pair runs.
     *
     * @param root the project's folder
     * @param logs the folder for what the programs say
     * @param port three of them in a row are free
     * @param source the sender's options: what it sends
     * @param window whether the receiver has a window, on the environment's display
     * @param key the options of both that tell the key; empty for an open stream
     * @param environment what is added to that of both
     */
    record Setup(
            Path root,
            Path logs,
            int port,
            List<String> source,
            boolean window,
            List<String> key,
            Map<String, String> environment) {}

    /** Starts neither program. */
    SoakPair(String name, boolean receiverDies, Setup setup, Consumer<Throwable> onFailure) throws IOException {
        this.name = name;
        this.receiverDies = receiverDies;
        List<String> sending = new ArrayList<>(List.of(
                setup.root().resolve("scripts/sender").toString(),
                "--remote",
                "127.0.0.1",
                "--port",
                String.valueOf(setup.port()),
                "--simulate",
                "loss=2%"));
        sending.addAll(setup.source());
        sending.addAll(setup.key());
        List<String> receiving = new ArrayList<>(List.of(
                setup.root().resolve("scripts/receiver").toString(), "--port", String.valueOf(setup.port() + 1)));
        if (!setup.window()) {
            receiving.add("--headless");
        }
        receiving.addAll(setup.key());
        sender = program("sender " + name, sending, setup, onFailure);
        receiver = program("receiver " + name, receiving, setup, onFailure);
        relay = new Relay(setup.port(), setup.port() + 1, onFailure);
    }

    private static Program program(String name, List<String> command, Setup setup, Consumer<Throwable> onFailure) {
        Path log = setup.logs().resolve(name.replace(' ', '-') + ".log");
        return new Program(name, command, setup.environment(), log, onFailure);
    }

    /** Starts both. */
    void start() throws IOException {
        receiver.start();
        sender.start();
    }

    String name() {
        return name;
    }

    Program sender() {
        return sender;
    }

    Program receiver() {
        return receiver;
    }

    /** The one that is never killed. */
    Program survivor() {
        return receiverDies ? sender : receiver;
    }

    /** Whether a fault is this pair's. */
    boolean suffers(Fault.Kind kind) {
        return switch (kind) {
            case KILL_RECEIVER -> receiverDies;
            case KILL_SENDER, END_SENDER -> !receiverDies;
            default -> true;
        };
    }

    /** A fault begins that is this pair's; tells what is wrong if a program does not end as it should. */
    Optional<String> begin(Fault fault, long seed) throws IOException, InterruptedException {
        switch (fault.kind()) {
            case KILL_RECEIVER -> receiver.kill();
            case KILL_SENDER -> sender.kill();
            case END_SENDER -> {
                return sender.end();
            }
            case STOP_SENDERS -> sender.signal("STOP");
            case STOP_RECEIVERS -> receiver.signal("STOP");
            case GARBAGE, FORGED, REPLAYED -> relay.attack(fault.kind(), seed);
        }
        return Optional.empty();
    }

    /** It is over. */
    void end(Fault fault) throws IOException, InterruptedException {
        switch (fault.kind()) {
            case KILL_RECEIVER -> receiver.start();
            case KILL_SENDER, END_SENDER -> sender.start();
            case STOP_SENDERS -> sender.signal("CONT");
            case STOP_RECEIVERS -> receiver.signal("CONT");
            case GARBAGE, FORGED, REPLAYED -> relay.calm();
        }
    }

    @Override
    public void close() {
        sender.close();
        receiver.close();
        relay.close();
    }
}
