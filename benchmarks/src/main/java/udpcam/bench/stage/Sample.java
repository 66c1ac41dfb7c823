package udpcam.bench.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import udpcam.bench.clip.Clip;
import udpcam.camera.CameraException;
import udpcam.camera.CameraRequest;
import udpcam.camera.file.FileCamera;
import udpcam.cli.Values;
import udpcam.encode.JpegBuffer;
import udpcam.encode.SlicedJpegEncoder;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.picture.Picture;
import udpcam.run.SliceWorkers;

/** A picture in every form that it has on its way. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls setUp first
public class Sample {
    private static final String DRAWN = "drawn";
    static final int QUALITY = 50;
    private static final int FRAMES = 30;

    /** WIDTHxHEIGHT. */
    @Param({"1280x720", "1920x1080"})
    public String size = "";

    /** A video file, or {@code drawn}. */
    @Param(DRAWN)
    public String clip = "";

    private Path file = Path.of("");
    private long nanos;

    FileCamera camera;

    Picture picture;

    SlicedJpegEncoder encoder;

    ByteBuffer jpeg;

    final JpegBuffer memory = new JpegBuffer();

    final JpegFrame frame = new JpegFrame();

    Packets packets;

    WholeFrame received;

    @Setup(Level.Trial)
    public void setUp() throws IOException, CameraException, InterruptedException {
        PictureSize pictureSize = new Values.Size().convert(size);
        Clip pictures = clip.equals(DRAWN) ? Clip.drawn(pictureSize) : Clip.read(Path.of(clip), pictureSize);
        file = Files.createTempFile("stages", ".y4m");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(pictures.header(FRAMES));
            for (int i = 0; i < FRAMES; i++) {
                out.write(pictures.numbered(i));
            }
        }
        CameraRequest request = new CameraRequest(null, 0, CameraRequest.AUTO, false, true);
        camera = new FileCamera(file.toString(), request, () -> nanos += 1_000_000_000); // it is always late: no pauses
        picture = grab();
        encoder = new SlicedJpegEncoder(Sampling.YUV_420, SliceWorkers.ofThisMachine("encode", failure -> {}));
        encoder.encode(picture, QUALITY, memory, encoded -> {
            ByteBuffer bytes = encoded.bytes();
            jpeg = ByteBuffer.allocateDirect(bytes.limit()).put(0, bytes, 0, bytes.limit());
        });
        if (!frame.read(jpeg)) {
            throw new IllegalStateException(frame.refusal());
        }
        packets = new Packets(frame);
        received = packets.reassemble();
    }

    /** The next picture; at the end of the file the first one. */
    Picture grab() throws CameraException, InterruptedException {
        Picture next = camera.grab();
        return next != null ? next : Objects.requireNonNull(camera.grab());
    }

    @TearDown(Level.Trial)
    public void tearDown() throws IOException {
        received.close();
        encoder.close();
        picture.close();
        camera.close();
        Files.delete(file);
    }
}
