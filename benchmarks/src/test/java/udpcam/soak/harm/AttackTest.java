package udpcam.soak.harm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AttackTest {
    private static final int SSRC = 0x12345678;

    private final Loot loot = new Loot();
    private final byte[] heard = ByteBuffer.allocate(200)
            .putInt(0x801A_0007)
            .putInt(9000)
            .putInt(SSRC)
            .array();

    private void hear(int datagrams) {
        ByteBuffer datagram = ByteBuffer.wrap(heard);
        for (int i = 0; i < datagrams; i++) {
            loot.record(datagram);
        }
        assertEquals(heard.length, datagram.remaining());
    }

    @Test
    void whatIsReplayedIsAsItWas() {
        hear(1000);
        Attack attack = new Attack(1);
        for (int i = 0; i < 100; i++) {
            assertArrayEquals(heard, attack.next(Fault.Kind.REPLAYED, loot));
        }
    }

    @Test
    void whatIsForgedIsAnotherDatagramMostlyOfTheSameSource() {
        hear(1000);
        Attack attack = new Attack(1);
        int ofSource = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] forged = attack.next(Fault.Kind.FORGED, loot);
            assertFalse(Arrays.equals(heard, forged));
            ByteBuffer view = ByteBuffer.wrap(forged);
            ofSource += view.getInt(8) == SSRC || view.getInt(4) == SSRC ? 1 : 0;
        }
        assertTrue(ofSource > 950, String.valueOf(ofSource));
        assertEquals(SSRC, ByteBuffer.wrap(heard).getInt(8));
    }

    @Test
    void whoHasHeardNothingSendsGarbage() {
        for (Fault.Kind kind : Fault.Kind.values()) {
            assertTrue(new Attack(1).next(kind, loot).length > 0);
        }
    }
}
