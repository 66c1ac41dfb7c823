package udpcam.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import udpcam.programs.Launched;
import udpcam.programs.Needs;

/** Frames of thousands of packets. */
class LargeFramesTest {
    private static final int LEAST_PACKETS = 2000;

    @BeforeEach
    void needs() {
        Needs.networkNamespaces();
    }

    @Test
    void parityRepairsFramesOfTwoThousandPackets() throws Exception {
        try (TwoHosts hosts = new TwoHosts();
                Launched receiver = hosts.receiver()) {
            new StatusLines(receiver).await(1);
            List<String> options = new ArrayList<>(List.of("--remote", "10.77.0.2", "--duration", "6", "--fps", "5"));
            options.addAll(List.of("--size", "1920x1080", "--quality", "95", "--mtu", "256"));
            options.addAll(List.of("--resend", "off", "--fec", "20%", "--simulate", "loss=1%"));
            options.addAll(List.of(
                    "--bitrate", "off")); // a receiver that is too slow for such packets would make frames smaller
            try (Launched sender = hosts.sender(options.toArray(String[]::new))) {
                assertEquals(0, sender.exitCode(), sender.said());
                new StatusLines(receiver).await(2); // the last frame is not on its way any more
                assertEquals(0, receiver.terminate().exitCode(), receiver.said());
                long frames = sender.count("frames sent");
                long packets = sender.count("datagrams sent") - sender.count("parity sent");
                assertTrue(packets >= LEAST_PACKETS * frames, sender.said());
                assertEquals(frames, receiver.count("frames complete"), receiver.said());
            }
        }
    }
}
