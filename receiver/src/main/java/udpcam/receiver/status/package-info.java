/** What a receiver tells its user of its streams: how they fare, and why nothing is shown. */
@NullMarked
package udpcam.receiver.status;

import org.jspecify.annotations.NullMarked;
