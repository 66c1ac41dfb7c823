package udpcam.congestion;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Fits one stream to the paths to the members of a group: it may use what the worst of them take. Each member that tells of
 * arrivals has a {@link CongestionController}; one that tells nothing meets no queue, or is gone. Any thread may call this.
 */
public final class GroupController implements StreamLimit {
    /** Members that limit the stream at once: each costs 0.6 MB, and some work for each packet. */
    static final int MOST_MEMBERS = 32;

    /** A member that gives no feedback for this time limits nothing any more. */
    static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Where all places are taken, one goes to another member after this time: for two messages of up to 50 members at 1 Mbit/s. */
    static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(4);

    /** Members that wait for a place; SSRCs are made up easily. */
    static final int MOST_WAITING = 1024;

    private final Member nobody; // the first one: it holds the ceiling
    private final Map<Integer, Long> waiting = new LinkedHashMap<>(); // when members without a place were heard last
    private volatile Member[] members;
    private boolean hasTurned;
    private long turnNanos;

    /** {@code ceiling} limits the stream where no member tells anything; it hears nothing. */
    public GroupController(CongestionController ceiling) {
        nobody = new Member(0, ceiling, 0);
        members = new Member[] {nobody};
    }

    /** Feedback of a member has just come: where it goes; null if there is no place for it now. */
    public synchronized @Nullable CongestionController member(int ssrc, long nowNanos) {
        for (Member member : members) {
            if (member.ssrc == ssrc && member != nobody) {
                member.heardNanos = nowNanos;
                return member.controller;
            }
        }
        if (!isFirst(ssrc, nowNanos) || (members.length > MOST_MEMBERS && !makePlace(nowNanos))) {
            return null;
        }
        waiting.remove(ssrc);
        Member member = new Member(ssrc, new CongestionController(Long.MAX_VALUE), nowNanos);
        Member[] more = Arrays.copyOf(members, members.length + 1);
        more[members.length] = member;
        members = more;
        return member.controller;
    }

    /** Whether no other member waits longer for a place. */
    private boolean isFirst(int ssrc, long nowNanos) {
        waiting.values().removeIf(heardNanos -> nowNanos - heardNanos > SILENCE_NANOS);
        if (waiting.size() < MOST_WAITING || waiting.containsKey(ssrc)) {
            waiting.put(ssrc, nowNanos);
        }
        return waiting.keySet().iterator().next() == ssrc;
    }

    /** Lets go of the member whose path takes most, or of which least is known. */
    private boolean makePlace(long nowNanos) {
        if (hasTurned && nowNanos - turnNanos < TURN_NANOS) {
            return false;
        }
        hasTurned = true;
        turnNanos = nowNanos;
        Member best = members[1];
        for (Member member : members) {
            boolean isBetter = member.controller.bitsPerSecond() > best.controller.bitsPerSecond();
            best = member != nobody && isBetter ? member : best;
        }
        remove(best);
        return true;
    }

    private void remove(Member gone) {
        members = Arrays.stream(members).filter(member -> member != gone).toArray(Member[]::new);
    }

    private synchronized void letSilentGo(long nowNanos) {
        for (Member member : members) {
            if (member != nobody && nowNanos - member.heardNanos > SILENCE_NANOS) {
                remove(member);
            }
        }
    }

    @Override
    public void beginFrame(long nowNanos) {
        letSilentGo(nowNanos);
        for (Member member : members) {
            member.controller.beginFrame(nowNanos);
        }
    }

    @Override
    public void sent(int stream, int sequenceNumber, int bytes, long nowNanos) {
        for (Member member : members) {
            member.controller.sent(stream, sequenceNumber, bytes, nowNanos);
        }
    }

    @Override
    public void endFrame() {
        for (Member member : members) {
            member.controller.endFrame();
        }
    }

    @Override
    public int budget(int wantedBytes, int leastBytes, long nowNanos) {
        return (int) least(controller -> controller.budget(wantedBytes, leastBytes, nowNanos));
    }

    @Override
    public int spareBytes(long nowNanos) {
        return (int) least(controller -> controller.spareBytes(nowNanos));
    }

    @Override
    public long paceBitsPerSecond() {
        return least(CongestionController::paceBitsPerSecond);
    }

    @Override
    public long bitsPerSecond() {
        return least(CongestionController::bitsPerSecond);
    }

    @Override
    public boolean isLimiting() {
        return most(controller -> controller.isLimiting() ? 1 : 0) > 0;
    }

    @Override
    public double congestionShare() {
        return most(CongestionController::congestionShare);
    }

    private long least(ToLongFunction<CongestionController> figure) {
        long least = Long.MAX_VALUE;
        for (Member member : members) {
            least = Math.min(least, figure.applyAsLong(member.controller));
        }
        return least;
    }

    private double most(ToDoubleFunction<CongestionController> figure) {
        double most = 0;
        for (Member member : members) {
            most = Math.max(most, figure.applyAsDouble(member.controller));
        }
        return most;
    }

    private static final class Member {
        private final int ssrc;
        private final CongestionController controller;
        private long heardNanos;

        private Member(int ssrc, CongestionController controller, long nowNanos) {
            this.ssrc = ssrc;
            this.controller = controller;
            this.heardNanos = nowNanos;
        }
    }
}
