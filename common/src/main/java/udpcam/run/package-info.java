/** What a program of stages is made of, whatever they do: workers, slots, clocks. */
@NullMarked
package udpcam.run;

import org.jspecify.annotations.NullMarked;
