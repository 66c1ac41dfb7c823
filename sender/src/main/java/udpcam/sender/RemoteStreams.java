package udpcam.sender;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counters;
import udpcam.keys.SenderKeys;
import udpcam.keys.SenderSeal;
import udpcam.link.DatagramSink;
import udpcam.rtp.RtpStream;
import udpcam.session.SenderSession;
import udpcam.session.StreamFeedback;

/**
 * What goes to one remote on RTP.
 *
 * @param pictures the stream itself
 * @param parity what repairs it
 * @param retransmissions what was asked for again
 * @param seal under which all of it goes; null if it is open to the network
 */
record RemoteStreams(
        RtpStream pictures,
        RtpStream parity,
        RtpStream retransmissions,
        @Nullable SenderSeal seal) {
    /** New streams; {@code keys} is null where they are open to the network. */
    static RemoteStreams of(Identity identity, @Nullable SenderKeys keys, Counters counters) {
        RtpStream pictures = identity.newStream();
        RtpStream parity = identity.newStream();
        RtpStream retransmissions = identity.newStream();
        while (parity.ssrc() == pictures.ssrc()) {
            parity.changeSsrc();
        }
        while (retransmissions.ssrc() == pictures.ssrc() || retransmissions.ssrc() == parity.ssrc()) {
            retransmissions.changeSsrc();
        }
        List<Integer> ssrcs = List.of(pictures.ssrc(), parity.ssrc(), retransmissions.ssrc());
        return new RemoteStreams(pictures, parity, retransmissions, keys == null ? null : keys.seal(ssrcs, counters));
    }

    /** The RTCP about them; {@code isGroup} says whether many may receive them. */
    SenderSession session(Identity identity, boolean isGroup) {
        return seal == null
                ? identity.newSession(pictures, isGroup)
                : identity.newSealedSession(pictures, isGroup, seal);
    }

    List<RtpStream> all() {
        return List.of(pictures, parity, retransmissions);
    }

    /** Whether a datagram is about them that comes from an address to which they do not go. */
    boolean areIn(ByteBuffer datagram) {
        return seal == null ? StreamFeedback.isAbout(pictures.ssrc(), datagram) : seal.isAbout(datagram);
    }

    /** Of a sink, one that seals what is to be sealed. */
    DatagramSink sealing(DatagramSink sink) {
        return seal == null ? sink : seal.sealing(sink);
    }
}
