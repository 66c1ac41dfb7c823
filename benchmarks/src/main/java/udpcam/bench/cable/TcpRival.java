package udpcam.bench.cable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import udpcam.bench.pair.Network;
import udpcam.bench.pair.RunningPair;
import udpcam.cli.EnvironmentException;

/** A download by TCP, as fast as it goes: iperf3. */
public final class TcpRival implements Rival {
    private static final String DAY_SECONDS = "86400"; // it is ended before

    @Override
    public String name() {
        return "a TCP download";
    }

    @Override
    public Running start(Network network, CableRound round, int port) throws IOException, EnvironmentException {
        String number = String.valueOf(port);
        Process server = new ProcessBuilder(network.command(
                        Network.Side.RECEIVER,
                        List.of("iperf3", "--server", "--port", number, "--interval", "0", "--forceflush")))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitListening(server);
        List<String> client = List.of(
                "iperf3", "--client", network.remote(), "--port", number, "--time", DAY_SECONDS, "--interval", "0");
        Process download = new ProcessBuilder(network.command(Network.Side.SENDER, client))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return () -> {
            RunningPair.end(download);
            RunningPair.end(server);
        };
    }

    private static void awaitListening(Process server) throws IOException, EnvironmentException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.contains("listening")) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new EnvironmentException(
                    "A download beside the video takes iperf3 (Debian, Ubuntu: sudo apt install iperf3)");
        }
    }
}
