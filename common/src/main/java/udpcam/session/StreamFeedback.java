package udpcam.session;

import java.nio.ByteBuffer;
import udpcam.rtcp.ReportBlock;
import udpcam.rtcp.RtcpListener;
import udpcam.rtcp.RtcpReader;

/** Which RTCP is about a stream, from any address: an SSRC is 32 random bits that nobody guesses. */
public final class StreamFeedback {
    private StreamFeedback() {}

    /** Whether a datagram is RTCP that names the SSRC in a report block, a NACK or congestion control feedback; it stays as it is. */
    public static boolean isAbout(int ssrc, ByteBuffer datagram) {
        Search search = new Search(ssrc);
        RtcpReader.read(datagram, search);
        return search.found;
    }

    private static final class Search implements RtcpListener {
        private final int ssrc;
        private boolean found;

        private Search(int ssrc) {
            this.ssrc = ssrc;
        }

        @Override
        public void reportBlock(ReportBlock block) {
            found |= block.ssrc() == ssrc;
        }

        @Override
        public void nack(int speaker, int source, int number, int following) {
            found |= source == ssrc;
        }

        @Override
        public void arrived(int speaker, int source, int number, int timestamp, long beforeNanos) {
            found |= source == ssrc;
        }
    }
}
