package udpcam.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HeapUseTest {
    @Test
    void bothGenerationsAreHeapAndMetaspaceIsClasses() {
        String info = """
                17472:
                 def new generation   total 7424K, used 1024K [0x00000000c0000000, 0x00000000c0800000)
                  eden space 6656K,   1% used [0x00000000c0000000, 0x00000000c0013290)
                 tenured generation   total 378880K, used 3072K [0x00000000c0800000, 0x00000000d7a00000)
                   the space 378880K,   0% used [0x00000000c0800000, 0x00000000c0b18dd0)
                 Metaspace       used 5120K, committed 5248K, reserved 1114112K
                  class space    used 627K, committed 768K, reserved 1048576K
                """;
        assertEquals(new HeapUse(4, 5), HeapUse.parse(info));
    }

    @Test
    void aProcessThatDoesNotAnswerIsUnknown() {
        assertEquals(HeapUse.UNKNOWN, HeapUse.parse("17472:\nAttachNotSupportedException"));
        assertEquals(HeapUse.UNKNOWN, HeapUse.parse(""));
    }
}
