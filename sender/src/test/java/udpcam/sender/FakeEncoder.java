package udpcam.sender;

import org.jspecify.annotations.Nullable;
import udpcam.encode.FrameEncoder;
import udpcam.size.SentAs;

/** An encoder that knows nothing of sizes and holds nothing. */
interface FakeEncoder extends FrameEncoder {
    @Override
    default int leastBytes() {
        return 0;
    }

    @Override
    default int wantedBytes() {
        return 0;
    }

    @Override
    default @Nullable SentAs sentAs() {
        return null;
    }

    @Override
    default void close() {
        // holds nothing
    }
}
