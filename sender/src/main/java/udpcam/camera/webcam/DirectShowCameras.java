package udpcam.camera.webcam;

import static org.bytedeco.ffmpeg.global.avdevice.avdevice_free_list_devices;
import static org.bytedeco.ffmpeg.global.avdevice.avdevice_list_input_sources;
import static org.bytedeco.ffmpeg.global.avdevice.avdevice_register_all;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfo;
import org.bytedeco.ffmpeg.avdevice.AVDeviceInfoList;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import udpcam.camera.CameraException;

/** Lists the cameras of Windows through FFmpeg, which has no list for macOS. Loads FFmpeg's libraries on Windows only. */
final class DirectShowCameras {
    private DirectShowCameras() {}

    static List<ListedCamera> list() throws CameraException {
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            return list("dshow");
        }
        throw unknown();
    }

    /** The cameras of one of FFmpeg's input devices. */
    static List<ListedCamera> list(String system) throws CameraException {
        avdevice_register_all();
        AVInputFormat format = av_find_input_format(system);
        if (format == null || format.isNull()) {
            throw unknown();
        }
        try (AVDeviceInfoList found = new AVDeviceInfoList((Pointer) null)) {
            if (avdevice_list_input_sources(format, (BytePointer) null, null, found) < 0) {
                throw unknown();
            }
            try {
                return cameras(found);
            } finally {
                avdevice_free_list_devices(found);
            }
        }
    }

    private static List<ListedCamera> cameras(AVDeviceInfoList found) {
        List<ListedCamera> cameras = new ArrayList<>();
        for (int i = 0; i < found.nb_devices(); i++) {
            AVDeviceInfo device = found.devices(i);
            if (isCamera(device)) {
                String name = device.device_description().getString();
                cameras.add(new ListedCamera(cameras.size(), "", name, List.of(), ""));
            }
        }
        return cameras;
    }

    private static boolean isCamera(AVDeviceInfo device) {
        if (device.nb_media_types() == 0) {
            return true; // the system does not tell
        }
        for (int i = 0; i < device.nb_media_types(); i++) {
            if (device.media_types().get(i) == AVMEDIA_TYPE_VIDEO) {
                return true;
            }
        }
        return false;
    }

    private static CameraException unknown() {
        return new CameraException(
                "Cameras cannot be listed on this system; they are numbered from 0: try --device 0", false);
    }
}
