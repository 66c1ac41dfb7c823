package udpcam.outlet;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import udpcam.frame.DecodableFrame;
import udpcam.stream.View;

/**
 * A view and the outlets of what is shown in it. One frame is held back while the receiver is behind its socket. Called by the thread
 * that receives.
 */
public final class Showing implements AutoCloseable {
    private final View view;
    private final FrameOutlets outlets;
    private final EarlyDecoding early = new EarlyDecoding(Runtime.getRuntime().availableProcessors());
    private @Nullable DecodableFrame held;

    /** Closes the outlets with itself. */
    public Showing(View view, FrameOutlets outlets) {
        this.view = view;
        this.outlets = outlets;
    }

    /** Makes that of a view, when it is needed. */
    @FunctionalInterface
    public interface Maker {
        /** Its outlets do not work yet. Called by the thread that receives, or before that. */
        Showing make(View view);
    }

    public View view() {
        return view;
    }

    /** Whether a frame of this sender that still grows is of use now. */
    public boolean wantsGrowing(InetAddress from) {
        return outlets.wantGrowing() && early.pays(from);
    }

    void start() {
        outlets.start();
    }

    /** A frame has come, the caller's yet: it goes to the outlets that want every one. */
    public void arrived(DecodableFrame frame) {
        outlets.arrived(frame);
    }

    /** Keeps a frame until it is released; returns whether it displaced another one. */
    public boolean hold(DecodableFrame frame) {
        boolean displaces = drop();
        held = frame;
        return displaces;
    }

    /** Gives up the frame that is held; false if none is. */
    public boolean drop() {
        DecodableFrame dropped = held;
        held = null;
        if (dropped != null) {
            dropped.close();
        }
        return dropped != null;
    }

    /** Gives the frame that is held to the outlets. */
    public void release() {
        DecodableFrame frame = held;
        held = null;
        if (frame != null) {
            outlets.offer(frame);
        }
    }

    @Override
    public void close() {
        outlets.close();
    }
}
