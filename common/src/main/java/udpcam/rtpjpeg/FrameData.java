package udpcam.rtpjpeg;

import java.nio.ByteBuffer;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.JpegMarkers;
import udpcam.packets.FrameBuffer;
import udpcam.packets.MemoryBudget;
import udpcam.packets.OffsetBound;

/**
 * The data of a frame's packets, behind room for the JPEG's headers. They are placed where their offsets say, or joined: put one
 * behind the other as they come, and into the order of their numbers at the end. Called by one thread.
 */
final class FrameData {
    private static final int EOI_BYTES = 2;

    private final PacketTable packets = new PacketTable();
    private final FrameBuffer buffer;
    private boolean joins;

    FrameData(MemoryBudget.Share memory) {
        this.buffer = new FrameBuffer(memory);
    }

    /** Begins a frame of which no packet is older than {@code lowestNumber}. */
    void begin(long lowestNumber, boolean joinsData) {
        joins = joinsData;
        packets.begin(lowestNumber, joins);
    }

    PacketTable packets() {
        return packets;
    }

    FrameBuffer buffer() {
        return buffer;
    }

    boolean joins() {
        return joins;
    }

    /** Whether data may belong where a packet says. Joined ones claim no memory: only their sum is bounded. */
    boolean allows(long number, int fragmentOffset, OffsetBound bound) {
        return joins ? packets.bytes() <= RtpJpegWire.MAX_OFFSET : bound.allows(fragmentOffset, packets.before(number));
    }

    /** Takes the data of a packet; false if there is no memory for them. */
    boolean add(long number, RtpJpegPacket packet, ByteBuffer datagram) {
        int start = joins ? packets.bytes() : packet.payload().fragmentOffset();
        int at = JpegHeader.BYTES + start;
        if (!buffer.reach(at + packet.dataBytes() + EOI_BYTES)) {
            return false;
        }
        packets.add(number, packet, start);
        packet.copyData(datagram, buffer.bytes(), at);
        return true;
    }

    /** Whether none of the joined data are missing up to the newest ones, and these end in EOI. */
    boolean endsInEoi() {
        byte[] bytes = buffer.bytes();
        int end = JpegHeader.BYTES + packets.bytes();
        return joins
                && packets.isGapless()
                && packets.end(packets.places() - 1) == packets.bytes()
                && JpegMarkers.endsInEoi(bytes, JpegHeader.BYTES, end);
    }

    /** Moves joined data into the order of the numbers; those of packets that are missing take no room. */
    void arrange() {
        if (!joins || isInOrder()) {
            return;
        }
        byte[] bytes = buffer.bytes();
        byte[] ordered = new byte[packets.bytes()]; // packets seldom overtake one another
        int end = 0;
        for (int place = 0; place < packets.places(); place++) {
            if (packets.isTaken(place)) {
                int start = end;
                end += packets.end(place) - packets.start(place);
                System.arraycopy(bytes, JpegHeader.BYTES + packets.start(place), ordered, start, end - start);
                packets.move(place, start);
            }
        }
        System.arraycopy(ordered, 0, bytes, JpegHeader.BYTES, end);
    }

    private boolean isInOrder() {
        int end = 0;
        for (int place = 0; place < packets.places(); place++) {
            if (packets.isTaken(place) && packets.start(place) != end) {
                return false;
            }
            end = packets.isTaken(place) ? packets.end(place) : end;
        }
        return true;
    }

    /**
     * Whether the data of each packet begin where those of the one before end, or, where packets are missing, not before that.
     * Then the sender's offsets can be believed, and so can what it says of restart intervals.
     */
    boolean areOffsetsRight() {
        int end = 0;
        for (int place = 0; place < packets.places(); place++) {
            if (packets.isTaken(place)) {
                int offset = packets.offset(place);
                boolean follows = packets.isFirst(place) || (place > 0 && packets.isTaken(place - 1));
                if (follows ? offset != end : offset < end) {
                    return false;
                }
                end = offset + packets.end(place) - packets.start(place);
            }
        }
        return true;
    }
}
