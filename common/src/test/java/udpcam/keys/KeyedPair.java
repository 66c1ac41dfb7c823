package udpcam.keys;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.link.DatagramSink;
import udpcam.rtp.RtpHeader;

/** The seals of a sender and a receiver, with what lies on the way between them; time passes by assignment. */
final class KeyedPair {
    static final long MILLI = 1_000_000;
    static final InetSocketAddress SENDER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    static final PreSharedKey KEY = PreSharedKey.random(new Random(1));
    static final PreSharedKey OTHER_KEY = PreSharedKey.random(new Random(2));

    private static final int PACKET_BYTES = 300;
    private static final int ROOM = 400;

    final Random random;
    final Counters atSender = new Counters();
    final Counters atReceiver = new Counters();
    final List<byte[]> toReceiver = new ArrayList<>(); // all that the sender sent so far
    final List<byte[]> toSender = new ArrayList<>(); // what is on the way
    final List<InetSocketAddress> asked = new ArrayList<>();
    SenderSeal sender;
    AgreedSeal receiver;
    List<Integer> ssrcs = List.of();
    long now = 1_000 * MILLI;

    final DatagramSink remote = new DatagramSink() {
        @Override
        public void send(ByteBuffer datagram) {
            toReceiver.add(bytes(datagram));
        }

        @Override
        public void close() {
            throw new AssertionError("nobody closes it");
        }
    };

    KeyedPair(long seed) {
        random = new Random(seed);
        sender = newSender(KEY);
        receiver = newReceiver(KEY);
    }

    /** The same sender, begun again. */
    SenderSeal newSender(PreSharedKey key) {
        ssrcs = List.of(random.nextInt(), random.nextInt(), random.nextInt());
        sender = SenderKeys.agreed(key, random).seal(ssrcs, atSender);
        return sender;
    }

    AgreedSeal newReceiver(PreSharedKey key) {
        receiver = new AgreedSeal(
                key,
                random,
                (rtcp, to) -> {
                    asked.add(to);
                    toSender.add(bytes(rtcp));
                },
                datagram -> new String(bytes(datagram), StandardCharsets.ISO_8859_1).contains("a picture"),
                atReceiver);
        return receiver;
    }

    static byte[] bytes(ByteBuffer datagram) {
        byte[] bytes = new byte[datagram.remaining()];
        datagram.get(datagram.position(), bytes);
        return bytes;
    }

    /** A packet of RTP as it is without the seal. */
    byte[] packet(int number) {
        ByteBuffer packet = ByteBuffer.allocate(ROOM);
        RtpHeader.write(packet, false, false, 26, number, 90_000, ssrcs.get(0));
        packet.put("a picture".getBytes(StandardCharsets.US_ASCII))
                .position(PACKET_BYTES)
                .flip();
        return bytes(packet);
    }

    /** A receiver report of an SSRC as it is without the seal. */
    static byte[] report(int ssrc) {
        return ByteBuffer.allocate(8).putInt(0x80C9_0001).putInt(ssrc).array();
    }

    /** What the seal makes of a datagram of the sender. */
    byte[] sealed(byte[] datagram) throws IOException {
        sender.sealing(remote).send(ByteBuffer.wrap(datagram));
        return toReceiver.get(toReceiver.size() - 1);
    }

    byte[] send(int number) throws IOException {
        return sealed(packet(number));
    }

    /** A datagram reaches the receiver; whether it was opened. */
    boolean offer(byte[] datagram) {
        return offer(SENDER, datagram);
    }

    boolean offer(InetSocketAddress from, byte[] datagram) {
        ByteBuffer copy = ByteBuffer.wrap(datagram.clone());
        boolean opened = receiver.open(from, copy, now);
        if (!opened && !bytesAreSame(copy, datagram)) {
            throw new AssertionError("a datagram that was refused has changed");
        }
        return opened;
    }

    private static boolean bytesAreSame(ByteBuffer copy, byte[] datagram) {
        return copy.equals(ByteBuffer.wrap(datagram));
    }

    /** A datagram reaches the sender; whether it was opened. */
    boolean offerBack(byte[] datagram) throws IOException {
        return sender.open(ByteBuffer.wrap(datagram.clone()), remote, now);
    }

    /** All that the receiver has sent reaches the sender; what that answers is returned. */
    List<byte[]> answers() throws IOException {
        int before = toReceiver.size();
        for (byte[] datagram : toSender) {
            offerBack(datagram);
        }
        toSender.clear();
        return List.copyOf(toReceiver.subList(before, toReceiver.size()));
    }

    /** The packet of that number makes the receiver ask, and it is answered. */
    void agree(int number) throws IOException {
        offer(send(number));
        answers().forEach(this::offer);
    }

    long count(Counter counter) {
        return atReceiver.get(counter);
    }
}
