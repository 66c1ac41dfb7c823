package udpcam.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Real footage in memory (YUV4MPEG2, 4:2:0), whose frames get a {@link NumberCode} into their bottom left corner. */
record Clip(int width, int height, List<byte[]> frames) {
    private static final byte[] FRAME = "FRAME\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte WHITE = (byte) 255;
    private static final byte BLACK = 0;
    private static final byte GREY = (byte) 128;

    /** Reads at most so many frames of a file. */
    static Clip read(Path file, int most) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
            int width = 0;
            int height = 0;
            for (String part : line(in).split(" ", -1)) {
                width = part.startsWith("W") ? Integer.parseInt(part.substring(1)) : width;
                height = part.startsWith("H") ? Integer.parseInt(part.substring(1)) : height;
            }
            List<byte[]> frames = new ArrayList<>();
            while (frames.size() < most && line(in).startsWith("FRAME")) {
                byte[] frame = Arrays.copyOf(FRAME, FRAME.length + width * height * 3 / 2);
                in.readNBytes(frame, FRAME.length, frame.length - FRAME.length);
                frames.add(frame);
            }
            return new Clip(width, height, frames);
        }
    }

    String header(double fps) {
        return "YUV4MPEG2 W" + width + " H" + height + " F" + Math.round(fps * 1000) + ":1000 Ip A1:1 C420jpeg\n";
    }

    /** A frame with its number in it, as it goes into the FIFO. */
    byte[] numbered(int number) {
        byte[] frame = frames.get(number % frames.size()).clone();
        int top = height - NumberCode.SQUARE;
        for (int y = top; y < height; y++) {
            for (int x = 0; x < NumberCode.WIDTH; x++) {
                frame[FRAME.length + y * width + x] = NumberCode.isWhite(number, x) ? WHITE : BLACK;
            }
        }
        for (int plane = 0; plane < 2; plane++) {
            int start = FRAME.length + width * height + plane * width * height / 4;
            for (int y = top / 2; y < height / 2; y++) {
                int row = start + y * width / 2;
                Arrays.fill(frame, row, row + NumberCode.WIDTH / 2, GREY);
            }
        }
        return frame;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
