package udpcam.sender;

import java.util.function.BooleanSupplier;
import udpcam.fec.AdaptiveRedundancy;
import udpcam.fec.LossEstimate;
import udpcam.fec.Redundancy;
import udpcam.fec.RepairSender;
import udpcam.link.DatagramSink;
import udpcam.rtp.RtpStream;
import udpcam.rtp.SenderSession;
import udpcam.run.Counters;
import udpcam.run.NanoClock;

/**
 * How what is lost is repaired.
 *
 * <p>By itself it uses both ways. Between two network namespaces, at 1280x720 and 5 % random loss, parity of which one block in
 * 1,000 is not repaired took 32 % more bytes; with one in 20 left to requests it was 18 %, all frames were whole all the same,
 * and half of them on the screen 0.8 ms earlier. Where the round trip is too long for answers parity is alone: at 30 ms
 * requests without parity leave most frames damaged (StreamRepairTest).
 *
 * @param parity its share of the stream, 0-1, for every remote; or {@link #AUTO}
 * @param resending whether packets are sent again that are asked for
 */
record RepairPolicy(double parity, Resending resending) {
    /** What {@code --resend} offers. */
    enum Resending {
        AUTO,
        OFF
    }

    /** {@code --fec auto}. */
    static final double AUTO = -1;

    /** So many blocks may stay damaged by parity, where nothing else repairs them. */
    private static final double FAILURES_ALONE = 0.001;

    /** So many, where what they lack can be asked for. */
    private static final double FAILURES_WITH_ANSWERS = 0.05;

    /** There is no more parity than this share of the stream then, so that the budget has room for the answers. */
    private static final double MOST_WITH_ANSWERS = 0.8;

    /** Whether nothing is repaired. */
    boolean isOff() {
        return parity == 0 && resending == Resending.OFF;
    }

    /** For a group: each of its members would be sent what any of them asks for. */
    RepairPolicy forGroup() {
        return new RepairPolicy(parity, Resending.OFF);
    }

    /** For one remote; {@code own} is the stream that repairs the other. */
    Repair repair(RtpStream own, SenderSession session, DatagramSink sink, NanoClock clock, Counters counters) {
        LossEstimate loss = new LossEstimate();
        AnswersInTime answers = new AnswersInTime(session::quality);
        Redundancy adaptive = adaptive(loss, answers::areExpected);
        Redundancy redundancy = parity == AUTO
                ? packets -> session.takesRepair(clock.nanoTime()) ? adaptive.symbols(packets) : 0
                : Redundancy.of(parity);
        RepairSender sender = new RepairSender(own, redundancy);
        return new Repair(sender, loss, answers, sink, resending == Resending.AUTO, counters);
    }

    /** {@link #AUTO} for a remote that takes parity; {@code inTime} says whether answers would come there in time. */
    Redundancy adaptive(LossEstimate loss, BooleanSupplier inTime) {
        Redundancy alone = new AdaptiveRedundancy(loss, FAILURES_ALONE);
        Redundancy withAnswers = new AdaptiveRedundancy(loss, FAILURES_WITH_ANSWERS);
        Redundancy most = Redundancy.of(MOST_WITH_ANSWERS);
        return packets -> resending == Resending.AUTO && inTime.getAsBoolean()
                ? Math.min(withAnswers.symbols(packets), most.symbols(packets))
                : alone.symbols(packets);
    }
}
