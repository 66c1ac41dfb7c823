/* Sends a camera or a video file to a receiver of udpcam, as JPEGs over UDP. */
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <random>
#include <thread>

#include "udpcam_options.hpp"
#include "udpcam_wire.hpp"

namespace {

constexpr const char* HELP =
    "Usage: udpcam-send [--option value]...\n"
    "Sends a camera's pictures over UDP, live.\n"
    "  --device DEVICE      camera number or path, or a video file (default: 0)\n"
    "  --remote HOST        where to send: a name or an address (default: 127.0.0.1)\n"
    "  --port PORT          UDP port there (default: 12345)\n"
    "  --wire rtp|classic   RTP with JPEG, which other programs know, too, or the first wire of udpcam (default: rtp)\n"
    "  --quality 1-100      JPEG quality (default: 50)\n"
    "  --size WxH           picture size (default: the device's own)\n"
    "  --fps RATE           frames a second at the most (default: the device's own)\n"
    "  --mtu BYTES          largest datagrams, 256-65471 bytes (default: 1400)\n"
    "  --loop               play a file again and again\n"
    "  --help               show this and end\n";

/** Where the datagrams go. */
class Link {
public:
    Link(const std::string& host, int port) {
        addrinfo hints{}, *found = nullptr;
        hints.ai_socktype = SOCK_DGRAM;
        int error = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
        if (error != 0) fail(1, "udpcam-send: --remote " + host + ": " + gai_strerror(error));
        std::memcpy(&remote_, found->ai_addr, found->ai_addrlen);
        length_ = found->ai_addrlen;
        socket_ = socket(found->ai_family, SOCK_DGRAM, 0);
        freeaddrinfo(found);
        if (socket_ < 0) fail(1, std::string("udpcam-send: no UDP socket: ") + std::strerror(errno));
    }
    ~Link() { close(socket_); }
    Link(const Link&) = delete;
    Link& operator=(const Link&) = delete;

    /** Returns whether the system took all of them. Why it did not is told once: networks come back. */
    bool send(const std::vector<udpcam::Bytes>& datagrams) {
        size_t burst = 0;
        for (const udpcam::Bytes& datagram : datagrams) {
            if ((burst += datagram.size()) > BURST_BYTES) {
                burst = datagram.size();
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            auto* remote = reinterpret_cast<const sockaddr*>(&remote_);
            if (sendto(socket_, datagram.data(), datagram.size(), 0, remote, length_) >= 0) continue;
            bool isNew = errno != told_ && errno != ECONNREFUSED && errno != EINTR;
            if (isNew) {
                const char* advice = errno == EMSGSIZE ? "; a lower --mtu or --quality makes them smaller" : "";
                std::fprintf(stderr, "udpcam-send: a datagram of %zu bytes cannot be sent: %s%s\n", datagram.size(),
                             std::strerror(errno), advice);
                told_ = errno;
            }
            return false;
        }
        return true;
    }

private:
    static constexpr size_t BURST_BYTES = 100'000;  // the receive buffers of many systems hold little more

    sockaddr_storage remote_{};
    socklen_t length_ = 0;
    int socket_ = -1;
    int told_ = 0;
};

/** A camera, or a file that is played at its own rate. */
class Source {
public:
    Source(const Options& options) : device_(options.text("--device")), isLooped_(options.isOn("--loop")) {
        char rest = 0;
        if (std::sscanf(device_.c_str(), "%3d%c", &number_, &rest) != 1) number_ = -1;
        isCamera_ = number_ >= 0 || device_.rfind("/dev/", 0) == 0;
        if (!options.text("--size").empty()) readSize(options);
        if (!options.text("--fps").empty()) rate_ = options.number("--fps", 1, 1000);
        if (!open()) fail(1, "udpcam-send: --device " + device_ + ": no camera or video, or another program has it");
    }

    /** The next picture, when it is due; false at the end. */
    bool read(cv::Mat& picture) {
        do {
            bool isThere = video_.read(picture) || (isLooped_ && !isCamera_ && open() && video_.read(picture));
            if (!isThere) return false;
            if (!isCamera_) pace();
        } while (isTooSoon());
        if (size_.area() > 0 && picture.size() != size_) cv::resize(picture, picture, size_, 0, 0, cv::INTER_AREA);
        return true;
    }

