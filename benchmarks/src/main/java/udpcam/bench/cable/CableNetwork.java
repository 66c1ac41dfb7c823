package udpcam.bench.cable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import udpcam.bench.pair.Network;
import udpcam.cli.EnvironmentException;

/**
 * Two network namespaces of Linux joined by a {@link Cable} (veth). Made and removed with {@code ip}, {@code nft} and {@code
 * tc}, which takes root; nothing else on the computer notices.
 */
public final class CableNetwork implements Network, AutoCloseable {
    /** The interface of what competes, on both sides; there is none where nothing does. */
    public static final String RIVAL_DEVICE = "rival0";

    private static final String DEVICE = "veth0";
    private static final String SENDER_ADDRESS = "10.77.0.1";
    private static final String RECEIVER_ADDRESS = "10.77.0.2";
    private static final String RIVAL_SENDER_ADDRESS = "10.77.1.1";
    private static final String RIVAL_RECEIVER_ADDRESS = "10.77.1.2";
    private static final double SENT_SHARE = 0.8;
    private static final int BITS_PER_KILOBIT = 1000;
    private static final Pattern NAME = Pattern.compile("udpcam-bench-(\\d+)-\\d+-(?:sender|receiver|routed)");
    private static final AtomicInteger MADE = new AtomicInteger();

    private final String sender;
    private final String receiver;
    private final Cable cable;

    /**
     * Makes it, at the first of the rates if they are limited, and removes what a process that was killed has left behind.
     *
     * @throws EnvironmentException if root, ip, nft or tc is missing, or the system refuses
     */
    public CableNetwork(Cable cable) throws EnvironmentException, InterruptedException {
        if (!System.getProperty("user.name", "").equals("root")) {
            throw new EnvironmentException("A network of its own can be made by root only: try sudo");
        }
        this.cable = cable;
        removeLeftovers();
        String name = "udpcam-bench-" + ProcessHandle.current().pid() + "-" + MADE.incrementAndGet();
        sender = name + "-sender";
        receiver = name + "-receiver";
        boolean made = false;
        try {
            run(List.of("ip", "netns", "add", sender));
            run(List.of("ip", "netns", "add", receiver));
            run(words("ip link add " + DEVICE + " netns " + sender + " type veth peer name " + DEVICE + " netns "
                    + receiver));
            setUp(Side.SENDER, SENDER_ADDRESS, cable.lossBack());
            setUp(Side.RECEIVER, RECEIVER_ADDRESS, cable.loss());
            limit(0);
            made = true;
        } finally {
            if (!made) {
                close();
            }
        }
    }

    private void setUp(Side side, String address, double loss) throws EnvironmentException, InterruptedException {
        run(command(side, words("ip address add " + address + "/24 dev " + DEVICE)));
        run(command(side, words("ip link set " + DEVICE + " mtu " + cable.mtu() + " up")));
        run(command(side, words("ip link set lo up")));
        long perMille = Math.round(1000 * loss);
        if (perMille > 0) { // nft takes no number below 0
            // Before a datagram's fragments are put together: on a real network each is lost by itself.
            String rules = "add table ip loss; add chain ip loss in { type filter hook prerouting priority -500; };"
                    + " add rule ip loss in iif != lo ip protocol udp numgen random mod 1000 <= %d drop";
            run(command(side, List.of("nft", rules.formatted(perMille - 1))));
        }
    }

    /** Goes to a step of the bottleneck's rates, counted from 0; does nothing where there is no bottleneck. */
    public void limit(int step) throws EnvironmentException, InterruptedException {
        Bottleneck bottleneck = cable.bottleneck();
        if (bottleneck != null) {
            long bitsPerSecond = bottleneck.rates().bitsPerSecond().get(step);
            String discipline = bottleneck.discipline(bitsPerSecond, cable.mtu());
            run(command(Side.SENDER, words("tc qdisc replace dev " + DEVICE + " " + discipline)));
        }
    }

    /** How many rates there are, one after another. */
    public int steps() {
        return cable.bottleneck() == null ? 1 : cable.bottleneck().rates().count();
    }

    /** Adds an interface to each side, for traffic that shares the cable and is counted apart. */
    public Network withRival() throws EnvironmentException, InterruptedException {
        for (Side side : Side.values()) {
            // Each interface answers for its own address alone, so that no rival's packets reach the other one.
            run(command(side, List.of("sh", "-c", "echo 1 >/proc/sys/net/ipv4/conf/all/arp_ignore")));
            run(command(side, words("ip link add link " + DEVICE + " name " + RIVAL_DEVICE + " type macvlan")));
            String address = side == Side.SENDER ? RIVAL_SENDER_ADDRESS : RIVAL_RECEIVER_ADDRESS;
            run(command(side, words("ip address add " + address + "/24 dev " + RIVAL_DEVICE)));
            run(command(side, words("ip link set " + RIVAL_DEVICE + " up")));
        }
        return new Network() {
            @Override
            public String remote() {
                return RIVAL_RECEIVER_ADDRESS;
            }

            @Override
            public String device() {
                return RIVAL_DEVICE;
            }

            @Override
            public List<String> command(Side side, List<String> command) {
                return CableNetwork.this.command(side, command);
            }

            @Override
            public int videoKilobits() {
                return CableNetwork.this.videoKilobits();
            }
        };
    }

    @Override
    public String remote() {
        return RECEIVER_ADDRESS;
    }

    /** Most of what the bottleneck's slowest rate has room for, so that it fits with its headers. */
    @Override
    public int videoKilobits() {
        Bottleneck bottleneck = cable.bottleneck();
        return bottleneck == null
                ? Network.super.videoKilobits()
                : (int) (SENT_SHARE * bottleneck.rates().slowest() / BITS_PER_KILOBIT);
    }

    @Override
    public String device() {
        return DEVICE;
    }

    /** The command's process is that of the program itself: what runs it there becomes it. */
    @Override
    public List<String> command(Side side, List<String> command) {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", namespace(side)));
        words.addAll(command);
        return words;
    }

    /** The name of a side's network namespace. */
    public String namespace(Side side) {
        return side == Side.SENDER ? sender : receiver;
    }

    /** Removes it; what still runs in it is cut off. */
    @Override
    public void close() {
        try {
            remove(sender);
            remove(receiver);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the next one removes what is left
        }
    }

    private static void removeLeftovers() throws EnvironmentException, InterruptedException {
        Matcher names = NAME.matcher(run(List.of("ip", "netns", "list")));
        while (names.find()) {
            if (ProcessHandle.of(Long.parseLong(names.group(1))).isEmpty()) {
                remove(names.group());
            }
        }
    }

    private static void remove(String name) throws InterruptedException {
        try {
            run(List.of("ip", "netns", "delete", name));
        } catch (EnvironmentException e) {
            // it was not made, or another bench was quicker
        }
    }

    private static List<String> words(String command) {
        return List.of(command.split(" ", -1));
    }

    /** Runs a command to its end; returns what it said. */
    private static String run(List<String> command) throws EnvironmentException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new EnvironmentException("No network of its own can be made here: "
                        + String.join(" ", command) + ": "
                        + said.lines().findFirst().orElse("refused"));
            }
            return said;
        } catch (IOException e) {
            throw new EnvironmentException(
                    "A network of its own takes ip, tc and nft (Debian, Ubuntu: sudo apt install iproute2 nftables)",
                    e);
        }
    }
}
