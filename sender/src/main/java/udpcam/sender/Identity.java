package udpcam.sender;

import java.util.random.RandomGenerator;
import udpcam.rtcp.Cname;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpStream;
import udpcam.session.RtcpInterval;
import udpcam.session.SenderSession;

/** Who this sender is in its RTP sessions: one name, and a stream of its own for each remote. */
final class Identity {
    private final NtpTime time;
    private final RandomGenerator random;
    private final Cname cname;

    /** {@code random} is one that nobody can guess, and that any thread may use. */
    Identity(NtpTime time, RandomGenerator random) {
        this.time = time;
        this.random = random;
        this.cname = Cname.random(random);
    }

    RtpStream newStream() {
        return new RtpStream(random);
    }

    SenderSession newSession(RtpStream stream, boolean multicast) {
        RtcpInterval interval = new RtcpInterval(multicast, random);
        return new SenderSession(stream.ssrc(), cname, stream.clock(), time, interval).onCollision(stream::changeSsrc);
    }
}
