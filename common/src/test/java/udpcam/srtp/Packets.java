package udpcam.srtp;

import java.util.HexFormat;

/** Packets and keys that tests of SRTP seal. */
final class Packets {
    private Packets() {}

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }
}
