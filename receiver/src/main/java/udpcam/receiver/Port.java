package udpcam.receiver;

import java.net.InetSocketAddress;
import udpcam.count.Counters;

/** A port that the receiver listens on: where, and what is counted of all that comes there. */
record Port(InetSocketAddress listening, Counters counters) {}
