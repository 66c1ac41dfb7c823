package udpcam.parity;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Blocks of random symbols, and their parity. */
public final class Blocks {
    private Blocks() {}

    /** Symbols of random lengths, at least one of the longest. */
    public static byte[][] sources(SplittableRandom random, int count, int minBytes, int maxBytes) {
        byte[][] sources = new byte[count][];
        int longest = random.nextInt(count);
        for (int i = 0; i < count; i++) {
            sources[i] = new byte[i == longest ? maxBytes : random.nextInt(minBytes, maxBytes + 1)];
            random.nextBytes(sources[i]);
        }
        return sources;
    }

    public static byte[][] parity(ParityEncoder encoder, byte[][] sources, int count) {
        encoder.begin(count);
        for (byte[] source : sources) {
            encoder.add(source, 0, source.length);
        }
        byte[][] parity = new byte[count][encoder.symbolBytes()];
        for (int i = 0; i < count; i++) {
            encoder.write(i, ByteBuffer.wrap(parity[i]));
        }
        return parity;
    }
}
