/** What is on a screen: codes in pictures, and when each was first seen. */
@NullMarked
package udpcam.bench.screen;

import org.jspecify.annotations.NullMarked;
