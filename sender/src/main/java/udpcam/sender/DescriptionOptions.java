package udpcam.sender;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import udpcam.cli.NewFile;
import udpcam.cli.Remote;
import udpcam.cli.Values;
import udpcam.cli.secret.KeyOptions;
import udpcam.keys.PreSharedKey;
import udpcam.link.Destination;
import udpcam.srtp.MasterKey;
import udpcam.srtp.SrtpProfile;

/** The options about descriptions of the stream, for other players. */
final class DescriptionOptions {
    static final String NO_GROUP = "--srtp-sdp: its key is for one receiver, not for a multicast group (RFC 4568)";

    private static final String DEFAULT_SUITE = "AES_CM_128_HMAC_SHA1_80";

    @Option(
            names = "--sdp",
            paramLabel = "FILE",
            converter = NewFile.class,
            description = "Write a session description for other players of what the first --remote gets, again when "
                    + "the picture size changes; - prints the first.")
    @Nullable
    Path sdp;

    @Option(
            names = "--srtp-sdp",
            paramLabel = "FILE",
            converter = SecretFile.class,
            description =
                    "Encrypt and authenticate the stream for other players (SRTP), and write a session description "
                            + "with the key, which is new at each start. Only its owner can read FILE; whoever gets it sees the "
                            + "stream. For one --remote. Start players soon: after 32768 datagrams or "
                            + "more they show nothing, but udpcam's receiver does.")
    @Nullable
    Path srtpSdp;

    @Option(
            names = "--srtp-suite",
            paramLabel = "NAME",
            converter = SuiteConverter.class,
            description = "With --srtp-sdp: AES_CM_128_HMAC_SHA1_80, AEAD_AES_128_GCM or AEAD_AES_256_GCM. Default: "
                    + DEFAULT_SUITE + ", since FFmpeg, ffplay and VLC know no other.")
    @Nullable
    SrtpProfile suite;

    /** Where the description goes; null: nowhere. */
    @Nullable
    Path file() {
        return srtpSdp == null ? sdp : srtpSdp;
    }

    /** A new key of the stream, which the description tells; null without {@code --srtp-sdp}. */
    @Nullable
    MasterKey newKey(RandomGenerator random) {
        return srtpSdp == null
                ? null
                : MasterKey.random(suite == null ? SrtpProfile.valueOf(DEFAULT_SUITE) : suite, random);
    }

    /**
     * Refuses what does not go together.
     *
     * @param isRtp whether the wire is RTP
     */
    void check(CommandLine line, boolean isRtp, List<Remote> remotes) {
        refuse(line, sdp != null && !isRtp, "--sdp: describes --wire rtp, not classic");
        refuse(line, suite != null && srtpSdp == null, "--srtp-suite: is of use with --srtp-sdp alone");
        if (srtpSdp == null) {
            return;
        }
        refuse(line, !isRtp, "--srtp-sdp: describes --wire rtp, not classic");
        refuse(line, sdp != null, "--srtp-sdp: describes a sealed stream, --sdp one that is open; give one of them");
        refuse(line, remotes.size() > 1, "--srtp-sdp: its key is for one --remote");
        for (Remote remote : remotes) {
            InetAddress address = new Destination(remote.host(), 0, 0).literal();
            boolean isGroup = address != null && address.isMulticastAddress();
            refuse(line, isGroup, NO_GROUP);
        }
    }

    /** Refuses a key that receivers have, too, where a new one is to be told. */
    void check(CommandLine line, @Nullable PreSharedKey key) {
        boolean hasTwo = key != null && srtpSdp != null;
        refuse(line, hasTwo, "--srtp-sdp: seals by a key of its own; leave out --key-file and UDPCAM_KEY");
    }

    /** How the stream is sealed, for the user. */
    String words(@Nullable PreSharedKey key) {
        return srtpSdp == null ? KeyOptions.words(key) : "sealed by the key in " + srtpSdp;
    }

    private static void refuse(CommandLine line, boolean isWrong, String why) {
        if (isWrong) {
            throw new ParameterException(line, why);
        }
    }

    /** A key is printed nowhere, so it goes to no standard output either. */
    private static final class SecretFile implements ITypeConverter<Path> {
        @Override
        public Path convert(String value) {
            if (value.equals("-")) {
                throw Values.refused(value, "a file: its key is not printed");
            }
            return new NewFile().convert(value);
        }
    }

    private static final class SuiteConverter implements ITypeConverter<SrtpProfile> {
        @Override
        public SrtpProfile convert(String value) {
            return Arrays.stream(SrtpProfile.values())
                    .filter(suite -> suite.name().equals(value))
                    .findFirst()
                    .orElseThrow(() -> Values.refused(
                            value,
                            Arrays.stream(SrtpProfile.values()).map(Enum::name).collect(Collectors.joining(" or "))));
        }
    }
}
