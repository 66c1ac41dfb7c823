package udpcam.bench.process;

/** What a pair takes of the computer and of the network, from one moment on. */
public final class Meter {
    private final ProcessUse sender;
    private final ProcessUse receiver;
    private final String device;
    private double senderSeconds;
    private double receiverSeconds;
    private long bytes;

    /** {@code device} is the interface through which the sender sends. */
    public Meter(ProcessUse sender, ProcessUse receiver, String device) {
        this.sender = sender;
        this.receiver = receiver;
        this.device = device;
    }

    /** The moment. */
    public void start() {
        senderSeconds = sender.cpuSeconds();
        receiverSeconds = receiver.cpuSeconds();
        bytes = sender.sentBytes(device);
    }

    /** What the sender took since the moment, which is {@code seconds} ago. */
    public ProcessUse.Taken sender(double seconds) {
        return sender.since(senderSeconds, seconds);
    }

    /** What the receiver took. */
    public ProcessUse.Taken receiver(double seconds) {
        return receiver.since(receiverSeconds, seconds);
    }

    /** What the network carried, all headers included. */
    public double kilobytes() {
        return (sender.sentBytes(device) - bytes) / 1e3;
    }
}
