package udpcam.rtpjpeg;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.jpeg.FrameCheck.Verdict;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.OnvifJpegHeader;

/** The parameters of one frame: those that each packet repeats, and those that only the first or the last one has. Called by one thread. */
final class RtpParameters {
    private static final int MAX_BLOCKS = 0xFF; // that the payload header can say

    private final RtpFormat format;
    private final RtpTables knownTables;
    private final byte[] tables = new byte[RtpJpegWire.TABLES_BYTES];
    private int type;
    private int q;
    private int width;
    private int height;
    private int restartInterval;
    private final CRC32C crc = new CRC32C();
    private boolean hasTables;
    private boolean bearsTables; // in its first packet, of whatever kind
    private boolean hasCheck;
    private int check;
    private @Nullable PictureSize exactSize;
    private @Nullable PictureSize fullSize;
    private long captureTime;

    RtpParameters(RtpFormat format, RtpTables knownTables) {
        this.format = format;
        this.knownTables = knownTables;
    }

    /** Begins a frame with any of its packets. */
    void begin(RtpJpegWire packet) {
        follow(packet);
        hasTables = false;
        bearsTables = false;
        hasCheck = false;
        exactSize = null;
        fullSize = null;
        captureTime = 0;
    }

    /** Takes over the parameters of a packet that all others should repeat. */
    void follow(RtpJpegWire packet) {
        type = packet.type();
        q = packet.q();
        width = packet.width();
        height = packet.height();
        restartInterval = packet.restartInterval();
    }

    /** Whether a packet repeats the parameters of the others. */
    boolean agree(RtpJpegWire packet) {
        return type == packet.type()
                && q == packet.q()
                && width == packet.width()
                && height == packet.height()
                && restartInterval == packet.restartInterval();
    }

    /** Takes the parameters that only the first packet has, or the last one. */
    void take(RtpJpegPacket packet, ByteBuffer datagram) {
        HeaderExtension extension = packet.header().extension();
        if (extension.hasFrameCheck()) {
            hasCheck = true;
            check = extension.frameCheck();
        }
        if (!packet.payload().isFirst()) {
            return;
        }
        bearsTables = packet.payload().tablesBytes() > 0;
        OnvifJpegHeader onvif = extension.onvif();
        hasTables = onvif.copyTables(tables) || knownTables.read(packet.payload(), datagram, tables);
        captureTime = extension.captureTime();
        fullSize = extension.fullSize();
        PictureSize said = extension.pictureSize() == null ? onvif.size() : extension.pictureSize();
        exactSize = said != null && fits(said) ? said : null;
        knownTables.keepSize(q, exactSize);
    }

    /**
     * Whether tables and size are known; if the first packet is missing, from frames before with the same Q. No packet may be
     * taken behind it.
     */
    boolean recall() {
        if (!hasTables && knownTables.recall(q, tables)) {
            hasTables = true;
            PictureSize known = knownTables.size(q);
            exactSize = known != null && fits(known) ? known : null;
        }
        return hasTables && size() != null;
    }

    /** How many restart intervals a frame has of which the size is known; 1 without restart markers. */
    int intervals() {
        Sampling sampling = Objects.requireNonNull(Sampling.ofType(type));
        PictureSize known = Objects.requireNonNull(size());
        return sampling.intervals(known, restartInterval);
    }

    /** The size of the picture; null if the packets do not say it and nothing else does. */
    @Nullable
    PictureSize size() {
        if (exactSize != null) {
            return exactSize;
        }
        PictureSize described = format.size();
        if (described != null && fits(described)) {
            return described;
        }
        return width == 0 || height == 0
                ? null
                : new PictureSize(width * RtpJpegWire.BLOCK_PIXELS, height * RtpJpegWire.BLOCK_PIXELS);
    }

    /** The picture's size before it was scaled down, as the sender says; null if it did not, or its packet is missing. */
    @Nullable
    PictureSize fullSize() {
        return fullSize;
    }

    /** Whether the first packet has all parameters, as of senders of this project, and each row of MCUs is a restart interval. */
    boolean isDecodableInRows() {
        Sampling sampling = Sampling.ofType(type);
        return hasTables && exactSize != null && sampling != null && restartInterval == sampling.mcusPerRow(exactSize);
    }

    /** Why a frame that is whole cannot be decoded; null if it can. */
    @Nullable
    Counter refusal() {
        if (size() == null) {
            return Counter.FRAMES_WITHOUT_SIZE;
        }
        return hasTables ? null : Counter.FRAMES_WITHOUT_TABLES;
    }

    /** What the packets call their quantisation tables; {@link RtpJpegWire#Q_UNUSABLE} more if these are there, but of no use. */
    int refusedQ() {
        return bearsTables ? q + RtpJpegWire.Q_UNUSABLE : q;
    }

    /** Holds the frame's data against its check. */
    Verdict verify(byte[] bytes, int start, int length) {
        if (!hasCheck) {
            return Verdict.ABSENT;
        }
        crc.reset();
        crc.update(bytes, start, length);
        return check == (int) crc.getValue() ? Verdict.HOLDS : Verdict.BROKEN;
    }

    /** An NTP timestamp; 0 if unknown. */
    long captureTime() {
        return captureTime;
    }

    /** Writes the headers that belong before the data, {@link JpegHeader#BYTES} bytes, for frames with size and tables. */
    void writeHeader(byte[] out) {
        Sampling sampling = Objects.requireNonNull(Sampling.ofType(type));
        JpegHeader.write(out, 0, sampling, Objects.requireNonNull(size()), tables, 0, restartInterval);
    }

    /** Whether a size said elsewhere is that of the payload header, as exactly as that can say it. */
    private boolean fits(PictureSize size) {
        return fits(size.width(), width) && fits(size.height(), height);
    }

    /** Some senders of large pictures do not write 0, but the lower 8 bits of the number of blocks. */
    private static boolean fits(int pixels, int blocks) {
        return blocks == 0 || (RtpJpegWire.blocks(pixels) & MAX_BLOCKS) == blocks;
    }
}
