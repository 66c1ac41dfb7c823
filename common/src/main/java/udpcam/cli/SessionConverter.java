package udpcam.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import picocli.CommandLine.ITypeConverter;
import udpcam.sdp.MalformedSessionException;
import udpcam.sdp.SessionDescription;

/** A session description to be read: a file's name, or {@code -} for standard input up to its end. */
public final class SessionConverter implements ITypeConverter<SessionDescription> {
    @Override
    public SessionDescription convert(String value) {
        try {
            return SessionDescription.parse(read(value));
        } catch (MalformedSessionException malformed) {
            throw Values.refused(value, "a session description of JPEG video: " + malformed.getMessage());
        } catch (IOException e) {
            throw Values.refused(value, "a file that can be read, or - for standard input");
        }
    }

    private static byte[] read(String value) throws IOException {
        if (value.equals("-")) {
            return System.in.readNBytes(SessionDescription.MAX_BYTES + 1);
        }
        try (InputStream file = Files.newInputStream(NewFile.path(value))) {
            return file.readNBytes(SessionDescription.MAX_BYTES + 1);
        }
    }
}
