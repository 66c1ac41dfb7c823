package udpcam.bench.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProcessorTimeTest {
    @Test
    void theStolenAndTheIdlePartAreThoseOfTheTimeBetween() {
        ProcessorTime before = ProcessorTime.parse("cpu  100 20 30 400 5 0 7 38 0 0");
        ProcessorTime after = ProcessorTime.parse("cpu  150 20 40 420 5 0 7 58 9 9");
        assertEquals(new ProcessorTime(38, 405, 600), before);
        assertEquals(0.2, after.stolenSince(before));
        assertEquals(0, before.stolenSince(before));
        assertEquals(0.2, after.idleSince(before));
        assertEquals(1, before.idleSince(before));
    }

    @Test
    void thisSystemTellsIt() throws Exception {
        ProcessorTime now = ProcessorTime.now();
        assertTrue(now.all() > 0);
        assertTrue(now.stolen() >= 0 && now.stolen() < now.all());
    }
}
