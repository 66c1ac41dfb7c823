package udpcam.rtcp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The SR and the RR: who reports, an SR's {@link SenderInfo}, and as many {@link ReportBlock}s as the header counts (RFC
 * 3550 6.4.1, 6.4.2).
 */
public final class Report {
    private static final int SSRC_BYTES = 4;

    private Report() {}

    /** Writes an SR if there is sender info, an RR otherwise. */
    public static void write(ByteBuffer datagram, int ssrc, @Nullable SenderInfo info, @Nullable ReportBlock block) {
        int type = info == null ? RtcpHeader.RR : RtcpHeader.SR;
        int infoBytes = info == null ? 0 : SenderInfo.BYTES;
        int blocks = block == null ? 0 : 1;
        int bytes = RtcpHeader.BYTES + SSRC_BYTES + infoBytes + blocks * ReportBlock.BYTES;
        RtcpHeader.write(datagram, blocks, type, bytes);
        datagram.putInt(ssrc);
        if (info != null) {
            info.write(datagram);
        }
        if (block != null) {
            block.write(datagram);
        }
    }

    /** False if the packet is too short for what its header counts; bytes behind that are a profile's and passed over. */
    static boolean read(RtcpHeader header, ByteBuffer body, RtcpListener listener) {
        boolean ofSender = header.type() == RtcpHeader.SR;
        int blocksAt = SSRC_BYTES + (ofSender ? SenderInfo.BYTES : 0);
        if (body.remaining() < blocksAt + header.count() * ReportBlock.BYTES) {
            return false;
        }
        int ssrc = body.getInt(0);
        listener.from(ssrc);
        if (ofSender) {
            listener.senderInfo(ssrc, SenderInfo.read(body, SSRC_BYTES));
        }
        for (int i = 0; i < header.count(); i++) {
            listener.reportBlock(ReportBlock.read(body, blocksAt + i * ReportBlock.BYTES));
        }
        return true;
    }
}
