package udpcam.keys;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import udpcam.rtp.RtpHeader;
import udpcam.srtp.MasterKey;
import udpcam.srtp.SrtpProfile;
import udpcam.srtp.SrtpReceiver;
import udpcam.srtp.SrtpSender;
import udpcam.srtp.Verdict;

/**
 * A handshake and packets without a network, under keys that nobody uses: the JVM loads its ciphers at their first use, and compiles
 * them when they have been used some times, which takes tenths of a second. A stream would stand still meanwhile, and its sender
 * would take that for a slow network.
 */
final class Rehearsal {
    private static final int PACKET_BYTES = 1200;
    private static final int PACKETS = 256;
    private static final List<Integer> SSRCS = List.of(1, 2, 3);
    private static final List<Long> NOTHING_SENT = Collections.nCopies(SSRCS.size(), (long) StreamKeys.NONE);

    private Rehearsal() {}

    /** Two programs agree on a key. */
    static void agree(RandomGenerator random) {
        PreSharedKey psk = PreSharedKey.random(random);
        MasterKey key = MasterKey.random(StreamKeys.PROFILE, random);
        StreamKeys keys = new StreamKeys(key, StreamKeys.NONE, SSRCS, NOTHING_SENT);
        Agreement receiver = new Agreement(new InetSocketAddress(0), psk, random, 0);
        ByteBuffer message1 = Objects.requireNonNull(receiver.message1(PACKET_BYTES, 0));
        ByteBuffer message2 = new KeyResponder(psk, random).answer(message1, SSRCS.get(0), () -> keys);
        Objects.requireNonNull(receiver.read(Objects.requireNonNull(message2)));
        seal(StreamKeys.PROFILE);
    }

    /** One program seals packets, another one opens them. */
    static void seal(SrtpProfile profile) {
        MasterKey key = new MasterKey(profile, new byte[profile.keyBytes()], new byte[profile.saltBytes()]);
        SrtpSender sender = new SrtpSender(key);
        SrtpReceiver receiver = new SrtpReceiver(key, 1);
        ByteBuffer packet = ByteBuffer.allocateDirect(PACKET_BYTES);
        ByteBuffer sealed = ByteBuffer.allocateDirect(PACKET_BYTES + profile.rtpAddedBytes());
        RtpHeader.write(packet, false, false, 0, 0, 0, SSRCS.get(0));
        packet.clear();
        for (int number = 0; number < PACKETS; number++) {
            RtpHeader.patch(packet, 0, 0, number, SSRCS.get(0));
            sender.seal(packet, sealed.clear());
            if (receiver.open(sealed.flip()) != Verdict.OPENED) {
                throw new IllegalStateException(profile + " does not open what it sealed");
            }
        }
    }
}
