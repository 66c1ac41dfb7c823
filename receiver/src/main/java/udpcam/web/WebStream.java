package udpcam.web;

import java.util.function.Supplier;
import udpcam.figures.Figures;

/**
 * A stream that browsers may see.
 *
 * @param title by which it is asked for, now; empty while nobody gets it
 * @param figures those that were taken last; any thread may ask
 */
public record WebStream(Supplier<String> title, WebOutlet outlet, Supplier<Figures> figures) {
    String name() {
        return title.get();
    }
}
