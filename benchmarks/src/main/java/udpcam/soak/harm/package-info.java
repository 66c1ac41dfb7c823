/** What is done to the programs: faults, and an attacker on the way between them. */
@NullMarked
package udpcam.soak.harm;

import org.jspecify.annotations.NullMarked;
