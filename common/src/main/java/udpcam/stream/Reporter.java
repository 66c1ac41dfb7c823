package udpcam.stream;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import udpcam.rtcp.Cname;
import udpcam.rtp.NtpTime;
import udpcam.session.ReceiverSession;
import udpcam.session.ReceptionStatistics;
import udpcam.session.RtcpInterval;

/**
 * The receiver as its senders know it: by one CNAME (RFC 3550 6.5.1), under which it reports about each stream that it attends.
 */
public final class Reporter {
    /** Where reports leave. */
    @FunctionalInterface
    public interface Channel {
        /** Sends the remaining bytes; like any datagram they may be lost. Any thread may call it. */
        void send(ByteBuffer rtcp, InetSocketAddress to) throws IOException;

        /** The SSRC under which to report there. */
        default int ssrc(InetSocketAddress to, RandomGenerator random) {
            return random.nextInt();
        }

        /** By how much a seal makes reports longer. */
        default int addedBytes() {
            return 0;
        }

        /** Whether reports may still leave there under an SSRC that was given. */
        default boolean allows(int ssrc, InetSocketAddress to) {
            return true;
        }
    }

    /** To what kind of stream reports go. */
    public enum Kind {
        /** One to this receiver. */
        UNICAST,
        /** One to a group. */
        MULTICAST,
        /** One whose sender wants them on another port than its own, to which none are sent (RFC 5761 5.1). */
        UNREPORTED
    }

    private final Channel channel;
    private final Kind kind;
    private final NtpTime time;
    private final RandomGenerator random;
    private final Cname cname;

    /** {@code random} is one that nobody can guess, and that any thread may use. */
    public Reporter(Channel channel, Kind kind, NtpTime time, RandomGenerator random) {
        this.channel = channel;
        this.kind = kind;
        this.time = time;
        this.random = random;
        this.cname = Cname.random(random);
    }

    /** A number that nobody can guess who gets no reports: it comes of the CNAME, which is random. */
    long seed() {
        return cname.hashCode();
    }

    /** The reports about the stream of an address with these statistics. */
    StreamReports reports(InetSocketAddress address, ReceptionStatistics statistics) {
        RtcpInterval interval = new RtcpInterval(kind == Kind.MULTICAST, random).sealed(channel.addedBytes());
        ReceiverSession.Ssrcs ssrcs = new ReceiverSession.Ssrcs() {
            @Override
            public int next() {
                return channel.ssrc(address, random);
            }

            @Override
            public boolean allows(int ssrc) {
                return channel.allows(ssrc, address);
            }
        };
        ReceiverSession session = new ReceiverSession(statistics, cname, time, interval, ssrcs);
        return new StreamReports(address, session, kind, channel);
    }
}
