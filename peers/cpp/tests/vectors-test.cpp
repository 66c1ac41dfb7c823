/* Holds udpcam_wire.hpp against the test vectors, and its senders against its receiver. */
#include "vectors.hpp"

#include <algorithm>
#include <iterator>

namespace {

using Pictures = std::vector<Bytes>;

constexpr const char* SENDER = "a sender";

/** Whether one list can be had from another one by leaving some out. */
bool isWithin(const Pictures& some, const Pictures& all) {
    size_t found = 0;
    for (const Bytes& picture : all) found += found < some.size() && some[found] == picture ? 1 : 0;
    return found == some.size();
}

void streams(const std::string& file) {
    Json all = vectors(file);
    for (const Json& test : all["cases"]) {
        udpcam::Receiver receiver;
        Pictures shown, expected, least;
        for (const Json& datagram : test["datagrams"]) {
            Bytes jpeg = receiver.take(SENDER, bytes(datagram["hex"]), datagram["ms"].get<int64_t>() * 1000);
            if (!jpeg.empty()) shown.push_back(std::move(jpeg));
        }
        for (const Json& name : test["shown"]) expected.push_back(bytes(all["pictures"][name.get<std::string>()]));
        for (const Json& name : test.value("least", test["shown"])) {
            least.push_back(bytes(all["pictures"][name.get<std::string>()]));
        }
        std::string what = file + ", " + test["name"].get<std::string>();
        check(isWithin(shown, expected), what + ": nothing else is shown");
        check(isWithin(least, shown), what + ": " + test.value("least", test["shown"]).dump() + " are shown");
    }
    std::printf("%s: %zu streams\n", file.c_str(), all["cases"].size());
}

Json number(bool isThere, unsigned value) { return isThere ? Json(value) : Json(); }

/** What a packet says, in the form of the vectors. */
Json means(const udpcam::RtpPacket& packet) {
    Bytes time, frameCheck;
    udpcam::put(time, 8, packet.captureTime.value_or(0));
    udpcam::put(frameCheck, 4, packet.frameCheck.value_or(0));
    udpcam::Size size = packet.size.value_or(udpcam::Size{}), full = packet.fullSize.value_or(udpcam::Size{});
    bool hasSize = packet.size.has_value(), hasFull = packet.fullSize.has_value(),
         hasRestart = packet.restart.has_value();
    udpcam::RtpPacket::Restart restart = packet.restart.value_or(udpcam::RtpPacket::Restart{});
    return {
        {"marker", packet.marker},
        {"payloadType", packet.payloadType},
        {"sequenceNumber", packet.sequenceNumber},
        {"timestamp", packet.timestamp},
        {"ssrc", packet.ssrc},
        {"captureTime", packet.captureTime ? Json(hex(time)) : Json()},
        {"width", number(hasSize, size.width)},
        {"height", number(hasSize, size.height)},
        {"fullWidth", number(hasFull, full.width)},
        {"fullHeight", number(hasFull, full.height)},
        {"frameCheck", packet.frameCheck ? Json(hex(frameCheck)) : Json()},
        {"typeSpecific", packet.typeSpecific},
        {"fragmentOffset", packet.offset},
        {"type", packet.type},
        {"q", packet.q},
        {"widthBlocks", packet.widthBlocks},
        {"heightBlocks", packet.heightBlocks},
        {"restartInterval", number(hasRestart, restart.interval)},
        {"first", hasRestart ? Json(restart.first) : Json()},
        {"last", hasRestart ? Json(restart.last) : Json()},
        {"restartCount", number(hasRestart, restart.count)},
        {"tables", packet.tables ? Json(hex(*packet.tables)) : Json()},
        {"data", hex(packet.data)},
    };
}

void packets() {
    Json all = vectors("packets.json");
    for (const Json& test : all["cases"]) {
        std::string name = "packets.json, " + test["name"].get<std::string>();
        Bytes datagram = bytes(test["hex"]);
        std::optional<udpcam::RtpPacket> packet = udpcam::RtpPacket::read(datagram);
        check(packet.has_value() != test.value("refused", false), name + ": is taken or refused");
        if (!packet) continue;
        check(means(*packet) == test["means"], name + ": " + means(*packet).dump() + " is " + test["means"].dump());
        Bytes written = packet->write();
        std::optional<udpcam::RtpPacket> again = udpcam::RtpPacket::read(written);
        check(again && means(*again) == test["means"], name + ": says the same when it is written");
    }
    std::printf("packets.json: %zu packets\n", all["cases"].size());
}

void tables() {
    Json all = vectors("tables.json");
    for (const Json& test : all["tables"]) {
        check(hex(udpcam::quantization(test["q"].get<unsigned>())) == test["hex"],
              "tables.json, Q " + test["q"].dump());
    }
    std::printf("tables.json: %zu tables\n", all["tables"].size());
}

/** Whether a datagram brings no picture. */
bool isSilent(udpcam::Receiver& receiver, const Json& datagram) {
    return receiver.take(SENDER, bytes(datagram), 0).empty();
}

/** Who does not report and repair passes over what does. */
void passedOver() {
    for (const char* file : {"rtcp.json", "feedback.json"}) {
        udpcam::Receiver receiver;
        Json all = vectors(file);
        for (const Json& test : all["cases"]) {
            check(isSilent(receiver, test["hex"]), std::string(file) + ": nothing is shown");
        }
    }
    Json all = vectors("repair.json");
    for (const Json& test : all["cases"]) {
        std::string name = "repair.json, " + test["name"].get<std::string>();
        udpcam::Receiver receiver;
        int shown = 0;
        for (const Json& datagram : test["before"]) shown += isSilent(receiver, datagram) ? 0 : 1;
        check(shown == 1, name + ": the frame before is shown");
        for (size_t i = 0; i < test["packets"].size(); i++) {
            bool isLost = std::count(test["lost"].begin(), test["lost"].end(), i) > 0;
            check(isLost || isSilent(receiver, test["packets"][i]),
                  name + ": a frame that misses packets is not shown");
        }
        for (const Json& datagram : test["repair"]) {
            check(isSilent(receiver, datagram), name + ": repair is passed over");
        }
        for (const Json& i : test["lost"]) shown += isSilent(receiver, test["packets"][i.get<size_t>()]) ? 0 : 1;
        check(shown == 2, name + ": with the packets themselves it is shown");
    }
    std::printf("rtcp.json, feedback.json, repair.json: passed over\n");
}

/** What the receiver here makes of a sender's datagrams. */
Bytes received(udpcam::Receiver& receiver, const udpcam::Datagrams& sent, size_t most, int64_t now) {
    check(sent.refusal == nullptr, "the wire can carry the picture");
    Bytes jpeg;
    for (const Bytes& datagram : sent.datagrams) {
        check(jpeg.empty(), "the last datagram completes the frame");
        check(datagram.size() <= most, "no datagram is larger than was asked for");
        jpeg = receiver.take(SENDER, datagram, now);
    }
    return jpeg;
}

/** All pictures of the vectors, from the senders here to the receiver here, in datagrams of many sizes. */
void sent() {
    size_t frames = 0;
    for (const char* file : {"classic.json", "rtp.json"}) {
        Json all = vectors(file);
        for (const auto& [name, picture] : all["pictures"].items()) {
            Bytes jpeg = bytes(picture);
            if (name == "torn") continue;
            for (size_t most : {256, 300, 777, 1400, 65471}) {
                udpcam::Jpeg before, after;
                before.read(jpeg);
                udpcam::ClassicSender classicSender(most);
                udpcam::RtpSender rtpSender(most, 7, most > 300 ? 65530 : 32765, 0xFFFFFF00);
                udpcam::Receiver ofClassic, ofRtp;
                for (int64_t now = 0; now < 300'000; now += 33'333, frames += 2) {
                    Bytes whole = received(ofClassic, classicSender.split(jpeg), most, now);
                    udpcam::Jpeg behindCheck;
                    check(behindCheck.read(whole) == nullptr && behindCheck.data == before.data,
                          name + " on the classic wire");
                    Bytes joined = received(ofRtp, rtpSender.split(jpeg, now), most, now);
                    check(after.read(joined) == nullptr && after.data == before.data, name + " on RTP");
                    check(after.width == before.width && after.height == before.height, name + " has its size");
                    after = udpcam::Jpeg();
                }
            }
        }
    }
    std::printf("%zu frames sent and received\n", frames);
}

void refused() {
    Json all = vectors("rtp.json");
    Bytes jpeg = bytes(all["pictures"]["A"]);
    udpcam::RtpSender sender(1400, 7, 0, 0);
    check(sender.split(jpeg, 0).refusal == nullptr, "a picture is taken");
    for (size_t at = 0; at < jpeg.size() - 2; at++) {
        udpcam::Datagrams cut = sender.split(View(jpeg).from(0, at), 0);
        check(cut.datagrams.empty() && cut.refusal != nullptr, "a picture that is cut is refused");
    }
    auto edited = [&](View from, View to) {
        Bytes other = jpeg;
        auto at = std::search(other.begin(), other.end(), from.begin(), from.end());
        check(at != other.end(), "the picture has what is to be edited");
        std::copy(to.begin(), to.end(), at);
        return sender.split(other, 0).refusal;
    };
    using Edit = uint8_t[4];
    check(edited(Edit{0xFF, 0xC0, 0, 17}, Edit{0xFF, 0xC2, 0, 17}) != nullptr, "a progressive JPEG is refused");
    check(edited(Edit{2, 0x11, 1, 3}, Edit{2, 0x22, 1, 3}) != nullptr, "another sampling is refused");
    check(edited(Edit{0x24, 0x33, 0x62, 0x72}, Edit{0x33, 0x24, 0x62, 0x72}) != nullptr, "other codes are refused");
    udpcam::ClassicSender classic(1400);
    check(classic.split(jpeg).refusal == nullptr && classic.split(View(jpeg).from(1)).refusal != nullptr,
          "no JPEG is refused");
    check(classic.split(Bytes(jpeg.size() + 255 * 65470, 0)).refusal != nullptr,
          "a frame that is too large is refused");
}

/** README.md has the example that is compiled here. */
void example() {
    std::ifstream readme(std::string(SOURCES) + "/README.md"), source(std::string(SOURCES) + "/tests/example.cpp");
    check(readme.good() && source.good(), "README.md and the example are there");
    std::string text(std::istreambuf_iterator<char>(readme), {}), line;
    bool isPart = false;
    while (std::getline(source, line)) {
        isPart |= line.rfind("bool receive", 0) == 0 && line.back() == '{';
        check(!isPart || text.find("    " + line + "\n") != std::string::npos, "README.md has the line " + line);
    }
    check(isPart, "the example has a function");
}

/** What is no whole picture, though its headers are. */
void notWhole() {
    for (const char* file : {"classic.json", "rtp.json"}) {
        Json all = vectors(file);
        for (const auto& [name, picture] : all["pictures"].items()) {
            Bytes jpeg = bytes(picture), longer = jpeg;
            check(udpcam::isWhole(jpeg) == (name != "torn"), name + " is whole, or torn");
            longer.push_back(0);
            check(!udpcam::isWhole(longer), name + " with a byte behind it is not");
            longer = jpeg;
            longer.insert(longer.end() - 2, 0x55);
            check(!udpcam::isWhole(longer), name + " with a byte left over is not");
            for (size_t at = 0; at < jpeg.size(); at++) {
                check(!udpcam::isWhole(View(jpeg).from(0, at)), name + " that is cut is not");
            }
        }
    }
}

/** Packets that do not say the same of their frame, and segments of a frame amid another one. */
void contradictions() {
    Json all = vectors("rtp.json");
    Bytes jpeg = bytes(all["pictures"]["A"]);
    for (size_t at : {4, 7, 13, 14, 15, 16, 17, 18, 19}) {
        udpcam::RtpSender sender(256, 7, 100, 0);
        std::vector<Bytes> packets = sender.split(jpeg, 0).datagrams;
        packets.back()[at] ^= 1;
        udpcam::Receiver receiver;
        for (const Bytes& each : packets) check(receiver.take(SENDER, each, 0).empty(), "packets must agree");
        int shown = 0;
        for (const Bytes& each : sender.split(jpeg, 33'333).datagrams) {
            shown += receiver.take(SENDER, each, 33'333).empty() ? 0 : 1;
        }
        check(shown == 1, "the next frame is shown");
    }
    for (int64_t later : {0, 20'000}) {
        udpcam::Receiver receiver;
        Bytes begins(jpeg.begin(), jpeg.begin() + 700), ends(jpeg.begin() + 700, jpeg.end());
        begins.insert(begins.begin(), 2);
        ends.insert(ends.begin(), 1);
        Bytes other = begins;
        other[0] = 3;
        receiver.take(SENDER, other, 0);
        receiver.take(SENDER, begins, later);
        check(receiver.take(SENDER, ends, later).empty() == (later == 0),
              "without a check, a frame amid another one is doubtful");
    }
}

/** A first frame of which segments look like parity: their count has the version bits of RTP, and 125 follows. */
void lookAlikes() {
    Json all = vectors("classic.json");
    Bytes jpeg = bytes(all["pictures"]["A"]), application{0xFF, 0xEF, 0xC3, 0x52};
    application.resize(2 + 0xC352, 125);
    jpeg.insert(jpeg.begin() + 2, application.begin(), application.end());
    udpcam::ClassicSender sender(256);
    udpcam::Receiver receiver;
    std::vector<Bytes> segments = sender.split(jpeg).datagrams;
    check(segments.size() > 191 && segments.size() <= 255, "there are segments of all counts that look like RTP");
    Bytes shown;
    for (const Bytes& each : segments) shown = receiver.take(SENDER, each, 0);
    check(!shown.empty(), "a large frame is shown though its segments look like RTP");
}

/** Senders at one port: their segments never mix, and one is followed until it falls silent. */
void severalSenders() {
    Json classic = vectors("classic.json"), rtp = vectors("rtp.json");
    Bytes pictureA = bytes(classic["pictures"]["A"]), pictureB = bytes(classic["pictures"]["B"]);
    udpcam::Receiver receiver;
    udpcam::ClassicSender senderA(256), senderB(256);
    int64_t now = 0;
    for (int i = 0; i < 30; i++, now += 33'333) {
        std::vector<Bytes> ofA = senderA.split(pictureA).datagrams, ofB = senderB.split(pictureB).datagrams;
        Bytes jpegA, jpegB;
        for (size_t at = 0; at < std::max(ofA.size(), ofB.size()); at++) {
            if (at < ofA.size()) jpegA = receiver.take("A", ofA[at], now);
            if (at < ofB.size()) jpegB = receiver.take("B", ofB[at], now);
        }
        udpcam::Jpeg shown, original;
        check(shown.read(jpegA) == nullptr && original.read(pictureA) == nullptr, "the first sender is shown");
        check(shown.data == original.data && jpegB.empty(), "its own pictures are, and those of no other");
    }
    int shown = 0;
    for (int i = 0; i < 60; i++, now += 33'333) {  // the first one is silent
        for (const Bytes& each : senderB.split(pictureB).datagrams) {
            shown += receiver.take("B", each, now).empty() ? 0 : 1;
        }
    }
    check(shown > 28 && shown < 32, "after a second the other one is shown");
    for (int i = 0; i < 100; i++) {
        receiver.take("stranger " + std::to_string(i), senderA.split(pictureA).datagrams[0], now);
    }
    Bytes packet = bytes(rtp["cases"][1]["datagrams"][0]["hex"]);
    check(receiver.take("B", packet, now).empty(), "who is known by its frames for one wire is not heard on the other");
    check(receiver.take("C", packet, now).empty(), "there are enough senders");
    check(!receiver.take("C", packet, now + 1'500'000).empty(), "those that give no frames give their places away");
}

}  // namespace

int main() {
    check(udpcam::crc32c({reinterpret_cast<const uint8_t*>("123456789"), 9}) == 0xE3069283, "CRC-32C is Castagnoli's");
    streams("classic.json");
    streams("rtp.json");
    packets();
    tables();
    passedOver();
    sent();
    refused();
    example();
    notWhole();
    contradictions();
    lookAlikes();
    severalSenders();
    return 0;
}
