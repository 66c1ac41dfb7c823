package udpcam.keys;

import udpcam.stream.Opener;
import udpcam.stream.Reporter;

/** Opens what comes to a receiver on one port, and seals the reports that go back. One thread receives; any may send. */
public interface ReceiverSeal extends Opener, Reporter.Channel {}
