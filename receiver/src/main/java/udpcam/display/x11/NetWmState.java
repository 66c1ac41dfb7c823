package udpcam.display.x11;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.awt.Component;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * _NET_WM_STATE, by which a window manager is asked for full screen (Extended Window Manager Hints, freedesktop.org). AWT asks, too,
 * but moves the window by itself besides, which some do not take. Each call has a connection of its own; there are few.
 */
public final class NetWmState {
    private static final int ANY_TYPE = 0;
    private static final int MOST_ATOMS = 1000; // of a list that the window manager keeps
    private static final int CLIENT_MESSAGE = 33;
    private static final NativeLong FOR_WINDOW_MANAGER = new NativeLong(1 << 19 | 1 << 20);
    private static final int LONG_FORMAT = 32;
    private static final long FROM_APPLICATION = 1;

    private final Pointer display;
    private final NativeLong root;

    private NetWmState(Pointer display) {
        this.display = display;
        this.root = X11.XDefaultRootWindow(display);
    }

    /**
     * Has the window that a heavyweight component is in fill its screen without any decoration, or be as it was before.
     *
     * @return false if there is no window manager that can; then nothing has changed
     */
    public static boolean setFullScreen(Component component, boolean isWanted) {
        try {
            Pointer display = Platform.isX11() ? X11.XOpenDisplay(null) : null;
            if (display == null) {
                return false;
            }
            boolean isAsked = new NetWmState(display).setFullScreen(Native.getComponentID(component), isWanted);
            X11.XSync(display, 1);
            X11.XCloseDisplay(display);
            return isAsked;
        } catch (LinkageError | RuntimeException e) { // of JNA, where there is no such library or no X11
            return false;
        }
    }

    private boolean setFullScreen(long component, boolean isWanted) {
        NativeLong fullScreen = atom("_NET_WM_STATE_FULLSCREEN");
        NativeLong window = managed(new NativeLong(component));
        if (window.equals(root) || !atoms(root, "_NET_SUPPORTED").contains(fullScreen)) {
            return false;
        }
        ClientMessage message = new ClientMessage();
        message.window = window;
        message.messageType = atom("_NET_WM_STATE");
        message.data[0] = new NativeLong(isWanted ? 1 : 0); // add, or remove
        message.data[1] = fullScreen;
        message.data[3] = new NativeLong(FROM_APPLICATION);
        return X11.XSendEvent(display, root, 0, FOR_WINDOW_MANAGER, message) != 0;
    }

    /** The window around this one that the window manager has marked as one of its own (ICCCM 4.1.3.1); the root if none is. */
    private NativeLong managed(NativeLong inner) {
        NativeLong window = inner;
        while (!window.equals(root) && atoms(window, "WM_STATE").isEmpty()) {
            NativeLongByReference parent = new NativeLongByReference();
            PointerByReference children = new PointerByReference();
            int known = X11.XQueryTree(
                    display, window, new NativeLongByReference(), parent, children, new IntByReference());
            free(children);
            window = known == 0 ? root : parent.getValue();
        }
        return window;
    }

    private NativeLong atom(String name) {
        return X11.XInternAtom(display, name, 0);
    }

    /** The longs of a window's property; none if it has no such property. */
    private List<NativeLong> atoms(NativeLong window, String property) {
        IntByReference format = new IntByReference();
        NativeLongByReference count = new NativeLongByReference();
        PointerByReference data = new PointerByReference();
        X11.XGetWindowProperty(
                display,
                window,
                atom(property),
                new NativeLong(0),
                new NativeLong(MOST_ATOMS),
                0,
                new NativeLong(ANY_TYPE),
                new NativeLongByReference(),
                format,
                count,
                new NativeLongByReference(),
                data);
        List<NativeLong> found = new ArrayList<>();
        if (format.getValue() == LONG_FORMAT) {
            for (int i = 0; i < count.getValue().intValue(); i++) {
                found.add(data.getValue().getNativeLong((long) i * NativeLong.SIZE));
            }
        }
        free(data);
        return found;
    }

    private static void free(PointerByReference memory) {
        if (memory.getValue() != null) {
            X11.XFree(memory.getValue());
        }
    }

    /** An XClientMessageEvent, as large as an XEvent. */
    @Structure.FieldOrder({"type", "serial", "sendEvent", "display", "window", "messageType", "format", "data", "rest"})
    public static final class ClientMessage extends Structure {
        public int type = CLIENT_MESSAGE;
        public NativeLong serial = new NativeLong();
        public int sendEvent;
        public @Nullable Pointer display;
        public NativeLong window = new NativeLong();
        public NativeLong messageType = new NativeLong();
        public int format = LONG_FORMAT;
        public NativeLong[] data = {
            new NativeLong(), new NativeLong(), new NativeLong(), new NativeLong(), new NativeLong()
        };
        public NativeLong[] rest = new NativeLong[24];

        ClientMessage() {
            Arrays.fill(rest, new NativeLong());
        }
    }
}
