package udpcam.sender;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import udpcam.keys.SenderSeal;
import udpcam.rtcp.Cname;
import udpcam.rtcp.SourceName;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpStream;
import udpcam.session.RtcpInterval;
import udpcam.session.SenderSession;

/** Who this sender is in its RTP sessions: a CNAME for programs, perhaps a name for people, and a stream of its own for each remote. */
final class Identity {
    private final NtpTime time;
    private final RandomGenerator random;
    private final Cname cname;
    private final @Nullable SourceName name;

    /** Without a name. */
    Identity(NtpTime time, RandomGenerator random) {
        this(time, random, null);
    }

    /** {@code random} is one that nobody can guess, and that any thread may use; {@code name} null if it has none. */
    Identity(NtpTime time, RandomGenerator random, @Nullable SourceName name) {
        this.time = time;
        this.random = random;
        this.cname = Cname.random(random);
        this.name = name;
    }

    Cname cname() {
        return cname;
    }

    RtpStream newStream() {
        return new RtpStream(random);
    }

    SenderSession newSession(RtpStream stream, boolean multicast) {
        return session(stream, multicast, 0).onCollision(stream::changeSsrc);
    }

    /** Of a stream whose SSRC stays, since its keys are for that one. */
    SenderSession newSealedSession(RtpStream stream, boolean multicast, SenderSeal seal) {
        return session(stream, multicast, seal.addedBytes());
    }

    private SenderSession session(RtpStream stream, boolean multicast, int addedBytes) {
        RtcpInterval interval = new RtcpInterval(multicast, random).sealed(addedBytes);
        return new SenderSession(stream.ssrc(), cname, stream.clock(), time, interval).named(name);
    }
}
