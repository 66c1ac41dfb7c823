package udpcam.receiver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import udpcam.cli.Console;
import udpcam.cli.NamedFile;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.count.Rates;
import udpcam.display.wall.CellDisplay;
import udpcam.display.wall.WallDisplay;
import udpcam.outlet.RecordOutlet;
import udpcam.outlet.Showing;
import udpcam.receiver.OutletFactory.ShownView;
import udpcam.receiver.SnapshotSaver.Snapshot;
import udpcam.receiver.status.ReceiverStatus;
import udpcam.receiver.status.Silence;
import udpcam.receiver.status.StreamNames;
import udpcam.run.NanoClock;
import udpcam.stream.ReceivedStream;
import udpcam.stream.View;

/** All streams of all ports side by side, each in a cell of its own with its name; in a window, or without one. */
final class Wall implements Presentation {
    private static final int MOST_VIEWS = 1000; // of a port: the cells of the next one come behind these

    private final List<Port> ports;
    private final OutletFactory outlets;
    private final Recording recording;
    private final @Nullable WallDisplay display;
    private final Console console;
    private final Counters counters;
    private final Rates rates;
    private final NanoClock clock;
    private final long beganNanos;
    private final Map<Integer, Cell> made = new TreeMap<>(); // by their order on the wall
    private volatile List<Cell> cells = List.of();
    private @Nullable String told;

    /** {@code counters} are those of all ports; {@code display} is null where there is no window. */
    Wall(
            List<Port> ports,
            OutletFactory outlets,
            Recording recording,
            @Nullable WallDisplay display,
            Console console,
            Counters counters,
            NanoClock clock) {
        this.ports = ports;
        this.outlets = outlets;
        this.recording = recording;
        this.display = display;
        this.console = console;
        this.counters = counters;
        this.rates = new Rates(counters, Counter.FRAMES_SHOWN, Counter.BYTES_RECEIVED, clock.nanoTime());
        this.beganNanos = clock.nanoTime();
        this.clock = clock;
    }

    @Override
    public Showing.Maker ofPort(Port port) {
        return view -> make(ports.indexOf(port) * MOST_VIEWS + view.number(), view);
    }

    private synchronized Showing make(int order, View view) {
        CellDisplay cell = display == null ? null : display.cell(order);
        ViewName name = new ViewName(view, clock);
        RecordOutlet records = recording.ofSeveral(name::await);
        ShownView shown = outlets.make(view, cell, false, records, name);
        made.put(order, new Cell(shown, name, cell, console));
        cells = List.copyOf(made.values());
        return shown.showing();
    }

    @Override
    public void tick(long nowNanos) {
        List<Cell> seen = new ArrayList<>();
        List<ReceivedStream> streams = new ArrayList<>();
        for (Cell cell : cells) {
            ReceivedStream stream = cell.stream();
            if (stream == null) {
                cell.clear();
            } else {
                seen.add(cell);
                streams.add(stream);
            }
        }
        List<String> names = StreamNames.of(streams);
        for (int i = 0; i < seen.size(); i++) {
            seen.get(i).tick(streams.get(i), names.get(i), nowNanos);
        }
        if (seen.isEmpty() && nowNanos - beganNanos >= ReceiverStatus.SILENCE_NANOS) {
            advise();
        }
        rates.update(nowNanos);
        report(seen);
    }

    /** Says why nothing is shown: of the port where most comes. */
    private void advise() {
        Port port = ports.stream()
                .max(Comparator.comparingLong(each -> each.counters().get(Counter.DATAGRAMS_RECEIVED)))
                .orElseThrow();
        List<String> advice = Silence.advice(port.counters(), port.listening());
        if (!advice.isEmpty()) {
            if (display != null) {
                display.notice(waiting(ports) + "\n\n" + String.join("\n", advice));
            }
            if (!advice.get(0).equals(told)) {
                told = advice.get(0);
                advice.forEach(console::say);
            }
        }
    }

    /** What is said before anything comes. */
    static String waiting(List<Port> ports) {
        return Silence.waiting(ports.stream().map(Port::listening).toList());
    }

    private void report(List<Cell> seen) {
        String sum = seen.size() + (seen.size() == 1 ? " stream  " : " streams  ") + rates.text();
        if (display != null) {
            display.status(sum);
        }
        String counts = (recording.isRecording() ? "  recording" : "") + ReceiverStatus.counts(counters);
        if (console.isTerminal()) {
            String each = seen.stream().map(Cell::shortLine).collect(Collectors.joining(", "));
            console.status(sum + (each.isEmpty() ? "" : " (" + each + ")") + counts);
        } else {
            console.status(sum + counts);
            seen.forEach(cell -> console.status(cell.line()));
        }
    }

    @Override
    public List<Snapshot> snapshots(Path pattern) {
        CellDisplay alone = display == null ? null : display.alone();
        List<Cell> seen = cells.stream().filter(cell -> cell.isSeen(alone)).toList();
        Set<Path> files = new HashSet<>();
        List<Snapshot> snapshots = new ArrayList<>();
        for (Cell cell : seen.isEmpty() ? cells : seen) { // where all senders have left, the last picture of each
            Path file = NamedFile.of(pattern, cell.name());
            while (!files.add(file)) {
                file = NamedFile.of(file, String.valueOf(snapshots.size() + 1));
            }
            snapshots.add(cell.snapshot(file));
        }
        return snapshots.isEmpty() ? List.of(new Snapshot(null, pattern)) : snapshots;
    }

    @Override
    public List<String> delays() {
        return cells.stream().map(Cell::delay).filter(line -> !line.isEmpty()).toList();
    }

    @Override
    public void close() {
        if (display != null) {
            display.close();
        }
    }
}
