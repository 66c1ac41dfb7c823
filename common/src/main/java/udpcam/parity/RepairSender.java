package udpcam.parity;

import java.io.IOException;
import java.nio.ByteBuffer;
import udpcam.nack.RetransmissionWire;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.RtpStream;
import udpcam.rtp.SerialNumber;

/**
 * Sends what repairs a stream of RTP: parity behind each frame, and within a large one behind each {@link ParityGroup}, and
 * packets again that its receiver asks for. One thread sends the stream and ends its frames, another may have packets sent
 * again.
 *
 * <p>Retransmissions are those of RFC 4588, with an SSRC of their own: were packets sent again under their own numbers, the
 * receiver's reports would hide what is lost, and it could not tell a late packet from one that it asked for. Parity has
 * another SSRC: each SSRC has one payload type and numbers without gaps, as any receiver of RTP expects (RFC 3550 5.2).
 */
public final class RepairSender {
    /** By how many bytes a parity packet is longer than the longest packet of its block. */
    public static final int ADDED_BYTES = RtpHeader.BYTES + ParityHeader.BYTES + Short.BYTES;

    private static final int HEADER_BYTES = RtpHeader.BYTES + ParityHeader.BYTES;
    private static final int LARGEST_BYTES = 65_507;

    /** Where packets go; the buffer is good until the call returns. */
    @FunctionalInterface
    public interface Output {
        void send(ByteBuffer packet) throws IOException;
    }

    private final RtpStream parityStream;
    private final RtpStream retransmissions;
    private final Redundancy redundancy;
    private final PacketRing kept = new PacketRing(PacketRing.MOST_BYTES, more -> true);
    private final RepairBudget budget = new RepairBudget();
    private final ParityEncoder encoder = new ParityEncoder();
    private final ByteBuffer parity = ByteBuffer.allocateDirect(LARGEST_BYTES);
    private final ByteBuffer again = ByteBuffer.allocateDirect(LARGEST_BYTES);
    private int ssrc; // of the stream that is repaired
    private int timestamp;
    private long newest = 1 << 16; // number of that stream; so that none is negative
    private long first; // of the frame under way
    private long firstOfGroup; // of that frame's packets without parity
    private long firstBefore; // of the frame before
    private boolean frameBegun;

    /** Repairs under the SSRCs of two streams of its own. */
    public RepairSender(RtpStream parity, RtpStream retransmissions, Redundancy redundancy) {
        this.parityStream = parity;
        this.retransmissions = retransmissions;
        this.redundancy = redundancy;
    }

    /** A packet of the stream is about to be sent; the buffer stays as it is. */
    public synchronized void sending(ByteBuffer packet) {
        long number = SerialNumber.extend(newest, RtpHeader.sequenceNumber(packet));
        if (!frameBegun || RtpHeader.timestamp(packet) != timestamp) { // the frame before may have failed midway
            frameBegun = true;
            firstBefore = first;
            first = number;
            firstOfGroup = number;
        }
        newest = number;
        ssrc = RtpHeader.ssrc(packet);
        timestamp = RtpHeader.timestamp(packet);
        kept.put(number, packet, firstBefore);
        budget.earn(packet.remaining());
    }

    /** Whether an SSRC is that of the stream which is repaired. */
    public synchronized boolean isOf(int source) {
        return source == ssrc;
    }

    /** Whether parity is due behind the packet that was sent last, though its frame may go on: see {@link #endGroup}. */
    public boolean isGroupFull() {
        return frameBegun && newest - firstOfGroup + 1 >= ParityGroup.PACKETS;
    }

    /** Sends the parity of the packets of the frame that have none yet. */
    public void endGroup(Output output) throws IOException {
        int left = frameBegun ? (int) (newest - firstOfGroup + 1) : 0;
        int packets = Math.min(left, ParityGroup.PACKETS);
        int columns = ParityGroup.columns(packets);
        for (int column = 0; column < columns; column++) {
            repair(firstOfGroup + column, columns, (packets - column + columns - 1) / columns, output);
        }
        firstOfGroup += packets;
    }