    bool isCamera() const { return isCamera_; }

private:
    void readSize(const Options& options) {
        char rest = 0;
        int read = std::sscanf(options.text("--size").c_str(), "%4dx%4d%c", &size_.width, &size_.height, &rest);
        bool isLegal =
            read == 2 && std::min(size_.width, size_.height) >= 16 && std::max(size_.width, size_.height) <= 8192;
        if (!isLegal) options.refuseValue("--size", "WIDTHxHEIGHT up to 8192x8192, such as 1280x720");
    }

    bool open() {
        if (number_ >= 0 ? !video_.open(number_) : !video_.open(device_)) return false;
        if (isCamera_ && size_.area() > 0) {
            video_.set(cv::CAP_PROP_FRAME_WIDTH, size_.width);
            video_.set(cv::CAP_PROP_FRAME_HEIGHT, size_.height);
        }
        if (isCamera_ && rate_ > 0) video_.set(cv::CAP_PROP_FPS, rate_);
        double own = video_.get(cv::CAP_PROP_FPS);
        interval_ = static_cast<int64_t>(1e6 / (std::isfinite(own) && own >= 1 && own <= 1000 ? own : 30));
        return true;
    }

    /** Waits until the picture of a file is due. What came late does not make the next ones hurry. */
    void pace() {
        int64_t now = microsNow();
        due_ = now - due_ > 200'000 ? now : due_;
        std::this_thread::sleep_for(std::chrono::microseconds(due_ - now));
        due_ += interval_;
    }

    bool isTooSoon() {
        if (rate_ == 0) return false;
        int64_t now = microsNow(), interval = 1'000'000 / rate_;
        if (now < next_ - interval / 8) return true;  // clocks differ a little
        next_ = std::max(next_, now - interval) + interval;
        return false;
    }

    std::string device_;
    int number_ = -1;
    bool isCamera_ = false, isLooped_;
    cv::Size size_;
    int rate_ = 0;
    cv::VideoCapture video_;
    int64_t interval_ = 0, due_ = 0, next_ = 0;  // of a file; when its next picture is due; when --fps admits one
};

}  // namespace

int main(int argc, char** argv) {
    Options options(argc, argv, HELP,
                    {{"--device", "0"},
                     {"--remote", "127.0.0.1"},
                     {"--port", "12345"},
                     {"--wire", "rtp"},
                     {"--quality", "50"},
                     {"--size", ""},
                     {"--fps", ""},
                     {"--mtu", "1400"},
                     {"--loop", Options::OFF}});
    bool isRtp = options.text("--wire") == "rtp";
    if (!isRtp && options.text("--wire") != "classic") options.refuseValue("--wire", "rtp or classic");
    int quality = options.number("--quality", 1, 100), port = options.number("--port", 1, 65535);
    auto mtu = static_cast<size_t>(options.number("--mtu", 256, 65471));
    setenv("OPENCV_FFMPEG_LOGLEVEL", "-8", 0);  // what is the matter is said in one line here
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    endBySignal();
    Link link(options.text("--remote"), port);
    Source source(options);
    std::random_device random;
    udpcam::RtpSender rtp(mtu, random(), static_cast<uint16_t>(random()), random());
    udpcam::ClassicSender classic(mtu);

    cv::Mat picture;
    udpcam::Bytes jpeg;
    uint64_t sent = 0;
    const char* told = nullptr;
    bool isThere = true;
    while (isEnding == 0 && (isThere = source.read(picture))) {
        int64_t capturedAt = microsNow();
        cv::imencode(".jpg", picture, jpeg, {cv::IMWRITE_JPEG_QUALITY, quality});
        udpcam::Datagrams frame = isRtp ? rtp.split(jpeg, capturedAt) : classic.split(jpeg);
        if (frame.refusal != nullptr && frame.refusal != told) {
            told = frame.refusal;
            std::fprintf(stderr, "udpcam-send: --wire %s cannot carry a picture that is %s\n",
                         options.text("--wire").c_str(), told);
        }
        sent += frame.refusal == nullptr && link.send(frame.datagrams) ? 1 : 0;
    }
    std::printf("udpcam-send: %llu frames sent\n", static_cast<unsigned long long>(sent));
    if (isEnding == 0 && !isThere && source.isCamera()) fail(1, "udpcam-send: the camera gives no more pictures");
    return sent > 0 || isEnding != 0 ? 0 : 1;  // why none was sent was told
}
