package udpcam.size;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rung on which a frame fits its budget: the quality falls first, then the size, then frames are left out. A larger
 * size is taken again only after it would have fitted for a while, because a change of the size can be seen. Learns from each
 * frame. Called by one thread.
 */
public final class FrameSizer {
    /** Below this quality the next smaller size looks better (docs/MEASUREMENTS.md). */
    static final int FLOOR = 40;

    /** The same for the smallest size: there is no smaller one, and frames left out are worse. */
    static final int LOWEST = 25;

    /** A larger size is taken again if it leaves that quality, or the ceiling: then it can stay. */
    static final int ROOM = 48;

    /** The highest quality of scaled pictures, if the ceiling is lower: still fewer bytes than the larger size would need. */
    static final int SCALED_CEILING = 80;

    /** Receivers remember tables by their Q, of which there are 127 for all qualities in all sizes. */
    static final int MOST_QUALITIES = 30;

    /** For so long a larger size has to fit. */
    static final long ROOM_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

    /** A frame that exceeds its budget by more is too large: half an interval later it has left all the same. */
    static final double TOLERANCE = 1.25;

    /** A frame that is foretold to need no more than this part of its budget will not turn out too large. */
    static final double SURE_SHARE = 1 / 2.0;

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final int ceiling;
    private final Rung[] ladder; // the highest first
    private final Rung full;
    private final Rung lowest;
    private final SizeModel model = new SizeModel();
    private int quarters = Rung.FULL;
    private long roomSince; // when a larger size began to fit, or the size was changed
    private long budget; // of the present frame
    private long nowNanos;
    private long own; // of the budget: what the network takes
    private long saved; // by frames left out
    private long overdrawn; // what the last frame had of the savings, and is not paid back yet
    private long usual; // what the network took of that frame
    private boolean drawn; // the present frame has what was saved, too

    /** {@code ceiling} is the quality where nothing limits, libjpeg's, 1-100. */
    public FrameSizer(int ceiling) {
        this.ceiling = ceiling;
        this.full = new Rung(ceiling, Rung.FULL);
        this.ladder = IntStream.iterate(Rung.FULL, quarters -> quarters >= Rung.SMALLEST, quarters -> quarters - 1)
                .boxed()
                .flatMap(quarters -> qualities(ceiling).mapToObj(quality -> new Rung(quality, quarters)))
                .filter(this::isOnLadder)
                .toArray(Rung[]::new);
        this.lowest = ladder[ladder.length - 1];
    }

    /** The qualities of all sizes, the highest first. */
    private static IntStream qualities(int ceiling) {
        int highest = Math.max(ceiling, SCALED_CEILING);
        int lowest = Math.min(ceiling, LOWEST);
        int step = (highest - lowest + MOST_QUALITIES - 3) / (MOST_QUALITIES - 2);
        IntStream steps = IntStream.iterate(highest, quality -> quality >= lowest, quality -> quality - step);
        return IntStream.concat(IntStream.of(ceiling), steps)
                .map(quality -> -quality)
                .distinct()
                .sorted()
                .map(quality -> -quality);
    }

    private boolean isOnLadder(Rung rung) {
        int floor = rung.quarters() == Rung.SMALLEST ? LOWEST : FLOOR;
        int top = rung.isFullSize() ? ceiling : Math.max(ceiling, SCALED_CEILING);
        return rung.quality() >= Math.min(floor, ceiling) && rung.quality() <= top;
    }

    /**
     * Begins with the next frame.
     *
     * @param budgetBytes how many it may have; {@code Integer.MAX_VALUE}: any number
     */
    public void begin(int budgetBytes, long newNanos) {
        payBack(budgetBytes);
        own = budgetBytes;
        budget = budgetBytes;
        nowNanos = newNanos;
        drawn = false;
        if (quarters == Rung.FULL || model.bytes(Math.min(ROOM, ceiling), quarters + 1) > budget) {
            roomSince = nowNanos;
        } else if (nowNanos - roomSince >= ROOM_NANOS) {
            resize(quarters + 1);
        }
    }

    /** A frame that spent savings still waits in the network, in part. That lowers this budget, so it is given back. */
    private void payBack(int budgetBytes) {
        long paid = Math.max(0, Math.min(overdrawn, usual - budgetBytes));
        saved += paid;
        overdrawn -= paid;
    }

    /** The highest rung on which the frame fits, by what was learnt so far; null: it is to be left out. */
    public @Nullable Rung choose() {
        Rung rung = highest();
        if (rung == null && !drawn && model.bytes(lowest) <= budget + saved) { // a slow stream, rather than none
            budget += saved;
            drawn = true;
            resize(lowest.quarters());
            rung = lowest;
        }
        return rung;
    }

    private @Nullable Rung highest() {
        if (!model.knows()) {
            return full;
        }
        for (Rung rung : ladder) {
            if (rung.quarters() <= quarters && model.bytes(rung) <= budget) {
                resize(rung.quarters());
                return rung;
            }
        }
        return null;
    }

    private void resize(int newQuarters) {
        if (newQuarters != quarters) {
            quarters = newQuarters;
            roomSince = nowNanos;
        }
    }

    /** Whether the frame will fit on a rung for sure, so that it may be handed out before its bytes are known. */
    public boolean isSure(Rung rung) {
        return budget >= NO_LIMIT || (model.knows() && model.bytes(rung) <= budget * SURE_SHARE);
    }

    /** Learns how many bytes the frame has on a rung. */
    public void learn(Rung rung, int bytes) {
        model.learn(rung, bytes);
    }

    /** Whether so many bytes are too many for the frame. */
    public boolean isTooLarge(int bytes) {
        return bytes > TOLERANCE * budget;
    }

    /** The frame is left out; the next that does not fit may have its bytes, too. */
    public void leaveOut() {
        saved = drawn ? budget : saved + budget;
    }

    /** The frame is sent, with that many bytes. */
    public void send(int bytes) {
        saved = drawn ? Math.max(0, budget - bytes) : 0;
        overdrawn = drawn ? Math.max(0, Math.min(bytes, budget) - own) : 0;
        usual = own;
    }

    /** How many bytes a frame would have on the lowest rung; 0: not known yet. */
    public int leastBytes() {
        return model.knows() ? model.bytes(lowest) : 0;
    }

    /** How many bytes a frame would have where nothing limits; 0: not known yet. */
    public int wantedBytes() {
        return model.knows() ? model.bytes(full) : 0;
    }
}
