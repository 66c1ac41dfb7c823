package udpcam.sender;

import java.net.InetAddress;
import java.util.function.IntSupplier;
import udpcam.classic.ClassicPacketizer;
import udpcam.classic.ClassicWire;
import udpcam.frame.Packetizer;
import udpcam.link.Addresses;
import udpcam.parity.RepairSender;
import udpcam.rate.PathMtu;
import udpcam.rtp.RtpStream;
import udpcam.rtpjpeg.RtpPacketizer;

/**
 * How frames become datagrams.
 *
 * @param wire what the datagrams look like
 * @param mtu the most bytes of a datagram, or {@link #AUTO}
 * @param sealBytes by how much the seal makes a datagram longer at the most; 0 where there is none
 */
record Packaging(Wire wire, int mtu, int sealBytes) {
    /** What {@code --wire} offers. */
    enum Wire {
        RTP,
        CLASSIC
    }

    /** {@code --mtu auto}. */
    static final int AUTO = 0;

    /** The smallest datagrams that can be asked for: no packet, parity and retransmissions included, is larger than asked. */
    static final int MIN_MTU = RtpPacketizer.MIN_DATAGRAM_BYTES + RepairSender.ADDED_BYTES;

    /** Fits every Ethernet, many tunnels and PPPoE with its IP and UDP headers, and the receive buffers of players. */
    private static final int EVERYWHERE_BYTES = 1400;

    /** macOS refuses larger datagrams (net.inet.udp.maxdgram). */
    private static final int MAC_BYTES = 9216;

    /** Of streams that are open to the network. */
    Packaging(Wire wire, int mtu) {
        this(wire, mtu, 0);
    }

    boolean isRtp() {
        return wire == Wire.RTP;
    }

    /**
     * How large datagrams the way to one remote on RTP takes, without the seal, which is found out on the way to another computer. Where nobody can
     * tell, in a group, an explicit size is taken at its word.
     *
     * @param mostInOnePiece how large a datagram leaves this computer in one piece
     */
    PathMtu path(InetAddress remote, IntSupplier mostInOnePiece) {
        int most = (mtu == AUTO ? EVERYWHERE_BYTES : mtu) - sealBytes;
        if (Addresses.contains(remote) || (remote.isMulticastAddress() && mtu != AUTO)) {
            return new PathMtu(most, () -> most);
        }
        return new PathMtu(
                Math.min(most, PathMtu.SAFE_BYTES - sealBytes),
                () -> Math.min(most, mostInOnePiece.getAsInt() - sealBytes));
    }

    /**
     * The packetizer for one remote on RTP.
     *
     * @param path how large datagrams the way there takes
     * @param told how large a datagram the remote says it takes, 0 while it does not: some players lose large ones
     */
    Packetizer rtpPacketizer(RtpStream stream, InetAddress remote, String osName, IntSupplier path, IntSupplier told) {
        if (mtu != AUTO || !Addresses.contains(remote)) {
            return new RtpPacketizer(() -> repairable(path.getAsInt()), stream);
        }
        int largest = largest(osName, RtpPacketizer.MAX_DATAGRAM_BYTES);
        return new RtpPacketizer(
                () -> repairable(Math.max(EVERYWHERE_BYTES, Math.min(told.getAsInt(), largest)) - sealBytes), stream);
    }

    /** The size of a packet that leaves room for what makes its parity longer; its retransmission is longer by less. */
    private static int repairable(int datagramBytes) {
        return datagramBytes - RepairSender.ADDED_BYTES;
    }

    /** The packetizer for one remote on the classic wire. */
    Packetizer classicPacketizer(InetAddress remote, String osName) {
        if (mtu != AUTO) {
            return new ClassicPacketizer(mtu, mtu);
        }
        int largest = largest(osName, ClassicWire.MAX_SENT_BYTES);
        return new ClassicPacketizer(Addresses.contains(remote) ? largest : EVERYWHERE_BYTES, largest);
    }

    private static int largest(String osName, int ofTheWire) {
        return osName.startsWith("Mac") ? MAC_BYTES : ofTheWire;
    }
}
