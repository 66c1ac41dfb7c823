package udpcam.srtp;

import java.nio.ByteBuffer;

/**
 * One packet while it is sealed or opened, in memory that is used again for each: what is refused leaves the datagram as it came.
 */
final class Workspace {
    private static final int USUAL_BYTES = 2048;
    private static final int TAG_AND_INDEX_BYTES = 20; // at most

    private byte[] bytes = new byte[USUAL_BYTES];

    /** Of these, the first are authenticated, but not encrypted. */
    int clearBytes;

    /** Of the packet as it is without SRTP. */
    int packetBytes;

    /** Where the tag is. */
    int tagAt;

    int ssrc;

    /** The packet index of RTP (48 bits) or RTCP (31 bits): with the SSRC it is what makes the nonce. */
    long index;

    /** The roll-over counter of RTP, the E bit and index of RTCP: authenticated with the packet. */
    int word;

    /** Takes a datagram, which stays as it is, and goes to a packet of its bytes. */
    void load(ByteBuffer datagram) {
        int length = datagram.remaining();
        if (bytes.length < length + TAG_AND_INDEX_BYTES) {
            bytes = new byte[length + TAG_AND_INDEX_BYTES];
        }
        datagram.get(datagram.position(), bytes, 0, length);
    }

    byte[] bytes() {
        return bytes;
    }

    void putWord(int at) {
        bytes[at] = (byte) (word >> 24);
        bytes[at + 1] = (byte) (word >> 16);
        bytes[at + 2] = (byte) (word >> 8);
        bytes[at + 3] = (byte) word;
    }

    /** Writes a sealed packet. */
    void writeSealed(ByteBuffer out, int length) {
        out.put(bytes, 0, length);
    }

    /** Puts an opened packet in place of the datagram. */
    void writeOpened(ByteBuffer datagram) {
        int at = datagram.position();
        datagram.put(at + clearBytes, bytes, clearBytes, packetBytes - clearBytes);
        datagram.limit(at + packetBytes);
    }
}
