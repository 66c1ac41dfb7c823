package udpcam.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.RtpStream;
import udpcam.rtp.SerialNumber;

/** A stream with a sender that repairs it and a receiver; what goes between them is the test's. */
public final class RepairPair {
    public static final int SSRC = 0xCAFE_BABE;
    public static final int PAYLOAD_TYPE = 26;
    public static final int LONGEST = 300;
    private static final int TICKS = 3000;

    double share; // of parity
    public final SplittableRandom random = new SplittableRandom(1);
    public final RtpStream parityStream = new RtpStream(random);
    public final RtpStream retransmissions = new RtpStream(new SplittableRandom(2));
    public final RepairSender sender =
            new RepairSender(parityStream, retransmissions, packets -> (int) Math.ceil(share * packets));
    public final RepairReceiver receiver = receiver(SSRC);
    public final List<byte[]> parity = new ArrayList<>(); // of the last frame
    public final Map<Long, byte[]> rebuilt = new HashMap<>();
    long first; // number of the last frame
    private final Map<Long, byte[]> sent = new HashMap<>();
    private final RtpHeader header = new RtpHeader(HeaderExtension.Ids.DEFAULT);
    private final ParityHeader parityHeader = new ParityHeader();
    private long next;
    private int timestamp = -5 * TICKS;

    /** The first packet has that number. */
    public RepairPair(long firstNumber) {
        next = firstNumber;
    }

    public static RepairReceiver receiver(int ssrc) {
        RepairReceiver receiver = new RepairReceiver(new ParityDecoder(), more -> true);
        receiver.begin(ssrc);
        return receiver;
    }

    /** With a budget that is enough for all parity. */
    public static RepairPair withSavings() {
        RepairPair pair = new RepairPair(65_000);
        pair.send(500, LONGEST);
        pair.send(500, LONGEST);
        return pair;
    }

    /** Sends a frame, of packets of random lengths. */
    public void send(int packets, int shortest) {
        parity.clear();
        sent.clear();
        first = next;
        timestamp += TICKS;
        for (; next < first + packets; next++) {
            byte[] bytes = new byte[random.nextInt(shortest, LONGEST + 1)];
            random.nextBytes(bytes);
            ByteBuffer packet = ByteBuffer.wrap(bytes);
            RtpHeader.write(packet, false, false, PAYLOAD_TYPE, (int) next, timestamp, SSRC);
            sent.put(next, bytes);
            sender.sending(packet.rewind());
            endGroupIfFull();
        }
        try {
            assertEquals(packets, sender.endFrame(datagram -> parity.add(copy(datagram))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void endGroupIfFull() {
        try {
            if (sender.isGroupFull()) {
                sender.endGroup(datagram -> parity.add(copy(datagram)));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public byte[] packet(long number) {
        return Objects.requireNonNull(sent.get(number), "no packet of the frame");
    }

    public void receive(long number) {
        receiver.received(number, ByteBuffer.wrap(packet(number)));
    }

    public void receiveParity(int index) {
        offerParity(parity.get(index));
    }

    /** Anything may be offered; what is no parity is passed over. */
    public void offerParity(byte[] datagram) {
        ByteBuffer payload = ByteBuffer.wrap(datagram);
        if (header.read(payload) && parityHeader.read(payload)) {
            receiver.parity(parityHeader, SerialNumber.extend(first, parityHeader.base()), header.timestamp(), payload);
        }
    }

    /** Rebuilds what can be, and takes it for received. */
    public void rebuild() {
        for (long number = receiver.rebuild(); number != RepairReceiver.NONE; number = receiver.rebuild()) {
            ByteBuffer packet = receiver.packet(number);
            assertNull(rebuilt.put(number, copy(packet)), "only once");
            assertEquals(SSRC, RtpHeader.ssrc(packet));
            assertEquals(number & 0xFFFF, RtpHeader.sequenceNumber(packet));
            assertEquals(timestamp, RtpHeader.timestamp(packet));
        }
    }

    /** Those packets are rebuilt as they were sent, and no others. */
    public void assertRebuilt(long... numbers) {
        assertEquals(numbers.length, rebuilt.size());
        for (long number : numbers) {
            assertArrayEquals(packet(number), rebuilt.get(number));
        }
    }

    public void forget() {
        receiver.clear();
        rebuilt.clear();
        assertFalse(receiver.isWaiting());
    }

    public static byte[] copy(ByteBuffer datagram) {
        byte[] bytes = new byte[datagram.remaining()];
        datagram.get(datagram.position(), bytes);
        return bytes;
    }

    public static byte[] flipped(byte[] datagram, int bit) {
        byte[] flipped = Arrays.copyOf(datagram, datagram.length);
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }
}
