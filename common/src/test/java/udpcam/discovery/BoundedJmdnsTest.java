package udpcam.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On the loopback interface, where nobody else is. */
class BoundedJmdnsTest {
    private final BoundedJmdns jmdns;

    BoundedJmdnsTest() throws IOException {
        jmdns = new BoundedJmdns(InetAddress.getLoopbackAddress(), "udpcam-test");
    }

    @AfterEach
    void close() {
        jmdns.close();
    }

    @Test
    void ofAllTypesOfServicesThatAreSaidToBeItRemembersOurs() {
        for (int i = 0; i < 100; i++) {
            assertFalse(jmdns.registerServiceType("_t" + i + "._udp.local."));
        }
        assertTrue(jmdns.registerServiceType(Responders.TYPE));
        assertEquals(Set.of(Responders.TYPE), jmdns.getServiceTypes().keySet());
    }

    @Test
    void aDatagramThatCannotBeSentIsToldAndItDoesNotBeginAnewBehindOurBack() {
        assertFalse(jmdns.hasFailed());
        jmdns.recover();
        assertTrue(jmdns.hasFailed());
        assertFalse(jmdns.isCanceling() || jmdns.isCanceled());
    }
}
