package udpcam.sender;

import udpcam.impair.LossModel;
import udpcam.pace.Pace;
import udpcam.rate.Bitrate;

/**
 * How datagrams go through the network.
 *
 * @param ttl of multicast, 1-255
 * @param dscp with which they are marked, 0-63
 * @param pace how fast those of a frame follow one another
 * @param bitrate how much goes to each remote at the most
 * @param simulated what to do to them on purpose
 */
record Network(int ttl, int dscp, Pace pace, Bitrate bitrate, LossModel simulated) {}
