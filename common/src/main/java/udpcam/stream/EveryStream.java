package udpcam.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DecodableFrame;
import udpcam.frame.Frame;

/**
 * Shows every stream of which a frame could be shown, each in a view of its own, and attends all of them. A stream that falls silent
 * keeps its view, so that its sender finds it again, until a new one needs the place or some minutes have passed. One that goes on
 * is displaced by nobody.
 */
final class EveryStream implements StreamSelector {
    /** How many are shown at once. */
    static final int MAX_VIEWS = 16;

    /** After a silence of this length another stream may take the view, if no other is free. */
    private static final long DISPLACED_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** After a silence of this length the view is given up. */
    private static final long GIVEN_UP_NANOS = TimeUnit.SECONDS.toNanos(300);

    private final Reporter reporter;
    private final ReceivedStreams.Listener listener;
    private final Counters counters;
    private final List<View> views;
    private final List<Place> places;
    private volatile List<ReceivedStream> attended = List.of();
    private View view; // of the frame that passed last
    private long now; // when something came or was due last
    private boolean waits; // whether the stream that was looked for a place last may get one soon

    EveryStream(Reporter reporter, ReceivedStreams.Listener listener, Counters counters) {
        this.reporter = reporter;
        this.listener = listener;
        this.counters = counters;
        this.views = IntStream.range(0, MAX_VIEWS)
                .mapToObj(number -> new View(number, counters))
                .toList();
        this.places = views.stream().map(Place::new).toList();
        this.view = views.get(0);
    }

    @Override
    public List<View> views() {
        return views;
    }

    @Override
    public View view() {
        return view;
    }

    @Override
    public List<ReceivedStream> attended() {
        return attended;
    }

    @Override
    public void heard(ReceivedStream stream, long nowNanos) {
        now = nowNanos;
        if (!stream.attendance().isOn() && stream.isRepairable() && (placeFor(stream, nowNanos) != null || waits)) {
            attend(stream);
        }
    }

    private void attend(ReceivedStream stream) {
        stream.attendance().begin(reporter);
        List<ReceivedStream> more = new ArrayList<>(attended);
        more.add(stream);
        attended = List.copyOf(more);
    }

    /** A stream leaves the screen, or its trial: it is attended again when it gets another place. */
    private void leave(@Nullable ReceivedStream stream) {
        if (stream != null) {
            stream.leaveScreen();
            stream.attendance().end(now);
            dismiss(stream);
        }
    }

    private void dismiss(ReceivedStream stream) {
        if (attended.contains(stream)) {
            attended = attended.stream().filter(each -> each != stream).toList();
        }
    }

    @Override
    public @Nullable DecodableFrame select(ReceivedStream stream, Frame frame, long nowNanos) {
        settle();
        Place place = admitted(stream, nowNanos);
        if (place == null) {
            if (!waits && stream.tellIgnored()) {
                listener.ignores(stream.address());
            }
            counters.increment(Counter.FRAMES_OF_OTHERS);
            frame.close();
            return null;
        }
        view = place.view();
        DecodableFrame concealed = stream.conceal(frame, nowNanos);
        if (concealed == null) {
            stream.record().refused();
        } else if (!stream.attendance().isOn()) {
            attend(stream);
        }
        return concealed;
    }

    /** The place of a stream, from now on; null if it has none. */
    private @Nullable Place admitted(ReceivedStream stream, long nowNanos) {
        Place place = placeOf(stream);
        if (place == null) {
            place = placeFor(stream, nowNanos);
            if (place != null) {
                leave(place.trial());
                place.attempt(stream, nowNanos);
            }
        } else if (stream == place.shown() && place.trial() != null) {
            leave(place.trial());
            place.attempt(null, nowNanos);
        }
        if (place != null) {
            place.view().attend(stream);
        }
        return place;
    }

    private @Nullable Place placeOf(ReceivedStream stream) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).has(stream)) {
                return places.get(i);
            }
        }
        return null;
    }

    /** Where a stream may be tried that has no place: its sender's old one, a free one, or that of one that is silent for long. */
    private @Nullable Place placeFor(ReceivedStream stream, long nowNanos) {
        waits = false;
        Place free = null;
        Place silent = null;
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            Place.Kinship kinship = place.kinship(stream, nowNanos);
            if (place.isTried(nowNanos)) {
                continue;
            }
            if (kinship == Place.Kinship.SUCCESSOR) {
                return place;
            }
            waits |= kinship == Place.Kinship.UNKNOWN;
            if (place.shown() == null) {
                free = free == null ? place : free;
            } else if (place.isSilentFor(DISPLACED_NANOS, nowNanos) && isLongerSilent(place, silent)) {
                silent = place;
            }
        }
        return waits ? null : free == null ? silent : free;
    }

    private static boolean isLongerSilent(Place place, @Nullable Place than) {
        ReceivedStream stream = place.shown();
        ReceivedStream other = than == null ? null : than.shown();
        return stream != null && (other == null || stream.liveness().isLessUsefulThan(other.liveness()));
    }

    @Override
    public void settle() {
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            ReceivedStream tried = place.trial();
            if (tried != null && place.hasPassed()) {
                leave(place.shown());
                place.view().show(tried);
                place.attempt(null, 0);
                listener.follows(tried.address());
            }
        }
    }

    @Override
    public void expire(long nowNanos) {
        now = nowNanos;
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            if (place.isSilentFor(GIVEN_UP_NANOS, nowNanos) && !place.isTried(nowNanos)) {
                leave(place.shown());
                place.view().show(null);
                place.view().attend(null);
            }
        }
    }

    @Override
    public boolean needs(ReceivedStream stream, long nowNanos) {
        Place place = placeOf(stream);
        return place != null && (stream == place.shown() || place.isTried(nowNanos));
    }

    @Override
    public void closed(ReceivedStream stream) {
        dismiss(stream);
        Place place = placeOf(stream);
        if (place != null && stream == place.trial()) {
            place.attempt(null, 0);
        }
    }

    @Override
    public void forget() {
        settle();
        places.forEach(place -> {
            place.attempt(null, 0);
            place.view().attend(null);
        });
        attended = List.of();
    }
}
