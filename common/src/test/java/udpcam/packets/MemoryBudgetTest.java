package udpcam.packets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private final Queue<MemoryBudget.Share> toReclaim = new ArrayDeque<>();
    private final MemoryBudget budget = new MemoryBudget(100, this::reclaim);
    private final MemoryBudget.Share one = budget.share();
    private final MemoryBudget.Share other = budget.share();

    private boolean reclaim() {
        MemoryBudget.Share victim = toReclaim.poll();
        if (victim != null) {
            victim.close();
        }
        return victim != null;
    }

    @Test
    void noMoreIsReservedThanThereIs() {
        assertTrue(one.reserve(60));
        assertFalse(other.reserve(41));
        assertTrue(other.reserve(40));
        one.release(10);
        assertTrue(other.reserve(10));
        assertEquals(50, one.bytes());
        assertEquals(50, other.bytes());
    }

    @Test
    void whoNeedsMemoryTakesThatOfOthers() {
        assertTrue(one.reserve(100));
        toReclaim.add(one);
        assertTrue(other.reserve(30));
        assertEquals(30, budget.reservedBytes());
        assertEquals(0, one.bytes());
    }

    @Test
    void aStreamThatIsReclaimedWhileItAsksGetsNothingAnyMoreAndLeaksNothing() {
        assertTrue(one.reserve(60));
        assertTrue(other.reserve(30));
        toReclaim.add(one);
        assertFalse(one.reserve(20));
        assertFalse(one.reserve(1));
        one.release(7);
        one.count(7);
        assertEquals(30, budget.reservedBytes());
        one.open();
        assertTrue(one.reserve(70));
        assertEquals(100, budget.reservedBytes());
    }
}
