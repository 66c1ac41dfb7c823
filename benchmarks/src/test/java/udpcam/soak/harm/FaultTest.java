package udpcam.soak.harm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    @Test
    void everyHalfMinuteHasOneFaultAndTheLastHalfMinuteNone() {
        List<Fault> plan = Fault.plan(600, 7);
        assertEquals(19, plan.size());
        for (int i = 0; i < plan.size(); i++) {
            assertEquals(30 * (i + 1), plan.get(i).second());
            assertTrue(
                    plan.get(i).seconds() >= 1 && plan.get(i).seconds() <= 10,
                    plan.get(i).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, Long.MAX_VALUE})
    void everyKindComesBeforeAnyComesAgain(long seed) {
        Set<Fault.Kind> first = Fault.plan(600, seed).stream()
                .limit(Fault.Kind.values().length)
                .map(Fault::kind)
                .collect(Collectors.toSet());
        assertEquals(Set.of(Fault.Kind.values()), first);
    }

    @Test
    void aSeedIsAPlan() {
        assertEquals(Fault.plan(3600, 5), Fault.plan(3600, 5));
        assertNotEquals(Fault.plan(3600, 5), Fault.plan(3600, 6));
    }
}
