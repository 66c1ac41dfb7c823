package udpcam.rtcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CnameTest {
    @Test
    void aNameIsSixteenLettersAndAnotherEachTime() {
        SplittableRandom random = new SplittableRandom(1);
        Cname name = Cname.random(random);
        assertEquals(16, name.text().length());
        assertNotEquals(name, Cname.random(random));
    }

    @Test
    void otherLengthsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Cname("me@home"));
    }
}
