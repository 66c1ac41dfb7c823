package udpcam.parity;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import udpcam.rtp.RtpHeader;

/**
 * Rebuilds packets of one stream that did not come from those that did and from parity. Nothing in a parity packet is
 * believed that does not make RTP packets of the stream with the very numbers that are missing. Called by one thread.
 */
public final class RepairReceiver {
    /** In place of a number: nothing is rebuilt. */
    public static final long NONE = -1;

    private static final int MOST_BLOCKS = PacketRing.MOST_PACKETS / ParityGroup.ROWS;
    private static final int MOST_SYMBOLS = Block.MAX_SYMBOLS; // source symbols and parity symbols together
    private static final int LENGTH_BYTES = 2;

    private final ParityDecoder decoder;
    private final IntPredicate memory;
    private final PacketRing kept;
    private final List<ParityBlock> blocks = new ArrayList<>();
    private final long[] rebuilt = new long[MOST_SYMBOLS]; // numbers of a block's packets
    private int rebuiltCount;
    private int rebuiltGiven;
    private int ssrc;
    private int used; // of the blocks
    private long forgotten = NONE; // no packet up to this number is of use

    /**
     * For one stream after another.
     *
     * @param decoder may serve other streams of the same thread, too
     * @param memory asked before packets and parity take more memory, whether they may take that many bytes more
     */
    public RepairReceiver(ParityDecoder decoder, IntPredicate memory) {
        this.decoder = decoder;
        this.memory = memory;
        this.kept = new PacketRing(PacketRing.MOST_BYTES, memory);
    }

    /** Begins the stream of an SSRC. */
    public void begin(int newSsrc) {
        ssrc = newSsrc;
        clear();
    }

    /** A packet of the stream came, in its own right or again; the buffer stays as it is. */
    public void received(long number, ByteBuffer packet) {
        kept.put(number, packet, forgotten + 1);
        for (int i = 0; i < used; i++) {
            blocks.get(i).received(number);
        }
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
            block = unused();
            block.begin(base, header, timestamp, bytes);
        }
        block.add(header.symbol(), symbol, memory);
    }

    private ParityBlock unused() {
        if (used == MOST_BLOCKS) {
            return blocks.get(oldest());
        }
        if (used == blocks.size()) {
            blocks.add(new ParityBlock());
        }
        return blocks.get(used++);
    }

    /** Whether there is parity that may still be of use, or a packet that was rebuilt from it. */
    public boolean isWaiting() {
        return used > 0 || rebuiltGiven < rebuiltCount;
    }

    /** The number of the next packet that can be rebuilt, and is; {@link #NONE} if there is none now. See {@link #packet}. */
    public long rebuild() {
        for (int i = 0; rebuiltGiven == rebuiltCount && i < used; i++) {
            ParityBlock block = blocks.get(i);
            if (block.takeChange() && !isMissingMoreThanParity(block)) {
                rebuild(block);
                release(i--);
            }
        }
        return rebuiltGiven < rebuiltCount ? rebuilt[rebuiltGiven++] : NONE;
    }

    /** A packet that was rebuilt, to be read until the next call. */
    public ByteBuffer packet(long number) {
        return kept.packet(number);
    }

    /** No packet up to a number is of use any more. */
    public void forget(long upTo) {
        forgotten = upTo;
        for (int i = 0; i < used; i++) {
            if (blocks.get(i).base() <= forgotten) {
                release(i--);
            }
        }
    }

    /** The stream begins anew. */
    public void clear() {
        used = 0;
        blocks.clear();
        rebuiltCount = 0;
        rebuiltGiven = 0;
        forgotten = NONE;
        kept.clear();
    }

    /** How much memory packets and parity take. */
    public int heldBytes() {
        int held = kept.heldBytes();
        for (int i = 0; i < blocks.size(); i++) {
            held += blocks.get(i).parity().length;
        }
        return held;
    }

    private boolean isMissingMoreThanParity(ParityBlock block) {
        int missing = 0;
        for (int row = 0; row < block.rows(); row++) {
            missing += kept.contains(block.number(row)) ? 0 : 1;
        }
        return missing > block.count();
    }

    private void rebuild(ParityBlock block) {
        rebuiltCount = 0;
        rebuiltGiven = 0;
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
                keep(block, row);
            }
        }
    }

    private void keep(ParityBlock block, int row) {
        long number = block.number(row);
        ByteBuffer symbol = ByteBuffer.wrap(decoder.recovered(row), 0, block.symbolBytes());
        int length = Short.toUnsignedInt(symbol.getShort());
        if (length > symbol.remaining()) {
            return;
        }
        ByteBuffer packet = symbol.limit(symbol.position() + length);
        boolean ofTheStream = RtpHeader.isPresent(packet)
                && RtpHeader.ssrc(packet) == ssrc
                && RtpHeader.sequenceNumber(packet) == (number & 0xFFFF)
                && RtpHeader.timestamp(packet) == block.timestamp();
        if (!ofTheStream) {
            return;
        }
        received(number, packet);
        if (kept.contains(number)) {
            rebuilt[rebuiltCount++] = number;
        }
    }

    private @Nullable ParityBlock find(ParityHeader header, long base, int timestamp, int symbolBytes) {
        for (int i = 0; i < used; i++) {
            if (blocks.get(i).is(base, header, timestamp, symbolBytes)) {
                return blocks.get(i);
            }
        }
        return null;
    }

    private int oldest() {
        int oldest = 0;
        for (int i = 1; i < used; i++) {
            oldest = blocks.get(i).base() < blocks.get(oldest).base() ? i : oldest;
        }
        return oldest;
    }

    private void release(int index) {
        ParityBlock free = blocks.get(index);
        used--;
        blocks.set(index, blocks.get(used));
        blocks.set(used, free);
    }
}
