/**
 * Chromium, in which the receiver's page is measured and tested.
 */
@NullMarked
package udpcam.bench.browser;

import org.jspecify.annotations.NullMarked;