    /** All packets of a frame are sent: sends the rest of its parity. Returns how many packets the frame had. */
    public int endFrame(Output output) throws IOException {
        while (isGroupFull()) { // which the caller did not ask
            endGroup(output);
        }
        endGroup(output);
        int packets = frameBegun ? (int) (newest - first + 1) : 0;
        frameBegun = false;
        budget.endFrame();
        return packets;
    }

    private void repair(long base, int columns, int rows, Output output) throws IOException {
        int symbols = Math.min(rows, redundancy.symbols(rows));
        if (symbols == 0) {
            return;
        }
        encoder.begin(symbols);
        int bytes = 0;
        for (long number = base; number < base + (long) rows * columns; number += columns) {
            if (!kept.contains(number)) {
                return; // the frame is larger than all that is kept
            }
            encoder.add(kept.bytes(), kept.offset(number), kept.symbolBytes(number));
            bytes += kept.symbolBytes(number);
        }
        int symbolBytes = encoder.symbolBytes();
        int fair = (bytes + symbolBytes - 1) / symbolBytes; // more would be taken from the frames that follow
        for (int symbol = 0; symbol < symbols && symbol < fair && budget.spend(HEADER_BYTES + symbolBytes); symbol++) {
            parity.clear();
            int sequenceNumber = parityStream.nextSequenceNumber();
            RtpHeader.write(
                    parity, false, false, ParityHeader.PAYLOAD_TYPE, sequenceNumber, timestamp, parityStream.ssrc());
            ParityHeader.write(parity, ssrc, base, columns, rows, symbol);
            encoder.write(symbol, parity);
            output.send(parity.flip());
        }
    }

    /** Whether a packet that is asked for is known, and was not asked for before: so it was lost. */
    public synchronized boolean isNewLoss(int sequenceNumber) {
        long number = SerialNumber.extend(newest, sequenceNumber);
        return number <= newest && kept.contains(number) && kept.mark(number);
    }

    /** Whether a packet is of the frame under way or of the one before: any other would come too late. */
    public synchronized boolean isOfUse(int sequenceNumber) {
        long number = SerialNumber.extend(newest, sequenceNumber);
        return number >= firstBefore && number <= newest && kept.contains(number);
    }

    /**
     * Sends a packet again, if it {@link #isOfUse} and the budget has room for it.
     *
     * @param sequenceNumber 0-65,535
     * @return whether it is of use, sent or not
     */
    public boolean resend(int sequenceNumber, Output output) throws IOException {
        synchronized (this) {
            if (!isOfUse(sequenceNumber)) {
                return false;
            }
            ByteBuffer packet = kept.packet(SerialNumber.extend(newest, sequenceNumber));
            if (!budget.spend(packet.remaining() + RetransmissionWire.ADDED_BYTES)) {
                return true;
            }
            int number = retransmissions.nextSequenceNumber();
            RetransmissionWire.write(again.clear(), packet, retransmissions.ssrc(), number);
        }
        output.send(again.flip());
        return true;
    }

    /**
     * Sends the largest packet again that {@link #isOfUse}, padded to be the largest of all, if the budget has room for it: shows
     * whether a path takes such packets. By the thread that has packets sent again.
     *
     * @param overBytes so large it is no probe
     * @param mostBytes so large it is if possible; padding adds no more than 255 bytes
     */
    public void probe(int overBytes, int mostBytes, Output output) throws IOException {
        synchronized (this) {
            long largest = largestOfUse();
            int original = kept.contains(largest) ? kept.symbolBytes(largest) - Short.BYTES : 0;
            int plain = original + RetransmissionWire.ADDED_BYTES;
            int bytes = Math.min(mostBytes, plain + RtpHeader.MOST_PADDING_BYTES);
            if (original == 0 || bytes <= overBytes || bytes < plain || !budget.spend(bytes)) {
                return;
            }
            int number = retransmissions.nextSequenceNumber();
            RetransmissionWire.write(again.clear(), kept.packet(largest), retransmissions.ssrc(), number);
            RtpHeader.pad(again, 0, bytes - plain);
        }
        output.send(again.flip());
    }

    private long largestOfUse() {
        long largest = newest;
        for (long number = firstBefore; number < newest; number++) {
            if (kept.contains(number)
                    && (!kept.contains(largest) || kept.symbolBytes(number) > kept.symbolBytes(largest))) {
                largest = number;
            }
        }
        return largest;
    }
}
