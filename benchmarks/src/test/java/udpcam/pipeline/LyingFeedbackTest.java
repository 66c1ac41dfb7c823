package udpcam.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import udpcam.impair.LossModel;
import udpcam.rtcp.CongestionFeedback;
import udpcam.sender.RepairedRoute;

/** Somebody speaks in the receiver's name: it costs no more than twice the stream, and the stream goes on. */
class LyingFeedbackTest {
    private static final int FRAMES = 600;
    private static final int WINDOW = 10;
    private static final long SECOND = 1_000_000_000;
    private static final double UNEVEN = 1.03; // frames differ, and those that pay are the ones before

    private static final int FRACTION_LOST = 12; // in the report, RFC 3550 6.4.2
    private static final int END_OF_BLOCK = 32;
    private static final int RTPFB = 0x81CD; // with FMT 1, RFC 4585 6.2.1
    private static final int ENTRIES = 20; // each of 17 packets

    private static final int TOLD = 100; // packets that a lie is about

    private final SplittableRandom random = new SplittableRandom(11);
    private LossyStream stream = new LossyStream(false, LossModel.NONE, RepairedRoute.AUTO, true);

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "0, 0, 30", // reports a second, absurd ones, requests
        "30, 0, 0",
        "0, 30, 0",
        "0, 0, 10000",
        "1000, 0, 10000",
        "10, 10, 1000"
    })
    void noReceiverGetsMoreThanTwiceTheStream(int reports, int absurd, int requests) {
        for (double loss : new double[] {0, 0.05}) {
            stream = new LossyStream(false, new LossModel(loss, 0, 0, 1_000_000, 3), RepairedRoute.AUTO, true);
            repeat(reports, () -> report(FRACTION_LOST + 1));
            repeat(absurd, () -> report(END_OF_BLOCK));
            repeat(requests, this::request);
            stream.run(FRAMES);
            assertHolds(
                    loss == 0
                            ? 0.99
                            : 0.985); // false requests take the budget: some frames wait in vain, and are overtaken
        }
    }

    private void assertHolds() {
        assertHolds(0.99);
    }

    private void assertHolds(double leastShown) {
        assertNoMoreThanTwiceTheStream();
        assertEquals(FRAMES, stream.frames.size());
        assertTrue(stream.count(SentFrame::isShown) >= leastShown * FRAMES, stream.outcome());
        assertTrue(SentFrame.longestGapNanos(stream.frames, 0) < SECOND / 5, "frozen");
    }

    private void assertNoMoreThanTwiceTheStream() {
        for (int i = 0; i + WINDOW <= stream.frames.size(); i++) {
            long sent = 0;
            long repair = 0;
            for (SentFrame frame : stream.frames.subList(i, i + WINDOW)) {
                sent += frame.streamBytes;
                repair += frame.parityBytes + frame.resentBytes;
            }
            assertTrue(repair <= UNEVEN * sent, repair + " beside " + sent + " from frame " + i + " on");
        }
    }

    private enum Lie {
        ANY_TIMES,
        STALE,
        REPLAYED,
        ALL_MISSING,
        NEVER_SENT
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(Lie.class)
    void liesAboutWhatCameStopNoStreamAndCostNoMoreEither(Lie lie) {
        for (double loss : new double[] {0, 0.05}) {
            stream = new LossyStream(false, new LossModel(loss, 0, 0, 1_000_000, 3), RepairedRoute.AUTO, true);
            repeat(60, () -> arrivals(lie));
            stream.run(FRAMES);
            assertHolds();
        }
    }

    /** What came of the packets of late, or of others, as somebody says. */
    private void arrivals(Lie lie) {
        if (stream.arrivals.length == 0) {
            return;
        }
        if (lie == Lie.REPLAYED) {
            stream.feedback(ByteBuffer.wrap(stream.arrivals.clone()));
            return;
        }
        ByteBuffer speakers = ByteBuffer.wrap(stream.report);
        ByteBuffer forged = ByteBuffer.allocate(1000);
        int timestamp = lie == Lie.ANY_TIMES ? random.nextInt() : 0;
        CongestionFeedback.write(forged, speakers.getInt(4), List.of(lied(lie, speakers.getInt(8))), timestamp, 0);
        stream.feedback(forged.flip());
    }

    private CongestionFeedback.Arrivals lied(Lie lie, int ssrc) {
        int shift = switch (lie) {
            case STALE -> -20_000;
            case NEVER_SENT -> 1000;
            default -> 0;
        };
        return new CongestionFeedback.Arrivals() {
            @Override
            public int ssrc() {
                return ssrc;
            }

            @Override
            public long first() {
                return stream.newestSequence + 1L - TOLD + shift;
            }

            @Override
            public int count() {
                return TOLD;
            }

            @Override
            public long nanos(int index) {
                return lie == Lie.ANY_TIMES ? -random.nextLong(8 * SECOND) : CongestionFeedback.NOT_RECEIVED;
            }
        };
    }

    private void repeat(int aSecond, Runnable lie) {
        for (long i = 1; i < aSecond * (FRAMES / 30L); i++) {
            stream.at(i * SECOND / aSecond, lie);
        }
    }

    /** The receiver's own report, but all bits of the loss are set, up to an offset. */
    private void report(int end) {
        byte[] forged = stream.report.clone();
        if (forged.length >= END_OF_BLOCK) {
            Arrays.fill(forged, FRACTION_LOST, end, (byte) 0xFF);
            stream.feedback(ByteBuffer.wrap(forged));
        }
    }

    /** For all packets of late, whether they were lost or not. */
    private void request() {
        if (stream.report.length < END_OF_BLOCK) {
            return;
        }
        ByteBuffer forged = ByteBuffer.allocate(12 + 4 * ENTRIES);
        forged.putShort((short) RTPFB).putShort((short) (2 + ENTRIES));
        forged.put(stream.report, 4, 8); // who speaks, and of whom
        for (int i = ENTRIES; i > 0; i--) {
            forged.putShort((short) (stream.newestSequence + 17 - 17 * i)).putShort((short) 0xFFFF);
        }
        stream.feedback(forged.flip());
    }
}
