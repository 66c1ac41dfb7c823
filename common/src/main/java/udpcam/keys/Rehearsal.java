package udpcam.keys;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import udpcam.count.Counters;
import udpcam.link.DatagramSink;
import udpcam.rtp.RtpHeader;
import udpcam.srtp.MasterKey;

/**
 * One handshake without a network, and some packets sealed and opened: the JVM loads its ciphers at their first use, and compiles them
 * when they have been used some times, which takes tenths of a second. A stream would stand still meanwhile.
 */
final class Rehearsal implements DatagramSink {
    private static final int PACKET_BYTES = 1200;
    private static final int PACKETS = 256;

    private final Agreement receiver;

    private Rehearsal(Agreement receiver) {
        this.receiver = receiver;
    }

    static void hold(RandomGenerator random) {
        PreSharedKey psk = PreSharedKey.random(random);
        MasterKey key = MasterKey.random(StreamKeys.PROFILE, random);
        List<Integer> ssrcs = List.of(1, 2, 3);
        SenderSeal sender = new SenderSeal(key, ssrcs, new KeyResponder(psk, random), new Counters());
        Agreement receiver = new Agreement(new InetSocketAddress(0), psk, random, 0);
        ByteBuffer packet = ByteBuffer.allocateDirect(PACKET_BYTES);
        RtpHeader.write(packet, false, false, 0, 0, 0, ssrcs.get(0));
        packet.clear();
        try (Rehearsal remote = new Rehearsal(receiver)) {
            sender.open(Objects.requireNonNull(receiver.message1(PACKET_BYTES, 0)), remote, 0);
            for (int number = 2; number < PACKETS; number++) { // the key says that it was at 1
                RtpHeader.patch(packet, 0, 0, number, ssrcs.get(0));
                sender.sealing(remote).send(packet);
            }
        } catch (IOException e) {
            throw new IllegalStateException("there is no network", e);
        }
    }

    @Override
    public void send(ByteBuffer datagram) {
        if (KeyPacket.isPresent(KeyPacket.MESSAGE_2, datagram)) {
            Agreement.Answer answer = Objects.requireNonNull(receiver.read(datagram));
            receiver.agreed(new StreamSeal(answer.ssrc(), answer.keys(), 0), 0);
        } else {
            receiver.open(datagram, 0);
        }
    }

    @Override
    public void close() {
        // there is nothing to close
    }
}
