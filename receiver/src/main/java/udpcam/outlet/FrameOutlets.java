package udpcam.outlet;

import java.util.List;
import udpcam.frame.DecodableFrame;

/** All outlets of a receiver: each frame is offered to every one. */
public final class FrameOutlets implements AutoCloseable {
    private final List<FrameOutlet> outlets;

    public FrameOutlets(FrameOutlet... outlets) {
        this.outlets = List.of(outlets);
    }

    /** Whether a frame that still grows is of use to one of them now. */
    public boolean wantGrowing() {
        for (int i = 0; i < outlets.size(); i++) {
            if (outlets.get(i).wantsGrowing()) {
                return true;
            }
        }
        return false;
    }

    /** A frame has arrived, the caller's yet, which may offer it or a newer one: it goes to those that want every one. */
    public void arrived(DecodableFrame frame) {
        give(frame, true);
    }

    /** Takes a frame that has {@link #arrived}, the caller's no more. */
    public void offer(DecodableFrame frame) {
        give(frame, false);
        frame.close();
    }

    private void give(DecodableFrame frame, boolean every) {
        for (int i = 0; i < outlets.size(); i++) {
            FrameOutlet outlet = outlets.get(i);
            if (outlet.wantsEvery() == every) {
                frame.hold();
                outlet.offer(frame);
            }
        }
    }

    /** Starts their workers. */
    public void start() {
        outlets.forEach(FrameOutlet::start);
    }

    @Override
    public void close() {
        outlets.forEach(FrameOutlet::close);
    }
}
