Libraries that udpcam ships with, beside this file. Of several licences of a library you may choose one. udpcam itself is under
Apache-2.0. The file bom.json tells programs of the same jars (CycloneDX), with their checksums, but not of the native code within.

<#list dependencyMap?filter(e -> e.key.groupId != "udpcam")?sort_by(["key", "id"]) as e>
<#assign p = e.key>
${p.artifactId}-${p.version}.jar  ${p.groupId}:${p.artifactId} ${p.version}<#if p.name??>, ${p.name}</#if>
    ${p.url!"no home"}
    ${e.value?join(", ")}
</#list>

Native code within these jars. A jar whose name ends with a system, as in -linux-x86_64.jar, has the licence above for what
Bytedeco wrote (libjni*), and for the rest those below. This was read off the jars for Linux; the jars for other systems have the
same libraries, and what their compilers add. The build recipes and sources: https://github.com/bytedeco/javacpp-presets

ffmpeg-*
    libavcodec libavdevice libavfilter libavformat libavutil libswresample libswscale ffmpeg ffprobe
        FFmpeg, https://ffmpeg.org: LGPL-3.0-or-later. It is the build without GPL and without non-free parts; the one with GPL
        would end with -gpl.jar. Within them, by their licences:
        LGPL-2.0-or-later: LAME. MPL-2.0: SRT. Apache-2.0: OpenSSL, opencore-amr, vo-amrwbenc, Vulkan headers. MIT: libxml2,
        HarfBuzz (the older text), Intel Media SDK, NVIDIA codec headers. BSD-3-Clause: libvpx, Opus, Speex, WebP. BSD-2-Clause: OpenH264, libaom.
        BSD-3-Clause-Clear: SVT-AV1. FTL or GPL-2.0: FreeType. WTFPL: zimg. Zlib: zlib.
        Codecs may be under patents in some countries; udpcam encodes JPEG, and decodes what --device names.
    libdrm libva libva-drm
        MIT: https://dri.freedesktop.org, https://github.com/intel/libva
openblas-*
    libopenblas
        OpenBLAS, https://www.openblas.net: BSD-3-Clause; LAPACK within it: BSD-3-Clause
    libgcc_s libgfortran
        GCC, https://gcc.gnu.org: GPL-3.0-or-later WITH GCC-exception-3.1
    libquadmath
        GCC, https://gcc.gnu.org: LGPL-2.1-or-later
opencv-*
    libopencv_* opencv_* cv2.*
        OpenCV, https://opencv.org: Apache-2.0. Within them libjpeg-turbo, libpng, libtiff, JasPer, OpenEXR, WebP, zlib, Protocol
        Buffers, FlatBuffers and others, whose licences are in the jar's folder share/licenses; the files in haarcascades have
        theirs at their beginnings. It was built with algorithms that OpenCV calls non-free, as they may be under patents: udpcam
        calls none of them.
jna-*
    libjnidispatch
        the licences of JNA; within it libffi, https://sourceware.org/libffi: MIT
