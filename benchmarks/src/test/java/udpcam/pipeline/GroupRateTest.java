package udpcam.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.rate.Bitrate;
import udpcam.rtcp.CongestionFeedback;
import udpcam.rtcp.Report;
import udpcam.rtcp.ReportBlock;

/** The rate of a stream to a group is what the worst member takes. */
class GroupRateTest {
    private final SimulatedGroup group = new SimulatedGroup(Bitrate.AUTO);

    @Test
    void aSlowMemberIsFollowedWithinSecondsAndForgottenWhenItLeaves() throws Exception {
        GroupMember fast = group.join(100);
        GroupMember slow = group.join(5);
        group.run(7);
        group.run(20);
        String seen = group.megabits(20) + " Mbit/s, " + slow.mostMillis(600) + " ms";
        assertTrue(group.megabits(20) > 3.5 && group.megabits(20) < 5, seen);
        assertTrue(slow.mostMillis(600) < 80, seen);
        assertTrue(fast.mostMillis(600) < 40, fast.mostMillis(600) + " ms");
        assertTrue(group.rate.isLimiting());
        slow.leave();
        group.run(10);
        group.run(2);
        assertEquals(SimulatedGroup.WANTED_BYTES * 30 * 8 / 1e6, group.megabits(2), 0.1);
        assertFalse(group.rate.isLimiting());
    }

    @Test
    void whereAllMembersAreFastNobodyTellsAnything() throws Exception {
        group.join(100);
        group.join(1000);
        group.run(20);
        group.members.forEach(member -> assertEquals(0, member.toldBytes));
        assertFalse(group.rate.isLimiting());
    }

    @Test
    void aMemberBelowTheFloorCostsTheOthersNoFrame() throws Exception {
        GroupMember fast = group.join(100);
        group.join(2);
        group.leastBytes = 12_000; // 2.9 Mbit/s
        group.run(20);
        assertTrue(group.rate.isLimiting());
        assertEquals(600, group.frameBytes.size());
        assertEquals(600, fast.frames());
        assertEquals(12_000, group.frameBytes.get(599), 1);
        assertTrue(fast.mostMillis(300) <= 33, "paced no slower than the floor: " + fast.mostMillis(300));
    }

    @Test
    void amongManyTheSlowestIsFoundThoughItCameLast() throws Exception {
        for (int i = 0; i < 40; i++) {
            group.join(5);
        }
        group.run(10);
        GroupMember slowest = group.join(3);
        group.run(50);
        group.run(10);
        String seen = group.megabits(10) + " Mbit/s, " + slowest.mostMillis(300) + " ms";
        assertTrue(group.megabits(10) > 1.5 && group.megabits(10) < 3, seen);
    }

    @ParameterizedTest(name = "{0} members, of which one is slow: {1}")
    @CsvSource({"50, false", "50, true", "3, false"})
    void theFeedbackOfAllKeepsToRtcpsShareAndIsEnough(int members, boolean oneSlow) throws Exception {
        for (int i = 0; i < members; i++) {
            group.join(oneSlow && i > 0 ? 50 : 5);
        }
        group.run(8);
        long toldBefore =
                group.members.stream().mapToLong(member -> member.toldBytes).sum();
        long receivedBefore = group.members.get(0).receivedBytes;
        group.run(30);
        long told = group.members.stream().mapToLong(member -> member.toldBytes).sum() - toldBefore;
        long received = group.members.get(0).receivedBytes - receivedBefore;
        assertTrue(told < 0.03 * received, told + " of " + received);
        String seen = group.megabits(30) + " Mbit/s, " + group.members.get(0).mostMillis(900) + " ms";
        assertTrue(group.megabits(30) > 2.5 && group.megabits(30) < 5, seen);
    }

    @Test
    void aStrangerWhoNeverHeardTheStreamChangesNothing() throws Exception {
        group.join(100);
        for (int frame = 0; frame < 300; frame++) {
            group.run(1 / 30.0);
            stranger();
        }
        assertFalse(group.rate.isLimiting());
        assertEquals(SimulatedGroup.WANTED_BYTES, group.frameBytes.get(299));
    }

    /** Says that packets came as over a slow path. */
    private void stranger() {
        ByteBuffer datagram = ByteBuffer.allocate(400);
        Report.write(datagram, 0xBAD, null, new ReportBlock(group.stream.ssrc(), 255, 9, 1, 1, 0x12345, 0));
        group.toSender(datagram.flip());
        ByteBuffer told = ByteBuffer.allocate(400);
        long now = group.network.now();
        CongestionFeedback.write(told, 0xBAD, List.of(new Slow(group.stream.ssrc(), group.newest, now)), 0, now);
        group.toSender(told.flip());
    }

    private record Slow(int ssrc, int newest, long now) implements CongestionFeedback.Arrivals {
        @Override
        public long first() {
            return newest - 99L;
        }

        @Override
        public int count() {
            return 100;
        }

        @Override
        public long nanos(int index) {
            return now - (100 - index) * 20_000_000L;
        }
    }

    @Test
    void aCeilingHoldsWhereNoMemberTellsAnything() throws Exception {
        SimulatedGroup limited = new SimulatedGroup(Bitrate.atMost(4_000_000));
        limited.join(100);
        limited.run(10);
        assertEquals(4, limited.megabits(5), 0.1);
        assertTrue(limited.rate.isAtCeiling());
    }
}
