package udpcam.outlet;

import java.util.ArrayList;
import java.util.List;
import udpcam.frame.DecodableFrame;

/** All outlets of a receiver: each frame is offered to every one. */
public final class FrameOutlets implements AutoCloseable {
    private final List<FrameOutlet> outlets;

    public FrameOutlets(FrameOutlet... outlets) {
        this.outlets = new ArrayList<>(List.of(outlets));
    }

    /** One more; before {@link #start}. */
    public void add(FrameOutlet outlet) {
        outlets.add(outlet);
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

    /** Takes a frame, the caller's no more. */
    public void offer(DecodableFrame frame) {
        for (int i = 0; i < outlets.size(); i++) {
            frame.hold();
            outlets.get(i).offer(frame);
        }
        frame.close();
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
