package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import udpcam.rtcp.Cname;
import udpcam.rtcp.Report;
import udpcam.rtcp.SenderInfo;
import udpcam.rtcp.SourceDescription;

/** The receiver knows to what rate the sender limits its stream. */
class LimitTest {
    private static final Cname NAME = new Cname("AAECAwQFBgcICQoL");

    private final TwoHosts hosts = new TwoHosts();

    @BeforeEach
    void theStreamIsLimited() {
        hosts.run(3);
        assertEquals(0, hosts.receiver.limit());
        hosts.sender.limit(4800);
        hosts.run(3);
    }

    private void hear(int speaker, boolean hasSent, int limit) {
        ByteBuffer datagram = ByteBuffer.allocate(200);
        Report.write(datagram, speaker, hasSent ? new SenderInfo(1, 1, 1, 1) : null, null);
        SourceDescription.writeSender(datagram, speaker, NAME, limit, SourceDescription.NO_NUMBER);
        assertTrue(hosts.receiver.offer(datagram.flip(), hosts.receiverNanos()));
    }

    @Test
    void theReceiverIsToldOfItAndOfItsEnd() {
        assertEquals(4800, hosts.receiver.limit());
        hosts.sender.limit(0);
        hosts.run(3);
        assertEquals(0, hosts.receiver.limit());
    }

    @Test
    void whatOthersSayAndWhatIsNoSenderReportChangesNothing() {
        hear(TwoHosts.SSRC + 1, true, 9);
        hear(TwoHosts.SSRC + 1, true, 0);
        hear(TwoHosts.SSRC, false, 0);
        assertEquals(4800, hosts.receiver.limit());
        hear(TwoHosts.SSRC, true, 0);
        assertEquals(0, hosts.receiver.limit());
    }

    @Test
    void aStreamThatHasEndedIsNotLimited() {
        hosts.receiver.offer(Objects.requireNonNull(hosts.sender.bye(hosts.senderNanos())), hosts.receiverNanos());
        assertEquals(0, hosts.receiver.limit());
    }
}
