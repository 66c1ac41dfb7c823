package udpcam.session;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import udpcam.rtcp.ReportBlock;
import udpcam.rtp.NtpTime;

/**
 * The members of a group that proved themselves: who echoes the time of one of the last sender reports (the last SR of RFC 3550
 * 6.4.1) receives the stream; who only knows its address does not know them. Called under its session's lock.
 */
final class Members {
    /** An SR goes every second, and members echo the newest one that they heard. */
    private static final int KEPT = 16;

    /** Viewers whose reports a stream of 10 Mbit/s has room for. */
    private static final int MOST = 1024;

    /** The time for which a member that told of arrivals counts as one that does. */
    private static final long TELLING_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final int[] compact = new int[KEPT]; // times of SRs; 0, which says that nothing is echoed, is none
    private int count;
    private final long silenceNanos;
    private final Map<Integer, Member> members = new LinkedHashMap<>(); // who proved itself longest ago is the first

    /** What is known of one. */
    private static final class Member {
        private final ReceiverClock clock = new ReceiverClock();
        private long provedNanos;
        private boolean tells;
        private long toldNanos;
    }

    /** A member that has not proved itself for {@code silenceNanos} is given up. */
    Members(long silenceNanos) {
        this.silenceNanos = silenceNanos;
    }

    /** An SR with this NTP timestamp goes. */
    void reporting(long ntp) {
        compact[count++ % KEPT] = NtpTime.compact(ntp);
    }

    /** Takes what a participant reports; returns whether it proves to be a member by that. */
    boolean proves(int ssrc, ReportBlock block, long nowNanos) {
        boolean proves = block.lastSr() != 0 && Arrays.stream(compact).anyMatch(sent -> sent == block.lastSr());
        if (proves) {
            proved(ssrc, nowNanos);
        }
        return proves;
    }

    private void proved(int ssrc, long nowNanos) {
        Member known = members.remove(ssrc);
        Member member = known == null ? new Member() : known;
        if (members.size() == MOST) {
            members.remove(members.keySet().iterator().next());
        }
        member.provedNanos = nowNanos;
        members.put(ssrc, member);
    }

    /** The clock of one that tells of arrivals now; null if it did not prove itself. */
    @Nullable
    ReceiverClock telling(int ssrc, long nowNanos) {
        Member member = members.get(ssrc);
        if (member == null || nowNanos - member.provedNanos > silenceNanos) {
            return null;
        }
        member.tells = true;
        member.toldNanos = nowNanos;
        return member.clock;
    }

    /** How many tell of arrivals. */
    int tellers(long nowNanos) {
        return (int) members.values().stream()
                .filter(member -> member.tells && nowNanos - member.toldNanos < TELLING_NANOS)
                .count();
    }
}
