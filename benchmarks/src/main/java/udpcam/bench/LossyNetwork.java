package udpcam.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import udpcam.cli.EnvironmentException;

/**
 * Two network namespaces of Linux joined by a cable (veth, MTU 1500) on which UDP is lost at random, each datagram by itself.
 * Made and removed with {@code ip} and {@code nft}, which takes root; nothing else on the computer notices.
 */
public final class LossyNetwork implements Network, AutoCloseable {
    private static final String DEVICE = "veth0";
    private static final String SENDER_ADDRESS = "10.77.0.1";
    private static final String RECEIVER_ADDRESS = "10.77.0.2";
    private static final Pattern NAME = Pattern.compile("udpcam-bench-(\\d+)-\\d+-(?:sender|receiver)");
    private static final AtomicInteger MADE = new AtomicInteger();

    private final String sender;
    private final String receiver;

    /**
     * Makes it, and removes what a process that was killed has left behind.
     *
     * @param loss the share of the datagrams to the receiver that is lost, 0-1 in steps of 0.001
     * @param lossBack the same on the way back
     * @throws EnvironmentException if root, ip or nft is missing, or the system refuses
     */
    public LossyNetwork(double loss, double lossBack) throws EnvironmentException, InterruptedException {
        if (!System.getProperty("user.name", "").equals("root")) {
            throw new EnvironmentException("A network that loses datagrams can be made by root only: try sudo");
        }
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
            setUp(Side.SENDER, SENDER_ADDRESS, lossBack);
            setUp(Side.RECEIVER, RECEIVER_ADDRESS, loss);
            made = true;
        } finally {
            if (!made) {
                close();
            }
        }
    }

    private void setUp(Side side, String address, double loss) throws EnvironmentException, InterruptedException {
        run(command(side, words("ip address add " + address + "/24 dev " + DEVICE)));
        run(command(side, words("ip link set " + DEVICE + " mtu 1500 up")));
        run(command(side, words("ip link set lo up")));
        long perMille = Math.round(1000 * loss);
        if (perMille > 0) { // nft takes no number below 0
            // Before a datagram's fragments are put together: on a real network each is lost by itself.
            String rules = "add table ip loss; add chain ip loss in { type filter hook prerouting priority -500; };"
                    + " add rule ip loss in iif %s ip protocol udp numgen random mod 1000 <= %d drop";
            run(command(side, List.of("nft", rules.formatted(DEVICE, perMille - 1))));
        }
    }

    @Override
    public String remote() {
        return RECEIVER_ADDRESS;
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
                throw new EnvironmentException("No network that loses datagrams can be made here: "
                        + String.join(" ", command) + ": "
                        + said.lines().findFirst().orElse("refused"));
            }
            return said;
        } catch (IOException e) {
            throw new EnvironmentException(
                    "A network that loses datagrams takes ip and nft (Debian, Ubuntu: sudo apt install iproute2 nftables)",
                    e);
        }
    }
}
