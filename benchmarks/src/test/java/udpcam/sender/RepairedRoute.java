package udpcam.sender;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import udpcam.count.Counters;
import udpcam.link.DatagramSink;
import udpcam.link.Link;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpStream;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.run.NanoClock;
import udpcam.sender.RepairPolicy.Resending;
import udpcam.session.SenderSession;

/** The way to one remote as the sender opens it for its options {@code --fec} and {@code --resend}, but without a socket. */
public final class RepairedRoute {
    /** {@code --fec auto}. */
    public static final double AUTO = RepairPolicy.AUTO;

    private static final int DATAGRAM_BYTES = 1377; // as the sender's: with those of parity they are 1400

    private RepairedRoute() {}

    /**
     * Opens it.
     *
     * @param fec the share of parity, 0-1, or {@link #AUTO}
     * @param resends whether packets are sent again that are asked for
     */
    public static Route of(
            double fec,
            boolean resends,
            DatagramSink sink,
            Link back,
            NanoClock clock,
            NtpTime time,
            RandomGenerator random,
            Counters counters) {
        Identity identity = new Identity(time, random);
        RtpStream stream = identity.newStream();
        SenderSession session = identity.newSession(stream, false);
        Repair repair = new RepairPolicy(fec, resends ? Resending.AUTO : Resending.OFF)
                .repair(identity.newStream(), new RtpStream(new SplittableRandom(3)), session, sink, clock, counters);
        return new Route(
                "remote",
                new FrameTransmitter(new RtpPacketizer(DATAGRAM_BYTES, stream), sink, sink, session, repair, clock),
                sink,
                back,
                session,
                repair,
                clock);
    }
}
