/* Shows what a sender of udpcam sends: JPEGs over UDP. */
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <fstream>
#include <mutex>
#include <opencv2/highgui.hpp>
#include <opencv2/imgcodecs.hpp>
#include <thread>

#include "udpcam_options.hpp"
#include "udpcam_wire.hpp"

namespace {

constexpr const char* HELP =
    "Usage: udpcam-show [--option value]...\n"
    "Shows the pictures that a sender sends. q, Esc or the window's close button ends it.\n"
    "  --port PORT        UDP port to receive on (default: 12345)\n"
    "  --headless         receive without a window\n"
    "  --snapshot FILE    at the end, save the last picture that was shown, as the JPEG that came\n"
    "  --frames N         end after so many frames\n"
    "  --help             show this and end\n";

constexpr const char* WINDOW = "udpcam";

int listenAt(int port) {
    int link = socket(AF_INET6, SOCK_DGRAM, 0), off = 0, buffer = 4 << 20;
    sockaddr_in6 any6{};
    any6.sin6_family = AF_INET6;
    any6.sin6_port = htons(static_cast<uint16_t>(port));
    sockaddr_in any4{};
    any4.sin_family = AF_INET;
    any4.sin_port = any6.sin6_port;
    bool isBound = link >= 0 && setsockopt(link, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off) == 0 &&
                   bind(link, reinterpret_cast<sockaddr*>(&any6), sizeof any6) == 0;
    if (!isBound && errno != EADDRINUSE && errno != EACCES) {  // a system without IPv6
        if (link >= 0) close(link);
        link = socket(AF_INET, SOCK_DGRAM, 0);
        isBound = link >= 0 && bind(link, reinterpret_cast<sockaddr*>(&any4), sizeof any4) == 0;
    }
    if (!isBound) fail(1, "udpcam-show: --port " + std::to_string(port) + ": " + std::strerror(errno));
    timeval wait{0, 100'000};
    setsockopt(link, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    socklen_t length = sizeof buffer;
    setsockopt(link, SOL_SOCKET, SO_RCVBUF, &buffer, length);
    getsockopt(link, SOL_SOCKET, SO_RCVBUF, &buffer, &length);  // Linux tells twice what it grants
    if (buffer < 4 << 20) {
        std::fprintf(stderr, "udpcam-show: the system's receive buffer is small, so large frames may be lost; "
                             "sudo sysctl net.core.rmem_max=4194304\n");
    }
    return link;
}

/** Receives in a thread of its own. It keeps the newest frame alone, so that a slow window is never late. */
class Inbox {
public:
    Inbox(int port, uint64_t most) : link_(listenAt(port)), most_(most), thread_([this] { receive(); }) {}
    ~Inbox() {
        isOver_ = true;
        thread_.join();
        close(link_);
    }
    Inbox(const Inbox&) = delete;
    Inbox& operator=(const Inbox&) = delete;

    /** The newest frame that was not taken yet; nothing if there is none for a moment. */
    udpcam::Bytes take() {
        std::unique_lock<std::mutex> lock(mutex_);
        changed_.wait_for(lock, std::chrono::milliseconds(10), [this] { return !newest_.empty(); });
        return std::exchange(newest_, {});
    }

    udpcam::Counts counts() {
        std::lock_guard<std::mutex> lock(mutex_);
        return counts_;
    }

    bool hasHeard() const { return hasHeard_; }

    /** Whether all frames came that were asked for. */
    bool isOver() const { return isOver_; }

private:
    void receive() {
        udpcam::Receiver receiver;
        udpcam::Bytes buffer(65536);
        while (!isOver_) {
            sockaddr_storage sender{};
            socklen_t length = sizeof sender;
            ssize_t bytes =
                recvfrom(link_, buffer.data(), buffer.size(), 0, reinterpret_cast<sockaddr*>(&sender), &length);
            if (bytes < 0) continue;
            hasHeard_ = true;
            std::string from(reinterpret_cast<const char*>(&sender), length);
            udpcam::Bytes jpeg = receiver.take(from, {buffer.data(), static_cast<size_t>(bytes)}, microsNow());
            std::lock_guard<std::mutex> lock(mutex_);
            counts_ = receiver.counts();
            if (jpeg.empty()) continue;
            newest_ = std::move(jpeg);
            if (counts_.complete == most_) isOver_ = true;
            changed_.notify_one();
        }
    }

    int link_;
    uint64_t most_;
    std::mutex mutex_;
    std::condition_variable changed_;
    udpcam::Bytes newest_;
    udpcam::Counts counts_;
    std::atomic<bool> hasHeard_{false}, isOver_{false};
    std::thread thread_;
};

/** Shows a picture; returns whether it is one. */
bool show(const udpcam::Bytes& jpeg, bool isFirst) {
    cv::Mat picture = cv::imdecode(jpeg, cv::IMREAD_COLOR);
    if (picture.empty()) return false;
    if (isFirst) cv::resizeWindow(WINDOW, picture.cols, picture.rows);
    cv::imshow(WINDOW, picture);
    return true;
}

/** Whether the user ends the program in its window. */
bool isClosed() {
    int key = cv::waitKey(1) & 0xFF;
    return key == 'q' || key == 27 || cv::getWindowProperty(WINDOW, cv::WND_PROP_VISIBLE) < 1;
}

}  // namespace

int main(int argc, char** argv) {
    Options options(argc, argv, HELP,
                    {{"--port", "12345"}, {"--headless", Options::OFF}, {"--snapshot", ""}, {"--frames", "0"}});
    bool hasWindow = !options.isOn("--headless");
    int port = options.number("--port", 1, 65535), most = options.number("--frames", 0, 999'999'999);
    endBySignal();
    bool hasDisplay = std::getenv("DISPLAY") != nullptr || std::getenv("WAYLAND_DISPLAY") != nullptr;
    if (hasWindow && !hasDisplay) fail(1, "udpcam-show: there is no display for a window; --headless needs none");
    Inbox inbox(port, static_cast<uint64_t>(most));
    if (hasWindow) {
        std::signal(SIGABRT, [](int) {  // what some toolkits end with
            std::fputs("udpcam-show: the display does not answer; --headless needs none\n", stderr);
            std::_Exit(1);
        });
        cv::namedWindow(WINDOW, cv::WINDOW_NORMAL | cv::WINDOW_KEEPRATIO | cv::WINDOW_GUI_NORMAL);
        cv::imshow(WINDOW, cv::Mat::zeros(360, 640, CV_8UC3));  // until there is a picture
        std::signal(SIGABRT, SIG_DFL);
    }

    udpcam::Bytes last;
    uint64_t shown = 0, told = 0;
    bool isSilent = true;
    int64_t begin = microsNow(), tick = begin;
    for (bool isOver = false; !isOver && isEnding == 0;) {
        isOver = inbox.isOver();
        udpcam::Bytes jpeg = inbox.take();
        if (!jpeg.empty() && (!hasWindow || show(jpeg, shown == 0))) {
            shown++;
            last = std::move(jpeg);
        }
        isOver |= hasWindow && isClosed();
        int64_t now = microsNow();
        if (isSilent && shown == 0 && now - begin > 2'000'000) {
            std::fprintf(stderr,
                         inbox.hasHeard() ? "udpcam-show: what comes to UDP port %d is no whole frame of RTP/JPEG or "
                                            "the classic wire\n"
                                          : "udpcam-show: nothing has come to UDP port %d of all addresses here yet\n",
                         port);
            isSilent = false;
        }
        if (now - tick < 1'000'000) continue;
        uint64_t complete = inbox.counts().complete;
        udpcam::Jpeg header;
        if (complete > told && header.read(last) == nullptr) {
            double rate = static_cast<double>(complete - told) * 1e6 / static_cast<double>(now - tick);
            std::fprintf(stderr, "udpcam-show: %ux%u  %.1f frames/s\n", header.width, header.height, rate);
        }
        told = complete;
        tick = now;
    }

    udpcam::Counts counts = inbox.counts();
    std::printf("udpcam-show: %llu frames complete, %llu shown, %llu broken\n",
                static_cast<unsigned long long>(counts.complete), static_cast<unsigned long long>(shown),
                static_cast<unsigned long long>(counts.broken));
    const std::string& snapshot = options.text("--snapshot");
    if (snapshot.empty()) return 0;
    if (last.empty()) fail(1, "udpcam-show: --snapshot " + snapshot + ": no picture came");
    std::ofstream file(snapshot, std::ios::binary);
    file.write(reinterpret_cast<const char*>(last.data()), static_cast<std::streamsize>(last.size()));
    file.close();
    if (!file) fail(1, "udpcam-show: --snapshot " + snapshot + ": it cannot be written");
    return 0;
}
