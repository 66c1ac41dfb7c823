/* The example of README.md: it is compiled as it stands there. */
#include <sys/socket.h>

#include <chrono>

#include "udpcam_wire.hpp"

bool receive(int socket, udpcam::Receiver& receiver, udpcam::Bytes& jpeg) {
    uint8_t datagram[65536];
    sockaddr_storage sender{};
    socklen_t length = sizeof sender;
    ssize_t bytes = recvfrom(socket, datagram, sizeof datagram, 0, reinterpret_cast<sockaddr*>(&sender), &length);
    if (bytes < 0) return false;
    auto now = std::chrono::steady_clock::now().time_since_epoch() / std::chrono::microseconds(1);
    std::string from(reinterpret_cast<char*>(&sender), length);
    jpeg = receiver.take(from, {datagram, static_cast<size_t>(bytes)}, now);
    return !jpeg.empty();  // a whole picture, to be decoded
}
