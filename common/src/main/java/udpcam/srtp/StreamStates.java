package udpcam.srtp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of each SSRC under one key, for a bounded number of them. None is ever forgotten: with it would go the memory of
 * which packets it has used, and all of them could be replayed.
 */
final class StreamStates {
    private final int[] ssrcs;
    private final List<ReplayWindow> windows = new ArrayList<>();

    StreamStates(int most) {
        this.ssrcs = new int[most];
    }

    /** Null if the SSRC is not known. */
    @Nullable
    ReplayWindow find(int ssrc) {
        int at = Arrays.binarySearch(ssrcs, 0, windows.size(), ssrc);
        return at < 0 ? null : windows.get(at);
    }

    boolean isFull() {
        return windows.size() == ssrcs.length;
    }

    /** That of a known SSRC, or a new one; there is room for it. */
    ReplayWindow findOrAdd(int ssrc) {
        int at = Arrays.binarySearch(ssrcs, 0, windows.size(), ssrc);
        if (at >= 0) {
            return windows.get(at);
        }
        if (isFull()) {
            throw new IllegalStateException("more than " + ssrcs.length + " SSRCs under one key");
        }
        int free = -1 - at;
        System.arraycopy(ssrcs, free, ssrcs, free + 1, windows.size() - free);
        ssrcs[free] = ssrc;
        ReplayWindow window = new ReplayWindow();
        windows.add(free, window);
        return window;
    }
}
