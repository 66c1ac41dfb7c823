package udpcam.session;

import java.nio.ByteBuffer;
import udpcam.rtcp.Bye;
import udpcam.rtcp.Cname;
import udpcam.rtcp.Nack;
import udpcam.rtcp.Report;
import udpcam.rtcp.ReportBlock;
import udpcam.rtcp.SourceDescription;

/** What receivers say of a stream, as datagrams. */
final class ReceiverRtcp {
    private static final Cname NAME = new Cname("AAECAwQFBgcICQoL");
    private static final long[] MISSING = {70_000, 70_002};

    private ReceiverRtcp() {}

    static ByteBuffer report(int from, int about) {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        Report.write(datagram, from, null, new ReportBlock(about, 64, 9, 1, 1, 0, 0));
        return datagram.flip();
    }

    /** It takes repair, and datagrams of up to 1400 bytes. */
    static ByteBuffer description(int from) {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        Report.write(datagram, from, null, null);
        SourceDescription.writeReceiver(datagram, from, NAME, 1400);
        return datagram.flip();
    }

    static ByteBuffer bye(int from) {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        Report.write(datagram, from, null, null);
        Bye.write(datagram, from, "");
        return datagram.flip();
    }

    /** Asks for packet 4464, as 70,000 is in 16 bits, and for the one two behind it. */
    static ByteBuffer nack(int from, int about) {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        Nack.write(datagram, from, about, MISSING, MISSING.length);
        return datagram.flip();
    }

    /** A member of a group, which echoes its sender's last report. */
    static ByteBuffer member(int from, int lastSr, int about) {
        ByteBuffer datagram = ByteBuffer.allocate(200);
        Report.write(datagram, from, null, new ReportBlock(about, 64, 9, 1, 1, lastSr, 0));
        SourceDescription.writeReceiver(datagram, from, NAME, 1400);
        return datagram.flip();
    }
}
