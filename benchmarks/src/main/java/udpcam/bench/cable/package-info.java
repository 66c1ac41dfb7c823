/** A cable between two network namespaces, and what shares it. */
@NullMarked
package udpcam.bench.cable;

import org.jspecify.annotations.NullMarked;
