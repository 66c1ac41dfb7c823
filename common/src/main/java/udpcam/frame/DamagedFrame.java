package udpcam.frame;

import org.jspecify.annotations.Nullable;

/** A JPEG of which only some restart intervals came. One thread has it, until it is completed. */
public final class DamagedFrame implements Frame {
    private final FrameMemory memory;
    private byte[] completed = new byte[0]; // the buffer that it is completed in, in exchange for the one that it is in

    DamagedFrame(FrameMemory memory) {
        this.memory = memory;
    }

    @Override
    public FrameMemory memory() {
        return memory;
    }

    /** Which restart intervals are there; not a copy. */
    public FoundIntervals found() {
        return memory.found();
    }

    /**
     * Takes the restart intervals that are missing from the frame before, as far as that has them and is of the same kind.
     *
     * @param before whole or damaged; null if there is none
     * @return the frame, which is whole now, with the same holders; null if it is still damaged, perhaps less
     */
    public @Nullable WholeFrame completeFrom(@Nullable Frame before) {
        FoundIntervals found = memory.found();
        byte[] own = memory.bytes();
        FoundIntervals rest = before == null ? null : before.memory().intervalsLike(memory.parts());
        byte[] merged =
                found.merge(own, rest, before == null ? own : before.memory().bytes(), completed);
        completed = own;
        memory.put(merged, found.jpegBytes());
        return found.isComplete() && memory.readWhole() ? memory.beWhole(false) : null;
    }
}
