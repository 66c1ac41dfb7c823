package udpcam.session;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import udpcam.rtcp.RtcpListener;
import udpcam.rtcp.SenderInfo;
import udpcam.rtcp.SourceDescription;
import udpcam.rtcp.SourceName;
import udpcam.rtp.NtpTime;

/** What is known of a sender, by the RTCP that it sends to the receiver of its stream. Called under its session's lock. */
final class SenderListener implements RtcpListener {
    private final int source;
    private final NtpTime ntp;
    private final IntSupplier receiver;
    private final ClockOffsetFilter offsets = new ClockOffsetFilter();
    private final RoundTrip roundTrip = new RoundTrip();
    private long nowNanos;
    private boolean fromSource;
    private boolean receiverCollided;
    private @Nullable SenderInfo info;
    private long infoNanos;
    private @Nullable SenderInfo infoOfThis; // of the datagram that is read
    private int limitOfThis;
    private int limit;
    private int tellersOfThis;
    private int tellers = SourceDescription.NO_NUMBER;
    private @Nullable SourceName name;
    private boolean saidBye;
    private long byeNanos;

    /** For the sender of an SSRC; {@code receiver} says the receiver's own. */
    SenderListener(int source, NtpTime ntp, IntSupplier receiver) {
        this.source = source;
        this.ntp = ntp;
        this.receiver = receiver;
    }

    /** A datagram is read next, which came at that time. */
    void begin(long datagramNanos) {
        nowNanos = datagramNanos;
        infoOfThis = null;
        limitOfThis = 0;
        tellersOfThis = SourceDescription.NO_NUMBER;
    }

    /** It was read: each SR says anew whether there is a limit, and whether members of a group are to tell of arrivals. */
    void end() {
        limit = infoOfThis == null ? limit : limitOfThis;
        tellers = infoOfThis == null ? tellers : tellersOfThis;
    }

    /** What its last SR said; null if it sent none. */
    @Nullable
    SenderInfo info() {
        return info;
    }

    /** How long ago that came. */
    long infoAgeNanos(long now) {
        return now - infoNanos;
    }

    long roundTripNanos() {
        return roundTrip.nanos();
    }

    @Nullable
    ClockOffset clockOffset() {
        return offsets.best();
    }

    /** In kbit/s; 0: none. */
    int limit() {
        return limit;
    }

    /** How many members of its group tell it of arrivals; {@link SourceDescription#NO_NUMBER}: they are not to. */
    int tellers() {
        return tellers;
    }

    /** What it calls itself; null if it does not say. */
    @Nullable
    SourceName name() {
        return name;
    }

    /** Whether somebody else speaks under the receiver's SSRC. True once for each time. */
    boolean tellCollision() {
        boolean has = receiverCollided;
        receiverCollided = false;
        return has;
    }

    boolean saidBye() {
        return saidBye;
    }

    /** A packet of the stream came. Packets that a BYE overtook come within some time; a stream that goes on later has not ended. */
    void goesOn(long now, long overtakenNanos) {
        saidBye &= now - byeNanos < overtakenNanos;
    }

    @Override
    public void from(int speaker) {
        fromSource = speaker == source;
        if (speaker == receiver.getAsInt()) {
            receiverCollided = true; // by somebody else: BYE, and another one (RFC 3550 8.2)
        }
    }

    @Override
    public void limited(int speaker, int kilobits) {
        limitOfThis = speaker == source ? kilobits : limitOfThis;
    }

    @Override
    public void tellers(int speaker, int members) {
        tellersOfThis = speaker == source ? members : tellersOfThis;
    }

    @Override
    public boolean wantsName(int speaker) {
        return speaker == source;
    }

    @Override
    public void named(int speaker, SourceName told) {
        name = told;
    }

    @Override
    public void senderInfo(int speaker, SenderInfo told) {
        if (fromSource) {
            info = told;
            infoOfThis = told;
            infoNanos = nowNanos;
        }
    }

    /** With the SR of the same datagram this is an exchange as NTP's (RFC 5905 8): the offset comes with it. */
    @Override
    public void delaySinceReferenceTime(int receiver, int lastReferenceTime, int delay) {
        long ntpNow = ntp.at(nowNanos);
        long nanos = RoundTrip.nanos(ntpNow, lastReferenceTime, delay);
        if (!fromSource || receiver != this.receiver.getAsInt() || nanos == RoundTrip.UNKNOWN) {
            return;
        }
        roundTrip.add(nanos);
        if (infoOfThis != null) {
            long ahead = NtpTime.nanosAhead(infoOfThis.ntp(), ntpNow) + nanos / 2;
            offsets.add(new ClockOffset(ahead, nanos / 2));
        }
    }

    @Override
    public void bye(int speaker) {
        if (speaker == source) {
            saidBye = true;
            byeNanos = nowNanos;
        }
    }
}
