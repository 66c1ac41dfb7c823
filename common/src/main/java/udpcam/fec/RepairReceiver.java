package udpcam.fec;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.rtp.RtpHeader;
import udpcam.wire.ParityHeader;

/**
 * Rebuilds packets of one stream that did not come from those that did and from parity. Nothing in a parity packet is
 * believed that does not make RTP packets of the stream with the very numbers that are missing. Called by one thread.
 */
public final class RepairReceiver {
    private static final int KEPT_BYTES = 4 << 20;
    private static final int BLOCKS = 32; // of some frames, several each if they are large
    private static final int MOST_SYMBOLS = 256; // source symbols and parity symbols together
    private static final int LENGTH_BYTES = 2;
    private static final long NONE = -1;

    /** Takes a packet that was rebuilt; the buffer is good until the call returns. */
    @FunctionalInterface
    public interface Output {
        void rebuilt(long number, ByteBuffer packet);
    }

    private final int ssrc;
    private final PacketRing kept = new PacketRing(KEPT_BYTES);
    private final ParityDecoder decoder = new ParityDecoder();
    private final ParityBlock[] blocks = new ParityBlock[BLOCKS];
    private int used; // of the blocks
    private long forgotten = NONE; // no packet up to this number is of use

    /** For the stream of an SSRC. */
    public RepairReceiver(int ssrc) {
        this.ssrc = ssrc;
        for (int i = 0; i < BLOCKS; i++) {
            blocks[i] = new ParityBlock();
        }
    }

    /** A packet of the stream came, or was rebuilt; the buffer stays as it is. */
    public void received(long number, ByteBuffer packet) {
        kept.put(number, packet);
    }

    /** Takes a parity packet of which the headers are read; {@code base} is its extended SN base. */
    public void parity(ParityHeader header, long base, int timestamp, ByteBuffer symbol) {
        int bytes = symbol.remaining();
        boolean possible = header.rows() + header.symbol() < MOST_SYMBOLS && bytes > LENGTH_BYTES + RtpHeader.BYTES;
        if (!possible || base <= forgotten) {
            return;
        }
        ParityBlock block = find(header, base, timestamp, bytes);
        if (block == null) {
            block = blocks[used < BLOCKS ? used++ : oldest()];
            block.begin(base, header, timestamp, bytes);
        }
        block.add(header.symbol(), symbol);
    }

    /** Whether there is parity that was not needed so far, but may be. */
    public boolean isWaiting() {
        return used > 0;
    }

    /** Rebuilds what can be rebuilt now. */
    public void rebuild(Output output) {
        for (int i = 0; i < used; i++) {
            int missing = blocks[i].base() <= forgotten ? 0 : missing(blocks[i]);
            if (missing <= blocks[i].count()) {
                if (missing > 0) {
                    rebuild(blocks[i], output);
                }
                release(i--);
            }
        }
    }

    /** No packet up to a number is of use any more. */
    public void forget(long upTo) {
        forgotten = upTo;
    }

    /** The stream begins anew. */
    public void clear() {
        used = 0;
        forgotten = NONE;
        kept.clear();
    }

    private void rebuild(ParityBlock block, Output output) {
        decoder.begin(block.rows(), block.symbolBytes());
        for (int row = 0; row < block.rows(); row++) {
            long number = block.number(row);
            if (kept.contains(number)) {
                if (kept.symbolBytes(number) > block.symbolBytes()) {
                    return; // not the packets that the parity was made of
                }
                decoder.source(row, kept.bytes(), kept.offset(number), kept.symbolBytes(number));
            }
        }
        for (int i = 0; i < block.count(); i++) {
            decoder.parity(block.symbol(i), block.parity(), i * block.symbolBytes());
        }
        if (!decoder.solve()) {
            return;
        }
        for (int row = 0; row < block.rows(); row++) {
            if (decoder.isRecovered(row)) {
                give(block, row, output);
            }
        }
    }

    private void give(ParityBlock block, int row, Output output) {
        ByteBuffer symbol = ByteBuffer.wrap(decoder.recovered(row), 0, block.symbolBytes());
        int length = Short.toUnsignedInt(symbol.getShort());
        if (length > symbol.remaining()) {
            return;
        }
        ByteBuffer packet = symbol.limit(symbol.position() + length);
        boolean ofTheStream = RtpHeader.isPresent(packet)
                && RtpHeader.ssrc(packet) == ssrc
                && RtpHeader.sequenceNumber(packet) == (block.number(row) & 0xFFFF)
                && RtpHeader.timestamp(packet) == block.timestamp();
        if (ofTheStream) {
            output.rebuilt(block.number(row), packet);
        }
    }

    private int missing(ParityBlock block) {
        int missing = 0;
        for (int row = 0; row < block.rows(); row++) {
            missing += kept.contains(block.number(row)) ? 0 : 1;
        }
        return missing;
    }

    private @Nullable ParityBlock find(ParityHeader header, long base, int timestamp, int symbolBytes) {
        for (int i = 0; i < used; i++) {
            if (blocks[i].is(base, header, timestamp, symbolBytes)) {
                return blocks[i];
            }
        }
        return null;
    }

    private int oldest() {
        int oldest = 0;
        for (int i = 1; i < used; i++) {
            oldest = blocks[i].base() < blocks[oldest].base() ? i : oldest;
        }
        return oldest;
    }

    private void release(int index) {
        ParityBlock free = blocks[index];
        blocks[index] = blocks[--used];
        blocks[used] = free;
    }
}
