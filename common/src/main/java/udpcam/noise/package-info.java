/**
 * The handshake Noise_NNpsk0_25519_AESGCM_SHA256 (Noise revision 34): two who share a key agree on fresh ones.
 */
@NullMarked
package udpcam.noise;

import org.jspecify.annotations.NullMarked;
