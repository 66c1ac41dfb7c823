package udpcam.jpeg;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.jspecify.annotations.Nullable;

/** JPEGs of the JDK's own encoder, which knows nothing of ours, and its decoder. */
public final class EncodedJpegs {
    private static final String FORMAT = "javax_imageio_jpeg_image_1.0";

    private EncodedJpegs() {}

    /** A picture of some detail, coloured, with the JDK's defaults: 4:2:0, the standard Huffman tables, no restarts. */
    public static byte[] jpeg(PictureSize size, int seed) {
        return jpeg(size, BufferedImage.TYPE_INT_RGB, seed, param -> {}, tree -> {});
    }

    /** A picture of one colour: the fewest bits that blocks can have. */
    public static byte[] flat(PictureSize size) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same of another sampling, with restart markers. */
    public static byte[] jpeg(PictureSize size, Sampling sampling, int restartInterval, int seed) {
        return jpeg(size, BufferedImage.TYPE_INT_RGB, seed, param -> {}, tree -> {
            factors(tree, sampling.lumaFactors() >> 4, sampling.lumaFactors() & 0x0F);
            if (restartInterval > 0) {
                IIOMetadataNode interval = new IIOMetadataNode("dri");
                interval.setAttribute("interval", Integer.toString(restartInterval));
                tree.getElementsByTagName("markerSequence").item(0).appendChild(interval);
            }
        });
    }

    static void factors(IIOMetadataNode tree, int h, int v) {
        IIOMetadataNode luma =
                (IIOMetadataNode) tree.getElementsByTagName("componentSpec").item(0);
        luma.setAttribute("HsamplingFactor", Integer.toString(h));
        luma.setAttribute("VsamplingFactor", Integer.toString(v));
    }

    static byte[] jpeg(
            PictureSize size,
            int type,
            int seed,
            Consumer<ImageWriteParam> settings,
            Consumer<IIOMetadataNode> changes) {
        BufferedImage image = image(size, type, seed);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        settings.accept(param);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
            IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree(FORMAT);
            changes.accept(tree);
            metadata.setFromTree(FORMAT, tree);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, metadata), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static BufferedImage image(PictureSize size, int type, int seed) {
        BufferedImage image = new BufferedImage(size.width(), size.height(), type);
        SplittableRandom random = new SplittableRandom(seed);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                image.setRGB(x, y, (x * 3 + seed * 40) << 16 | (y * 2) << 8 | ((x + y + random.nextInt(60)) & 0xFF));
            }
        }
        return image;
    }

    /** Luma and chroma of each pixel as they are coded, without a guess at the colours; null if it cannot be decoded. */
    public static double @Nullable [] decode(byte[] jpeg) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(stream);
            var raster = reader.readRaster(0, null);
            return raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (double[]) null);
        } catch (IOException | RuntimeException e) { // the JDK's reader throws both at bytes that are no picture
            return null;
        } finally {
            reader.dispose();
        }
    }
}
