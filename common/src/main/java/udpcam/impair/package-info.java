/**
 * Bad networks on purpose: datagrams that are lost, late, doubled or overtaken by a seeded model.
 */
@NullMarked
package udpcam.impair;

import org.jspecify.annotations.NullMarked;
