package udpcam.web;

import java.util.function.Supplier;
import udpcam.figures.Figures;

/**
 * A stream that browsers may see.
 *
 * @param name by which it is asked for
 * @param figures those that were taken last; any thread may ask
 */
public record WebStream(String name, WebOutlet outlet, Supplier<Figures> figures) {}
