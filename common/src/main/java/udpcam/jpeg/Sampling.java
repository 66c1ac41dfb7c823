package udpcam.jpeg;

import org.jspecify.annotations.Nullable;

/** The chroma samplings that RFC 2435 has a type for (section 4.1); chroma is 1x1 in either. */
public enum Sampling {
    /** Luma 2x1: an MCU is 16 pixels wide and 8 high. */
    YUV_422("4:2:2", 0, 1),
    /** Luma 2x2: an MCU is 16 pixels wide and high. */
    YUV_420("4:2:0", 1, 2);

    private static final int BLOCK_SIDE = 8;
    private static final int LUMA_H = 2;
    private static final int CHROMA_FACTORS = 0x11;

    private final String notation;
    private final int type;
    private final int lumaV;

    Sampling(String notation, int type, int lumaV) {
        this.notation = notation;
        this.type = type;
        this.lumaV = lumaV;
    }

    /** The sampling of a type 0-63; null if udpcam knows none. */
    public static @Nullable Sampling ofType(int type) {
        return type == YUV_422.type ? YUV_422 : type == YUV_420.type ? YUV_420 : null;
    }

    /** The sampling of a frame header of three components; null if RFC 2435 has no type for it. */
    static @Nullable Sampling of(FrameHeader header) {
        for (Sampling each : values()) {
            if (header.factors(0) == each.lumaFactors()
                    && header.factors(1) == CHROMA_FACTORS
                    && header.factors(2) == CHROMA_FACTORS) {
                return each;
            }
        }
        return null;
    }

    /** RFC 2435's type, without the 64 that says that there are restart markers. */
    public int type() {
        return type;
    }

    public int mcuWidth() {
        return BLOCK_SIDE * LUMA_H;
    }

    public int mcuHeight() {
        return BLOCK_SIDE * lumaV;
    }

    /** MCUs side by side in a picture. */
    public int mcusPerRow(PictureSize size) {
        return (size.width() + mcuWidth() - 1) / mcuWidth();
    }

    /** Rows of MCUs in a picture. */
    public int mcuRows(PictureSize size) {
        return (size.height() + mcuHeight() - 1) / mcuHeight();
    }

    /** How many restart intervals of {@code restartInterval} MCUs a picture has; 1 if that is 0: without restart markers. */
    public int intervals(PictureSize size, int restartInterval) {
        int mcus = mcusPerRow(size) * mcuRows(size);
        return restartInterval == 0 ? 1 : (mcus + restartInterval - 1) / restartInterval;
    }

    /** Luma's factors as a frame header gives them: H &lt;&lt; 4 | V. */
    int lumaFactors() {
        return LUMA_H << 4 | lumaV;
    }

    /** As users write it: 4:2:0. */
    @Override
    public String toString() {
        return notation;
    }
}
