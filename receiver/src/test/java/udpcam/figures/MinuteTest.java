package udpcam.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MinuteTest {
    private static Figures second(int number) {
        return new Figures(null, number, 0, Delay.UNKNOWN, null, 0, Condition.UNKNOWN);
    }

    @Test
    void onlyTheLastMinuteIsKept() {
        Minute minute = new Minute();
        assertEquals(Figures.NONE, minute.newest());
        for (int i = 0; i < 100; i++) {
            minute.add(second(i));
        }
        List<Figures> all = minute.all();
        assertEquals(60, all.size());
        assertEquals(second(40), all.get(0));
        assertEquals(second(99), all.get(59));
        assertEquals(second(99), minute.newest());
    }
}
