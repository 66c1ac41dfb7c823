package udpcam.sender;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import udpcam.cli.Values;
import udpcam.rate.Bitrate;
import udpcam.repair.RepairPolicy;
import udpcam.rtcp.SourceName;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.sender.Compression.Passthrough;

/** From the words of the sender's command line to what they mean; each refuses others with what would be right. */
final class SenderConverters {
    private SenderConverters() {}

    static final class Format implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (value.matches("[A-Za-z0-9]{3,4}|auto")) {
                return value.toLowerCase(Locale.ROOT);
            }
            throw Values.refused(value, "auto or a pixel format such as mjpg or yuyv");
        }
    }

    static final class NameConverter implements ITypeConverter<SourceName> {
        @Override
        public SourceName convert(String value) {
            if (SourceName.isValid(value)) {
                return new SourceName(value);
            }
            throw Values.refused(
                    value.replaceAll("\\p{Cntrl}", "?"),
                    "a name of 1 to " + SourceName.MOST_BYTES + " bytes of plain text, such as 'Front door'");
        }
    }

    static final class PassthroughConverter implements ITypeConverter<Passthrough> {
        @Override
        public Passthrough convert(String value) {
            return switch (value) {
                case "auto" -> Passthrough.AUTO;
                case "off" -> Passthrough.OFF;
                default -> throw Values.refused(value, "auto or off");
            };
        }
    }

    static final class MtuConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            return value.equals("auto")
                    ? Packaging.AUTO
                    : (int) Values.bounded(
                            value,
                            Packaging.MIN_MTU,
                            RtpPacketizer.MAX_DATAGRAM_BYTES,
                            "auto or a size from 256 to 65471 bytes");
        }
    }

    static final class WireConverter implements ITypeConverter<Packaging.Wire> {
        @Override
        public Packaging.Wire convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "classic" -> Packaging.Wire.CLASSIC;
                case "rtp" -> Packaging.Wire.RTP;
                default -> throw Values.refused(value, "rtp or classic");
            };
        }
    }

    static final class FecConverter implements ITypeConverter<Double> {
        @Override
        public Double convert(String value) {
            return switch (value) {
                case "auto" -> RepairPolicy.AUTO;
                case "off" -> 0.0;
                default -> percent(value) / 100.0;
            };
        }

        private static long percent(String value) {
            String number = value.endsWith("%") ? value.substring(0, value.length() - 1) : value;
            try {
                return Values.bounded(number, 0, 100, "");
            } catch (TypeConversionException wrong) {
                throw Values.refused(value, "auto, off or a share from 0 to 100%");
            }
        }
    }

    static final class BitrateConverter implements ITypeConverter<Bitrate> {
        @Override
        public Bitrate convert(String value) {
            return switch (value) {
                case "auto" -> Bitrate.AUTO;
                case "off" -> Bitrate.OFF;
                default -> Bitrate.atMost(Values.bitsPerSecond(value));
            };
        }
    }

    static final class ResendConverter implements ITypeConverter<RepairPolicy.Resending> {
        @Override
        public RepairPolicy.Resending convert(String value) {
            return switch (value) {
                case "auto" -> RepairPolicy.Resending.AUTO;
                case "off" -> RepairPolicy.Resending.OFF;
                default -> throw Values.refused(value, "auto or off");
            };
        }
    }
}
