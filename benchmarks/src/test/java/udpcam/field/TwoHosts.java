package udpcam.field;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import udpcam.bench.cable.Cable;
import udpcam.bench.cable.CableNetwork;
import udpcam.bench.pair.Network.Side;
import udpcam.programs.Launched;

/**
 * Two hosts joined by a cable, each a network namespace: {@code 10.77.0.1} for the sender, {@code 10.77.0.2} for the receiver.
 * What happens to their addresses, their names and the cable happens to no other program.
 */
final class TwoHosts implements AutoCloseable {
    /** The port of the receiver: nobody else is on these hosts. */
    static final String PORT = "12345";

    private static final String CABLE = "veth0";

    private final CableNetwork network;
    private boolean isRouted;

    TwoHosts() throws Exception {
        network = new CableNetwork(Cable.losing(0, 0));
    }

    /** Starts scripts/receiver without a window. */
    Launched receiver(String... options) throws IOException {
        List<String> command = script("receiver", options);
        command.add("--headless");
        return start(Side.RECEIVER, command);
    }

    /** The same, which announces itself: nobody but the other host hears it. */
    Launched announced(String... options) throws IOException {
        List<String> command = script("receiver", options);
        command.add("--headless");
        return Launched.command(Map.of("UDPCAM_NO_ANNOUNCE", ""), network.command(Side.RECEIVER, command));
    }

    /** Starts scripts/sender with the test pattern, 30 frames a second. */
    Launched sender(String... options) throws IOException {
        List<String> command = script("sender", options);
        command.addAll(List.of("--device", "test"));
        return start(Side.SENDER, command);
    }

    /** Starts a stranger on the sender's host, who sends to the receiver's port. */
    Launched flood(Flood.Kind kind, int perSecond, String... options) throws Exception {
        Path classes = Path.of(
                Flood.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx32m"));
        command.addAll(List.of("-cp", classes.toString(), Flood.class.getName(), kind.name(), network.remote(), PORT));
        command.add(String.valueOf(perSecond));
        command.addAll(List.of(options));
        return start(Side.SENDER, command);
    }

    /** Starts any program on a host. */
    Launched start(Side side, List<String> command) throws IOException {
        return Launched.command(Map.of(), network.command(side, command));
    }

    private static List<String> script(String name, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Launched.projectRoot().resolve("scripts").resolve(name).toString());
        command.addAll(List.of(options));
        return command;
    }

    /** Pulls the cable out: both hosts are left with the loopback interface. */
    void unplug() throws Exception {
        ip(Side.SENDER, "link delete " + CABLE);
    }

    /** Puts the cable in: both interfaces are new ones, with the addresses of before. */
    void plug() throws Exception {
        ip(
                Side.SENDER,
                "link add " + CABLE + " type veth peer name " + CABLE + " netns " + network.namespace(Side.RECEIVER));
        ip(Side.RECEIVER, "address add 10.77.0.2/24 dev " + CABLE);
        ip(Side.RECEIVER, "link set " + CABLE + " up");
        ip(Side.SENDER, "address add 10.77.0.1/24 dev " + CABLE);
        ip(Side.SENDER, "link set " + CABLE + " up");
    }

    /** Runs {@code ip} for a host. */
    void ip(Side side, String words) throws Exception {
        run("ip -n " + network.namespace(side) + " " + words);
    }

    /** Puts a third host, {@code 10.77.2.2}, behind that of the receiver, which becomes its router; the cable between has an MTU. */
    void addRoutedHost(int mtu) throws Exception {
        run("ip netns add " + routedHost());
        isRouted = true;
        ip(
                Side.RECEIVER,
                "link add veth1 mtu " + mtu + " type veth peer name veth0 mtu " + mtu + " netns " + routedHost());
        ip(Side.RECEIVER, "address add 10.77.2.1/24 dev veth1");
        ip(Side.RECEIVER, "link set veth1 up");
        run("ip -n " + routedHost() + " address add 10.77.2.2/24 dev veth0");
        run("ip -n " + routedHost() + " link set veth0 up");
        run("ip -n " + routedHost() + " route add default via 10.77.2.1");
        ip(Side.SENDER, "route add 10.77.2.0/24 via 10.77.0.2");
        shell(Side.RECEIVER, "echo 1 >/proc/sys/net/ipv4/ip_forward");
    }

    /** A name as those of the network, which removes what a process that was killed has left behind. */
    private String routedHost() {
        return network.namespace(Side.RECEIVER).replace("receiver", "routed");
    }

    /** Starts scripts/receiver there, without a window. */
    Launched routedReceiver() throws IOException {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", routedHost()));
        command.addAll(script("receiver", "--headless"));
        return Launched.command(Map.of(), command);
    }

    private static void run(String words) throws Exception {
        try (Launched program = Launched.command(Map.of(), List.of(words.split(" ", -1)))) {
            if (program.exitCode() != 0) {
                throw new AssertionError(words + ": " + program.said());
            }
        }
    }

    /** Runs a command of a shell on a host; returns what it said. */
    String shell(Side side, String line) throws IOException {
        try (Launched shell = start(side, List.of("sh", "-ec", line))) {
            if (shell.exitCode() != 0) {
                throw new AssertionError(line + ": " + shell.said());
            }
            return shell.said();
        }
    }

    /** Makes datagrams that leave the sender's host from one port look as if they came from another. */
    void forge(int port, String asPort) throws Exception {
        String rules = "add table ip forged; add chain ip forged out { type filter hook output priority 0; };"
                + " add rule ip forged out udp sport %d udp sport set %s";
        try (Launched nft = start(Side.SENDER, List.of("nft", rules.formatted(port, asPort)))) {
            if (nft.exitCode() != 0) {
                throw new AssertionError(nft.said());
            }
        }
    }

    /** How many datagrams the programs of a host have received. */
    long received(Side side) throws IOException {
        return counter(side, "Udp: ", 1);
    }

    /** How many pieces of datagrams have left the sender's host. */
    long piecesSent() throws IOException {
        return counter(Side.SENDER, "Ip: ", 19); // FragCreates (RFC 2011)
    }

    /** A counter of the system by its place in the second line of a protocol. */
    private long counter(Side side, String protocol, int place) throws IOException {
        String counters = shell(side, "cat /proc/net/snmp");
        List<String> lines =
                counters.lines().filter(line -> line.startsWith(protocol)).toList();
        return Long.parseLong(lines.get(1).split(" ", -1)[place]);
    }

    /** Gives the programs that start on the sender's host from now on no name service but a file of its own. */
    void useHostsFile() throws IOException {
        Path folder = Files.createDirectories(hostsFile().resolveSibling(""));
        Files.writeString(folder.resolve("nsswitch.conf"), "hosts: files\n");
        Files.writeString(hostsFile(), "127.0.0.1 localhost\n");
    }

    /** Adds a name to the file, which running programs read, too. */
    void addName(String name, String address) throws IOException {
        Files.writeString(hostsFile(), address + " " + name + "\n", StandardOpenOption.APPEND);
    }

    /** {@code ip netns exec} puts the files of this folder in the place of those in /etc. */
    private Path hostsFile() {
        return Path.of("/etc/netns", network.namespace(Side.SENDER), "hosts");
    }

    @Override
    public void close() throws IOException {
        network.close();
        if (isRouted) {
            try (Launched delete = Launched.command(Map.of(), List.of("ip", "netns", "delete", routedHost()))) {
                delete.exitCode();
            }
        }
        for (String name : List.of("hosts", "nsswitch.conf", "")) {
            Files.deleteIfExists(hostsFile().resolveSibling(name));
        }
    }
}
