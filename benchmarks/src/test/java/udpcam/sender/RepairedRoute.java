package udpcam.sender;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import udpcam.count.Counters;
import udpcam.link.DatagramSink;
import udpcam.link.Link;
import udpcam.rate.Bitrate;
import udpcam.rate.RateControl;
import udpcam.repair.Repair;
import udpcam.repair.RepairPolicy;
import udpcam.repair.RepairPolicy.Resending;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpStream;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.run.NanoClock;
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
        RtpStream parity = identity.newStream();
        RtpStream retransmissions = new RtpStream(new SplittableRandom(3));
        RateControl rate = new RateControl(Bitrate.AUTO, List.of(stream, parity, retransmissions), clock);
        DatagramSink metered = rate.metered(sink);
        Repair repair = new RepairPolicy(fec, resends ? Resending.AUTO : Resending.OFF)
                .repair(parity, retransmissions, session, rate, metered, clock, counters);
        return new Route(
                "remote",
                new FrameTransmitter(
                        new RtpPacketizer(DATAGRAM_BYTES, stream), metered, metered, session, repair, rate, clock),
                metered,
                new Feedback(back, null, session, repair, rate, clock));
    }
}
