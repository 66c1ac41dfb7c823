/* Offers a receiver datagrams that are bent in all ways: it must not crash, must not hold much, must show whole
 * pictures only. */
#include <chrono>
#include <random>

#include "vectors.hpp"

namespace {

constexpr int MUTATED = 100'000;
constexpr size_t MOST_HELD_BYTES = 4 * 34'000'000;

void collect(const Json& json, std::vector<Bytes>& datagrams) {
    for (const auto& [name, value] : json.items()) {
        if (value.is_structured()) collect(value, datagrams);
        bool isDatagram =
            value.is_string() && (json.is_array() || name == "hex") && value.get<std::string>().size() % 2 == 0;
        if (isDatagram && value.get<std::string>().find_first_not_of("0123456789abcdef") == std::string::npos) {
            datagrams.push_back(bytes(value));
        }
    }
}

class Mutations {
public:
    explicit Mutations(const std::vector<Bytes>& datagrams) : originals_(datagrams), datagrams_(datagrams) {}

    /** The next datagram of the vectors; something is wrong with one in four. */
    Bytes next() {
        at_++;
        if (at_ == datagrams_.size() || upTo(500) == 0) {
            datagrams_ = originals_;
            at_ = upTo(datagrams_.size());
        }
        Bytes datagram = datagrams_[at_];
        if (upTo(4) > 0) return datagram;
        mutated++;
        for (size_t edits = 1 + upTo(3); edits > 0; edits--) edit(datagram);
        return datagram;
    }

    int mutated = 0;

    size_t upTo(size_t end) { return static_cast<size_t>(random_() % end); }

private:
    void edit(Bytes& datagram) {
        static constexpr uint8_t ODD[] = {0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF, 0xD8, 0xD9, 0x9A, 0x1A};
        size_t size = datagram.size();
        switch (upTo(7)) {
            case 0:  // flips a bit anywhere
                if (size > 0) datagram[upTo(size)] ^= static_cast<uint8_t>(1U << upTo(8));
                break;
            case 1:  // edits the headers
                if (size > 0) datagram[upTo(std::min<size_t>(size, 48))] = ODD[upTo(sizeof ODD)];
                break;
            case 2:  // cuts the end
                datagram.resize(upTo(size + 1));
                break;
            case 3:  // cuts the beginning
                datagram.erase(datagram.begin(), datagram.begin() + static_cast<std::ptrdiff_t>(upTo(size + 1)));
                break;
            case 4:  // joins it with another one
                udpcam::put(datagram, datagrams_[upTo(datagrams_.size())]);
                break;
            case 5:  // has the next one come twice, or before it
                std::swap(datagram, datagrams_[(at_ + 1) % datagrams_.size()]);
                break;
            default:  // any bytes amid it
                for (size_t i = upTo(16); i > 0 && size > 0; i--) {
                    datagram[upTo(size)] = static_cast<uint8_t>(random_());
                }
        }
    }

    std::vector<Bytes> originals_, datagrams_;
    size_t at_ = 0;
    std::mt19937 random_{20'20};
};

void mutations(const std::vector<Bytes>& datagrams) {
    Mutations mutations(datagrams);
    udpcam::Receiver receiver;
    size_t most = 0, shown = 0;
    int64_t now = 0;
    while (mutations.mutated < MUTATED) {
        Bytes datagram = mutations.next();
        now += static_cast<int64_t>(mutations.upTo(200) == 0 ? 600'000 : mutations.upTo(2'000));
        std::string from = "sender " + std::to_string(mutations.upTo(40) / 38 * mutations.upTo(6));
        Bytes jpeg = receiver.take(from, datagram, now);
        most = std::max(most, receiver.heldBytes());
        if (jpeg.empty()) continue;
        shown++;
        check(udpcam::isWhole(jpeg), "a picture that is shown is whole");
    }
    check(most < MOST_HELD_BYTES, "it holds little");
    check(shown > 1000, "pictures come through");
    std::printf("%d bent datagrams, %zu pictures shown, %zu bytes held at the most\n", mutations.mutated, shown, most);
}

/** Frames that never end, of more senders than are followed. */
void greed() {
    udpcam::Receiver receiver;
    size_t most = 0;
    Bytes segment(65'507, 0x55), packet = bytes("801a0000000000000000000700000000012820200011");
    packet.resize(65'507, 0x55);
    for (unsigned i = 0; i < 20'000; i++) {
        std::string from = "sender " + std::to_string(i % 7);
        unsigned left = 255 - i / 7 % 254;
        segment[0] = static_cast<uint8_t>(left);
        segment[1] = left == 255 ? 0xFF : 0x55;
        segment[2] = left == 255 ? 0xD8 : 0x55;
        packet[2] = static_cast<uint8_t>(i >> 8);
        packet[3] = static_cast<uint8_t>(i);
        check(receiver.take(from, i % 7 < 2 ? segment : packet, 30 * i).empty(), "nothing is shown");
        most = std::max(most, receiver.heldBytes());
    }
    check(most > 30'000'000 && most < MOST_HELD_BYTES, "it holds what it may: " + std::to_string(most));
    std::printf("frames that never end: %zu bytes held at the most\n", most);
}

}  // namespace

int main() {
    std::vector<Bytes> datagrams;
    for (const char* file : {"classic.json", "rtp.json", "packets.json", "rtcp.json", "feedback.json", "repair.json",
                             "srtp.json"}) {
        collect(vectors(file), datagrams);
    }
    std::printf("%zu datagrams in the vectors\n", datagrams.size());
    mutations(datagrams);
    greed();
    return 0;
}
