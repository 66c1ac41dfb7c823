// SPDX-License-Identifier: Apache-2.0
/*
 * Both wires of udpcam in one header, to copy into another program: bytes go in, bytes come out.
 *
 *     udpcam::Receiver receiver;                         udpcam::RtpSender sender(1400, ssrc, number, timestamp);
 *     auto jpeg = receiver.take(from, datagram, now);    for (auto& each : sender.split(jpeg, now).datagrams) ...
 *
 * It needs C++17 and nothing else: no sockets, no threads, no clock. Times are microseconds of a clock that never goes
 * back. Bytes of strangers are read through View, which has no outside, and what a Receiver holds is bounded. The wires
 * are described in docs/WIRE.md; "B.2.3" and "F.2.2" are sections of ITU-T T.81.
 */
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace udpcam {

using Bytes = std::vector<uint8_t>;

/** Bytes that somebody else holds. What is read outside of them is 0, and no part of them reaches outside. */
class View {
public:
    View() = default;
    View(const uint8_t* bytes, size_t size) : bytes_(bytes), size_(size) {}
    View(const Bytes& bytes) : View(bytes.data(), bytes.size()) {}
    template <size_t N>
    View(const uint8_t (&bytes)[N]) : View(bytes, N) {}

    size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    const uint8_t* begin() const { return bytes_; }
    const uint8_t* end() const { return bytes_ + size_; }
    unsigned operator[](size_t at) const { return at < size_ ? bytes_[at] : 0U; }
    unsigned u16(size_t at) const { return (*this)[at] << 8 | (*this)[at + 1]; }
    uint32_t u32(size_t at) const { return uint32_t{u16(at)} << 16 | u16(at + 2); }
    uint64_t u64(size_t at) const { return uint64_t{u32(at)} << 32 | u32(at + 4); }
    View from(size_t at, size_t count = SIZE_MAX) const {
        size_t first = std::min(at, size_);
        return View(bytes_ + first, std::min(count, size_ - first));
    }
    bool operator==(View other) const { return std::equal(begin(), end(), other.begin(), other.end()); }

private:
    const uint8_t* bytes_ = nullptr;
    size_t size_ = 0;
};

inline void put(Bytes& out, View bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

/** Appends the lower bytes of a number, the highest of them first. */
inline void put(Bytes& out, int bytes, uint64_t number) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out.push_back(static_cast<uint8_t>(number >> shift));
}

/** The Castagnoli CRC (RFC 3720 appendix B.4). */
inline uint32_t crc32c(View bytes) {
    static const std::array<uint32_t, 256> table = [] {
        std::array<uint32_t, 256> made{};
        for (uint32_t i = 0; i < 256; i++) {
            made[i] = i;
            for (int bit = 0; bit < 8; bit++) made[i] = made[i] >> 1 ^ ((made[i] & 1) != 0 ? 0x82F63B78 : 0);
        }
        return made;
    }();
    uint32_t crc = 0xFFFFFFFF;
    for (uint8_t byte : bytes) crc = crc >> 8 ^ table[(crc ^ byte) & 0xFF];
    return ~crc;
}

// ---- JPEG ---------------------------------------------------------------------------------------------------------

// clang-format off
// The tables of T.81 K.3.3 as in DHT: behind the byte that names one, how many codes have 1-16 bits, then the symbols.
inline constexpr uint8_t STANDARD_HUFFMAN[] = {
    0, 0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    16, 0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 125, 1, 2, 3, 0, 4, 17, 5, 18, 33, 49, 65, 6, 19, 81, 97, 7, 34,
    113, 20, 50, 129, 145, 161, 8, 35, 66, 177, 193, 21, 82, 209, 240, 36, 51, 98, 114, 130, 9, 10, 22, 23, 24, 25,
    26, 37, 38, 39, 40, 41, 42, 52, 53, 54, 55, 56, 57, 58, 67, 68, 69, 70, 71, 72, 73, 74, 83, 84, 85, 86, 87, 88,
    89, 90, 99, 100, 101, 102, 103, 104, 105, 106, 115, 116, 117, 118, 119, 120, 121, 122, 131, 132, 133, 134, 135,
    136, 137, 138, 146, 147, 148, 149, 150, 151, 152, 153, 154, 162, 163, 164, 165, 166, 167, 168, 169, 170, 178, 179,
    180, 181, 182, 183, 184, 185, 186, 194, 195, 196, 197, 198, 199, 200, 201, 202, 210, 211, 212, 213, 214, 215, 216,
    217, 218, 225, 226, 227, 228, 229, 230, 231, 232, 233, 234, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250,
    1, 0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
    17, 0, 2, 1, 2, 4, 4, 3, 4, 7, 5, 4, 4, 0, 1, 2, 119, 0, 1, 2, 3, 17, 4, 5, 33, 49, 6, 18, 65, 81, 7, 97, 113, 19,
    34, 50, 129, 8, 20, 66, 145, 161, 177, 193, 9, 35, 51, 82, 240, 21, 98, 114, 209, 10, 22, 36, 52, 225, 37, 241,
    23, 24, 25, 26, 38, 39, 40, 41, 42, 53, 54, 55, 56, 57, 58, 67, 68, 69, 70, 71, 72, 73, 74, 83, 84, 85, 86, 87,
    88, 89, 90, 99, 100, 101, 102, 103, 104, 105, 106, 115, 116, 117, 118, 119, 120, 121, 122, 130, 131, 132, 133,
    134, 135, 136, 137, 138, 146, 147, 148, 149, 150, 151, 152, 153, 154, 162, 163, 164, 165, 166, 167, 168, 169, 170,
    178, 179, 180, 181, 182, 183, 184, 185, 186, 194, 195, 196, 197, 198, 199, 200, 201, 202, 210, 211, 212, 213, 214,
    215, 216, 217, 218, 226, 227, 228, 229, 230, 231, 232, 233, 234, 242, 243, 244, 245, 246, 247, 248, 249, 250};
// The tables of T.81 K.1 and K.2, luma's and chroma's, in zig-zag order.
inline constexpr uint8_t STANDARD_QUANTIZATION[] = {
    16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51,
    61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77,
    113, 121, 112, 100, 120, 92, 101, 103, 99, 17, 18, 18, 24, 21, 24, 47, 26, 26, 47, 99, 66, 56, 66, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99};
// clang-format on

/** The quantization tables that a Q of 1-99 means (RFC 2435 appendix A); 100 goes on with them. */
inline Bytes quantization(unsigned q) {
    unsigned percent = q < 50 ? 5000 / std::max(q, 1U) : 200 - 2 * std::min(q, 100U);
    Bytes tables;
    for (unsigned value : STANDARD_QUANTIZATION) put(tables, 1, std::clamp((value * percent + 50) / 100, 1U, 255U));
    return tables;
}

/** What the headers of a sequential JPEG of one scan say. */
struct Jpeg {
    struct Component {
        unsigned identifier, horizontal, vertical;
        unsigned quantization, dc = 0, ac = 0;  // numbers of tables
    };
    unsigned width = 0, height = 0, restartInterval = 0;
    std::vector<Component> components;
    std::array<View, 4> quantization, dc, ac;  // as in DQT and DHT; empty: not there
    View data;                                 // the entropy-coded data and all behind them

    /** Cameras that leave DHT out mean the standard tables. */
    Jpeg() { readTables(STANDARD_HUFFMAN, true); }

    /** Reads the headers, into which the views point; returns why they are refused, in a few words, or null. */
    const char* read(View jpeg) {
        if (jpeg.u16(0) != 0xFFD8) return "no JPEG";
        for (size_t at = 2;;) {
            while (jpeg.u16(at) == 0xFFFF) at++;  // fill bytes, B.1.1.2
            unsigned marker = jpeg.u16(at);
            size_t length = jpeg.u16(at + 2);
            View segment = jpeg.from(at + 4, length - 2);
            bool standsAlone = marker <= 0xFF01 || (marker >= 0xFFD0 && marker <= 0xFFD9);
            if (standsAlone || length < 2 || segment.size() != length - 2) return "broken headers";
            at += 2 + length;
            bool isLegal = true;
            if (marker == 0xFFDA) {
                data = jpeg.from(at);
                return readScan(segment) ? nullptr : "not sequential, of one scan and all its tables";
            } else if (marker == 0xFFC4 || marker == 0xFFDB) {
                isLegal = readTables(segment, marker == 0xFFC4);
            } else if (marker == 0xFFDD) {
                isLegal = segment.size() == 2;
                restartInterval = segment.u16(0);
            } else if (marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC8 && marker != 0xFFCC) {
                if (marker > 0xFFC1 || segment[0] != 8) return "progressive, or not of 8 bits";
                isLegal = readFrame(segment);
            }
            if (!isLegal) return "broken headers";
        }
    }

private:
    /** DHT or DQT, B.2.4: tables, each behind a byte that names it. */
    bool readTables(View rest, bool areHuffman) {
        while (!rest.empty()) {
            unsigned kind = rest[0] >> 4, name = rest[0] & 15;
            View counts = rest.from(1, 16);
            size_t symbols = std::accumulate(counts.begin(), counts.end(), size_t{0});
            size_t bytes = areHuffman ? 16 + symbols : kind == 0 ? 64 : 128;
            if (kind > 1 || name > 3 || rest.size() <= bytes) return false;
            (!areHuffman ? quantization : kind == 0 ? dc : ac)[name] = rest.from(1, bytes);
            rest = rest.from(1 + bytes);
        }
        return true;
    }

    bool readFrame(View segment) {  // B.2.2
        height = segment.u16(1);
        width = segment.u16(3);
        size_t count = segment[5];
        bool isFirst = components.empty();
        for (View rest = segment.from(6); !rest.empty(); rest = rest.from(3)) {
            Component component{rest[0], rest[1] >> 4, rest[1] & 15, rest[2]};
            unsigned least = std::min(component.horizontal, component.vertical);
            if (least < 1 || std::max(component.horizontal, component.vertical) > 4) return false;
            components.push_back(component);
        }
        return isFirst && width > 0 && height > 0 && count >= 1 && count <= 4 && segment.size() == 6 + 3 * count;
    }

    bool readScan(View segment) {  // B.2.3
        size_t at = 1;
        for (Component& component : components) {
            component.dc = segment[at + 1] >> 4;
            component.ac = segment[at + 1] & 15;
            if (segment[at] != component.identifier || std::max(component.dc, component.ac) > 3) return false;
            if (component.quantization > 3 || quantization[component.quantization].empty()) return false;
            at += 2;
        }
        bool isOfAll = !components.empty() && segment[0] == components.size() && segment.size() == at + 3;
        return isOfAll && segment.u16(at) == 0x003F && segment[at + 2] == 0;
    }
};

/** The codes of a table as in DHT (annex C). A stranger's tables come anew with each frame, so they are made in no time. */
class Codes {
public:
    Codes() = default;
    explicit Codes(View table) : symbols_(table.from(16)) {
        unsigned code = 0, index = 0;
        for (unsigned length = 1; length <= 16; length++) {
            unsigned count = table[length - 1];
            if (code + count >= 1U << length) return;  // a code of ones alone is none (T.81 C)
            behind_[length] = code + count;
            first_[length] = index - code;
            for (; count > 0; count--, code++, index++) {
                if (length > FAST_BITS) continue;
                auto entry = static_cast<uint16_t>(symbols_[index] << 8 | length);
                std::fill_n(fast_.begin() + (code << (FAST_BITS - length)), 1U << (FAST_BITS - length), entry);
            }
            code <<= 1;
        }
        isLegal_ = true;
    }

    bool isLegal() const { return isLegal_; }

    /** The symbol << 8 | the length of the code with which 16 bits begin; 0: they begin with none. */
    unsigned find(unsigned bits) const {
        unsigned entry = fast_[bits >> (16 - FAST_BITS)];
        for (unsigned length = FAST_BITS + 1; entry == 0 && length <= 16; length++) {
            unsigned code = bits >> (16 - length);
            if (code < behind_[length]) entry = symbols_[first_[length] + code] << 8 | length;
        }
        return entry;
    }

private:
    static constexpr unsigned FAST_BITS = 9;  // most codes have no more

    View symbols_;
    std::array<uint16_t, 1 << FAST_BITS> fast_{};
    std::array<unsigned, 17> behind_{}, first_{};  // by length: the code behind the last; index less code of the first
    bool isLegal_ = false;
};

/** The bits of entropy-coded data (F.1.2.3), without stuffed zeros and up to a marker; behind them there are ones. */
class EntropyReader {
public:
    explicit EntropyReader(View data) : data_(data) {}

    /** Passes one block of 64 coefficients, F.2.2; false if its bits are none. */
    bool block(const Codes& dc, const Codes& ac) {
        unsigned code = next(dc);
        skip(code >> 8 & 15);
        unsigned k = code == 0 ? 65 : 1;
        while (k < 64) {
            code = next(ac);
            unsigned run = code >> 12, size = code >> 8 & 15;
            if (size == 0 && run != 15) return code != 0;  // the end of the block
            k += run + 1;
            skip(size);
        }
        return k == 64;
    }

    /** Whether more bits were taken than there are. */
    bool isOverdrawn() const { return count_ < missing_; }

    /** Passes the marker behind the data that were read; 0 if data are missing, or left over. */
    unsigned marker() {
        if (isOverdrawn() || count_ - missing_ >= 8) return 0;
        while (data_.u16(at_) == 0xFFFF) at_++;  // fill bytes, B.1.1.2
        bits_ = 0;
        count_ = missing_ = 0;
        at_ += 2;
        return data_.u16(at_ - 2);
    }

    bool isAtEnd() const { return at_ == data_.size(); }

private:
    unsigned next(const Codes& codes) {
        if (count_ < 16) fill();
        unsigned code = codes.find(static_cast<unsigned>(bits_ >> 48));
        skip(code & 0xFF);
        return code;
    }

    void skip(unsigned bits) {
        if (count_ < 16) fill();
        bits_ <<= bits;
        count_ -= static_cast<int>(bits);
    }

    void fill() {
        for (; count_ <= 56; count_ += 8) {
            uint64_t byte = 0xFF;
            if (at_ < data_.size() && data_[at_] != 0xFF) {
                byte = data_[at_++];
            } else if (at_ + 1 < data_.size() && data_[at_ + 1] == 0) {
                at_ += 2;
            } else {
                missing_ += 8;
            }
            bits_ |= byte << (56 - count_);
        }
    }

    View data_;
    size_t at_ = 0;
    uint64_t bits_ = 0;            // the next ones, from the top
    int count_ = 0, missing_ = 0;  // of bits; those that were made up behind the end
};

constexpr uint64_t MOST_PIXELS = 8192 * 8192;  // a few bytes must not have a decoder take gigabytes

/** Whether a JPEG is one picture to its last block: decoders make up what is missing, and show what is mixed. */
inline bool isWhole(View bytes) {
    Jpeg jpeg;
    if (jpeg.read(bytes) != nullptr || uint64_t{jpeg.width} * jpeg.height > MOST_PIXELS) return false;
    size_t count = jpeg.components.size();
    std::array<Codes, 4> dc, ac;
    unsigned mcuWidth = 8, mcuHeight = 8;
    for (Jpeg::Component& component : jpeg.components) {
        if (count == 1) component.horizontal = component.vertical = 1;  // then an MCU is one block, A.2.2
        mcuWidth = std::max(mcuWidth, 8 * component.horizontal);
        mcuHeight = std::max(mcuHeight, 8 * component.vertical);
        if (!dc[component.dc].isLegal()) dc[component.dc] = Codes(jpeg.dc[component.dc]);
        if (!ac[component.ac].isLegal()) ac[component.ac] = Codes(jpeg.ac[component.ac]);
        if (!dc[component.dc].isLegal() || !ac[component.ac].isLegal()) return false;
    }
    unsigned mcus = ((jpeg.width + mcuWidth - 1) / mcuWidth) * ((jpeg.height + mcuHeight - 1) / mcuHeight);
    EntropyReader reader(jpeg.data);
    unsigned restarts = 0;
    for (unsigned mcu = 0; mcu < mcus; mcu++) {
        bool isRestart = mcu > 0 && jpeg.restartInterval > 0 && mcu % jpeg.restartInterval == 0;
        if (isRestart && reader.marker() != 0xFFD0 + restarts++ % 8) return false;
        for (const Jpeg::Component& component : jpeg.components) {
            for (unsigned blocks = component.horizontal * component.vertical; blocks > 0; blocks--) {
                if (!reader.block(dc[component.dc], ac[component.ac])) return false;
            }
        }
        if (reader.isOverdrawn()) return false;
    }
    return reader.marker() == 0xFFD9 && reader.isAtEnd();
}

inline bool endsInEoi(View jpeg) { return jpeg.size() >= 2 && jpeg.u16(jpeg.size() - 2) == 0xFFD9; }

/** Without the zero bytes that cameras leave behind EOI. */
inline View withoutPadding(View jpeg) {
    while (jpeg.size() > 2 && jpeg[jpeg.size() - 1] == 0) jpeg = jpeg.from(0, jpeg.size() - 1);
    return jpeg;
}

/** Cuts a few bytes that other programs leave behind EOI, which is nowhere in the data. */
inline void cutBehindEoi(Bytes& jpeg, size_t start) {
    size_t at = std::max(start, jpeg.size() - std::min<size_t>(jpeg.size(), 64));
    while (at + 1 < jpeg.size() && View(jpeg).u16(at) != 0xFFD9) at++;
    jpeg.resize(std::min(jpeg.size(), at + 2));
}

/** What a sender makes of a picture: its datagrams, or in a few words why the wire cannot carry it. */
struct Datagrams {
    std::vector<Bytes> datagrams;
    const char* refusal = nullptr;
};

/** How many frames came to their end. */
struct Counts {
    uint64_t complete = 0;  // were given out
    uint64_t broken = 0;    // are no whole picture
};

// ---- The classic wire: a byte that counts the segments of a frame down, and a part of a JPEG ------------------------

inline constexpr uint8_t CHECK_OPENING[] = {0xFF, 0xD8, 0xFF, 0xFE, 0, 16, 'u', 'd', 'p', 'c', 'a', 'm'};
constexpr size_t CHECK_CRC = 12, CHECK_NUMBER = 16, CHECK_END = 20;  // where in a JPEG with a frame check

class ClassicSender {
public:
    /** Datagrams have that many bytes, 64-65,471, and more where a frame would need over 255 of them. */
    explicit ClassicSender(size_t datagramBytes) : datagramBytes_(std::clamp<size_t>(datagramBytes, 64, 65471)) {}

    Datagrams split(View picture) {
        View jpeg = withoutPadding(picture);
        if (jpeg.u16(0) != 0xFFD8) return {{}, "no JPEG"};
        Bytes behindCheck, checked;
        put(behindCheck, 4, number_++);
        put(behindCheck, jpeg.from(2));
        put(checked, CHECK_OPENING);
        put(checked, 4, crc32c(behindCheck));
        put(checked, behindCheck);
        size_t segmentBytes = std::max(datagramBytes_ - 1, (checked.size() + 254) / 255);
        if (segmentBytes > 65470) return {{}, "too large"};
        Datagrams sent;
        size_t left = (checked.size() + segmentBytes - 1) / segmentBytes;
        for (View rest = checked; left > 0; rest = rest.from(segmentBytes)) {
            Bytes& datagram = sent.datagrams.emplace_back();
            put(datagram, 1, left--);
            put(datagram, rest.from(0, segmentBytes));
        }
        return sent;
    }

private:
    size_t datagramBytes_;
    uint32_t number_ = 0;
};

/** The frame of one sender that is under way. */
class ClassicReceiver {
public:
    /** Whether a datagram begins a frame: a segment with others to follow is never too short to bear a check. */
    static bool begins(View datagram) {
        return datagram.size() > (datagram[0] == 1 ? 2 : CHECK_END) && datagram.u16(1) == 0xFFD8;
    }

    /** Takes a datagram; returns the JPEG that is whole with it, or nothing. */
    Bytes take(View datagram, int64_t now, Counts& counts) {
        unsigned left = datagram[0];
        View segment = datagram.from(1);
        if (left == 0 || segment.empty()) return {};
        bool isUnderWay = left_ > 0, pauses = now - takenAt_ > PAUSE_MICROS;
        bool isNew = begins(datagram) && pauses;  // without a check frames may begin alike
        if (isUnderWay && left == left_ + 1 && segment == View(jpeg_).from(lastAt_) && !isNew) return {};  // came twice
        if (begins(datagram)) {
            isDoubtful_ = isUnderWay && !pauses;
            left_ = left;
            jpeg_.clear();
        } else if (isUnderWay && left == left_) {
            isDoubtful_ |= pauses;
        } else {
            isDoubtful_ = true;  // another frame's segments come, and some may fit
            return {};
        }
        takenAt_ = now;
        lastAt_ = jpeg_.size();
        put(jpeg_, segment);
        return --left_ == 0 ? end(now, counts) : Bytes{};
    }

    size_t heldBytes() const { return jpeg_.capacity(); }

private:
    static constexpr int64_t PAUSE_MICROS = 10'000;  // segments leave back to back: a pause may be a seam of two frames
    static constexpr int64_t LATE_MICROS = 500'000;  // behind such a silence lower numbers are of a sender begun anew

    Bytes end(int64_t now, Counts& counts) {
        Bytes jpeg = std::exchange(jpeg_, Bytes{});
        jpeg.resize(withoutPadding(jpeg).size());
        bool isChecked = jpeg.size() >= CHECK_END && View(jpeg).from(0, CHECK_CRC) == View(CHECK_OPENING);
        if (!isChecked) cutBehindEoi(jpeg, 0);
        View all = jpeg;
        bool isOne = isChecked ? all.u32(CHECK_CRC) == crc32c(all.from(CHECK_NUMBER)) : !isDoubtful_;
        if (!isOne || !isWhole(all)) {
            counts.broken++;
            return {};
        }
        if (isChecked) {
            uint32_t number = all.u32(CHECK_NUMBER);
            bool isOlder = newest_ && static_cast<int32_t>(number - *newest_) <= 0;
            if (isOlder && now - newestAt_ <= LATE_MICROS) return {};
            newest_ = number;
            newestAt_ = now;
        }
        return jpeg;
    }

    Bytes jpeg_;
    size_t lastAt_ = 0;               // where the segment begins that was taken last
    unsigned left_ = 0;               // segments to come; 0: no frame is under way
    bool isDoubtful_ = false;         // some may be another frame's; only a check can tell
    int64_t takenAt_ = 0;             // when the last segment was
    std::optional<uint32_t> newest_;  // the number of the last frame with a check
    int64_t newestAt_ = 0;
};

// ---- RTP with JPEG --------------------------------------------------------------------------------------------------

struct Size {
    unsigned width, height;
};

/** An RTP packet with JPEG. Its views point into the datagram that was read, or to what is to be written. */
struct RtpPacket {
    struct Restart {
        unsigned interval;  // in MCUs
        bool first, last;
        unsigned count;
    };

    bool marker = false;
    unsigned payloadType = 26, sequenceNumber = 0;
    uint32_t timestamp = 0, ssrc = 0;
    std::optional<uint64_t> captureTime;  // an NTP timestamp
    std::optional<Size> size, fullSize;
    std::optional<uint32_t> frameCheck;  // CRC-32C of the frame's data
    unsigned typeSpecific = 0, offset = 0, type = 0, q = 0, widthBlocks = 0, heightBlocks = 0;
    std::optional<Restart> restart;  // types 64 and 65
    unsigned precision = 0;
    std::optional<View> tables;  // Q 128-255, in the first packet of a frame
    View data;

    unsigned interval() const { return restart ? restart->interval : 0; }

    /** Reads a datagram; nothing if it is no such packet. */
    static std::optional<RtpPacket> read(View datagram) {
        if (datagram.size() < 12 || datagram[0] >> 6 != 2) return {};
        RtpPacket packet;
        packet.marker = datagram[1] >= 128;
        packet.payloadType = datagram[1] & 127;
        packet.sequenceNumber = datagram.u16(2);
        packet.timestamp = datagram.u32(4);
        packet.ssrc = datagram.u32(8);
        View rest = datagram.from(12 + 4 * (datagram[0] & 15));  // behind the CSRCs
        if ((datagram[0] & 0x10) != 0) {
            size_t bytes = 4 + 4 * rest.u16(2);
            if (rest.size() < bytes) return {};
            if (rest.u16(0) == 0xBEDE) packet.readExtension(rest.from(4, bytes - 4));
            rest = rest.from(bytes);
        }
        if ((datagram[0] & 0x20) != 0) {
            unsigned padding = rest[rest.size() - 1];
            if (padding == 0 || padding > rest.size()) return {};
            rest = rest.from(0, rest.size() - padding);
        }
        if (!packet.readPayload(rest)) return {};
        return packet;
    }

    Bytes write() const {
        Bytes extension, out;
        auto element = [&extension](unsigned header, int bytes, uint64_t value) {
            put(extension, 1, header);
            put(extension, bytes, value);
        };
        if (captureTime) element(0x17, 8, *captureTime);
        if (size) element(0x23, 4, size->width << 16 | size->height);
        if (fullSize) element(0x43, 4, fullSize->width << 16 | fullSize->height);
        if (frameCheck) element(0x33, 4, *frameCheck);
        extension.resize((extension.size() + 3) / 4 * 4);
        put(out, 1, extension.empty() ? 0x80 : 0x90);
        put(out, 1, (marker ? 0x80 : 0) | payloadType);
        put(out, 2, sequenceNumber);
        put(out, 4, timestamp);
        put(out, 4, ssrc);
        if (!extension.empty()) put(out, 4, 0xBEDE'0000 | extension.size() / 4);
        put(out, extension);
        put(out, 4, uint64_t{typeSpecific} << 24 | offset);
        for (unsigned field : {type, q, widthBlocks, heightBlocks}) put(out, 1, field);
        if (restart) {
            put(out, 2, restart->interval);
            put(out, 2, (restart->first ? 0x8000 : 0) | (restart->last ? 0x4000 : 0) | restart->count);
        }
        if (tables) put(out, 4, precision << 16 | tables->size());
        put(out, tables.value_or(View()));
        put(out, data);
        return out;
    }

private:
    /** RFC 8285 section 4.2; what is unknown or wrong is left out. */
    void readExtension(View rest) {
        while (!rest.empty()) {
            unsigned id = rest[0] >> 4;
            size_t bytes = rest[0] == 0 ? 0 : 1 + (rest[0] & 15);  // 0: padding
            View element = rest.from(1, bytes);
            if (bytes > 0 && (id == 0 || id == 15 || element.size() < bytes)) return;
            Size said{element.u16(0), element.u16(2)};
            bool isSize = bytes == 4 && said.width > 0 && said.height > 0;
            if (id == 1 && bytes >= 8) captureTime = element.u64(0);
            if (id == 2 && isSize) size = said;
            if (id == 3 && bytes == 4) frameCheck = element.u32(0);
            if (id == 4 && isSize) fullSize = said;
            rest = rest.from(1 + bytes);
        }
    }

    bool readPayload(View rest) {  // RFC 2435 section 3.1
        typeSpecific = rest[0];
        offset = rest.u32(0) & 0xFFFFFF;
        type = rest[4];
        q = rest[5];
        widthBlocks = rest[6];
        heightBlocks = rest[7];
        rest = rest.from(8);
        if ((type & ~64U) > 1) return false;
        if (type >= 64) {
            if (rest.size() < 4) return false;
            restart = Restart{rest.u16(0), rest[2] >= 128, (rest[2] & 64) != 0, rest.u16(2) & 0x3FFF};
            rest = rest.from(4);
        }
        if (offset == 0 && q >= 128) {
            size_t bytes = rest.u16(2);
            if (rest.size() < 4 + bytes) return false;
            precision = rest[1];
            tables = rest.from(4, bytes);
            rest = rest.from(4 + bytes);
        }
        data = rest;
        return !data.empty();
    }
};

class RtpSender {
public:
    /**
     * Datagrams have at most that many bytes, 256-65,471. The SSRC, the first sequence number and the timestamp of the
     * time 0 are to be random (RFC 3550 sections 5.1 and 8).
     */
    RtpSender(size_t datagramBytes, uint32_t ssrc, uint16_t number, uint32_t timestamp)
        : datagramBytes_(std::clamp<size_t>(datagramBytes, 256, 65471)),
          ssrc_(ssrc),
          number_(number),
          timestamp_(timestamp) {}

    Datagrams split(View picture, int64_t capturedAt) {
        Jpeg jpeg;
        const char* refusal = jpeg.read(picture);
        if (refusal == nullptr) refusal = refuse(jpeg);
        if (refusal != nullptr) return {{}, refusal};
        RtpPacket packet;
        packet.ssrc = ssrc_;
        packet.timestamp = timestamp_ + static_cast<uint32_t>(capturedAt * 9 / 100);  // at 90 kHz
        if (packet.timestamp == last_) packet.timestamp++;  // two frames in a row never have the same
        last_ = packet.timestamp;
        packet.type = (jpeg.components[0].vertical == 2 ? 1U : 0U) | (jpeg.restartInterval > 0 ? 64U : 0U);
        packet.q = 255;
        bool isLarge = std::max(jpeg.width, jpeg.height) > 8 * 255;
        packet.widthBlocks = isLarge ? 0 : (jpeg.width + 7) / 8;
        packet.heightBlocks = isLarge ? 0 : (jpeg.height + 7) / 8;
        if (isLarge || jpeg.width % 8 != 0 || jpeg.height % 8 != 0) packet.size = Size{jpeg.width, jpeg.height};
        if (jpeg.restartInterval > 0) packet.restart = RtpPacket::Restart{jpeg.restartInterval, true, true, 0x3FFF};
        Bytes tables;
        for (size_t i : {0, 1}) put(tables, jpeg.quantization[jpeg.components[i].quantization]);
        packet.tables = tables;
        Datagrams sent;
        for (View rest = withoutPadding(jpeg.data); !rest.empty();) {
            packet.sequenceNumber = number_++;
            packet.data = View();
            packet.data = rest.from(0, datagramBytes_ - packet.write().size());
            rest = rest.from(packet.data.size());
            packet.marker = rest.empty();
            sent.datagrams.push_back(packet.write());
            packet.offset += static_cast<unsigned>(packet.data.size());
            packet.size.reset();  // which the first packet alone has
            packet.tables.reset();
        }
        return sent;
    }

private:
    /** Why a receiver could not put together the same picture again; null if it can. */
    const char* refuse(const Jpeg& jpeg) const {
        const std::vector<Jpeg::Component>& components = jpeg.components;
        if (components.size() != 3) return "not of luma and two chroma components";
        Jpeg standard;
        for (size_t i = 0; i < 3; i++) {
            const Jpeg::Component& component = components[i];
            unsigned factors = component.horizontal << 4 | component.vertical;
            if (i == 0 ? factors != 0x22 && factors != 0x21 : factors != 0x11) return "not sampled as 4:2:0 or 4:2:2";
            bool isStandard =
                jpeg.dc[component.dc] == standard.dc[i > 0] && jpeg.ac[component.ac] == standard.ac[i > 0];
            if (!isStandard) return "of Huffman tables that are not the standard ones";
            View table = jpeg.quantization[component.quantization];
            bool isChroma = i < 2 || table == jpeg.quantization[components[1].quantization];
            if (table.size() != 64 || !isChroma) return "not of two quantization tables of 8 bits";
        }
        View data = withoutPadding(jpeg.data);
        if (!endsInEoi(data)) return "cut";
        return data.size() > std::min<size_t>(0xFFFFFF, 32767 * (datagramBytes_ - 200)) ? "too large" : nullptr;
    }

    size_t datagramBytes_;
    uint32_t ssrc_;
    uint16_t number_;
    uint32_t timestamp_;
    std::optional<uint32_t> last_;
};

/** The headers that a receiver puts before the data of a frame (RFC 2435 appendix B). */
inline Bytes jpegHeaders(unsigned type, Size size, View tables, unsigned restartInterval) {
    Bytes out;
    put(out, 6, 0xFFD8'FFDB'0084);
    for (unsigned name : {0U, 1U}) {
        put(out, 1, name);
        put(out, tables.from(64 * name, 64));
    }
    put(out, 4, 0xFFDD'0004);
    put(out, 2, restartInterval);
    put(out, 5, 0xFFC0'0011'08);
    put(out, 2, size.height);
    put(out, 2, size.width);
    put(out, 4, (type & 1) == 1 ? 0x03'01'22'00 : 0x03'01'21'00);  // three components: luma with its factors and table
    put(out, 6, 0x02'11'01'03'11'01);
    put(out, 4, 0xFFC4'0000 | (2 + sizeof STANDARD_HUFFMAN));
    put(out, STANDARD_HUFFMAN);
    put(out, 5, 0xFFDA'000C'03);
    put(out, 6, 0x01'00'02'11'03'11);  // the components and their Huffman tables
    put(out, 3, 0x00'3F'00);
    return out;
}

/** The packets of one SSRC that wait for the rest of their frames. */
class RtpReceiver {
public:
    /** Takes a datagram; returns the JPEG that is whole with it, or nothing. */
    Bytes take(View datagram, int64_t now, Counts& counts) {
        std::optional<RtpPacket> packet = RtpPacket::read(datagram);
        if (!packet) return {};
        if (now - usefulAt_ > LATE_MICROS) {
            dropBefore(packets_.end());
            newest_ = packet->sequenceNumber;
            done_ = INT64_MIN;
        }
        int64_t number = newest_ + static_cast<int16_t>(packet->sequenceNumber - newest_);
        if (number <= done_ || packets_.count(number) > 0) return {};
        usefulAt_ = now;
        newest_ = std::max(newest_, number);
        tablesOf(*packet);  // which remembers them: a Q keeps its meaning, though the frame that told it be lost
        dropBefore(packets_.lower_bound(newest_ - MOST_PACKETS));
        while (!packets_.empty() && heldBytes() + datagram.size() > MOST_BYTES) dropBefore(std::next(packets_.begin()));
        packetBytes_ += datagram.size();
        packets_.emplace(number, Bytes(datagram.begin(), datagram.end()));
        RtpPacket opening = *packet, closing = *packet;
        int64_t first = number, last = number;
        while (opening.offset > 0 || !closing.marker) {  // both ways at once: the nearer gap ends it
            if (opening.offset > 0) {
                std::optional<RtpPacket> before = packetOf(--first);
                if (!before || !follows(opening, *before)) return {};
                opening = *before;
            }
            if (!closing.marker) {
                std::optional<RtpPacket> next = packetOf(++last);
                if (!next || !follows(*next, closing)) return {};
                closing = *next;
            }
        }
        Bytes jpeg = join(first, last);
        done_ = last;
        dropBefore(packets_.upper_bound(last));
        if (jpeg.empty()) counts.broken++;
        return jpeg;
    }

    size_t heldBytes() const { return packetBytes_ + (packets_.size() + 2 * tables_.size()) * NODE_BYTES; }

private:
    using Packets = std::map<int64_t, Bytes>;  // by sequence numbers that do not wrap around

    static constexpr int64_t LATE_MICROS = 500'000;   // as on the classic wire
    static constexpr int64_t MOST_PACKETS = 1 << 15;  // half of the sequence numbers: more cannot be told apart
    static constexpr size_t MOST_BYTES = 1 << 25;     // two frames of the largest size
    static constexpr size_t NODE_BYTES = 128;         // an entry of a map, with what the heap needs for it

    /** Whether a packet goes on where another one of its frame ends. */
    static bool follows(const RtpPacket& next, const RtpPacket& packet) {
        return !packet.marker && next.timestamp == packet.timestamp &&
               next.offset == packet.offset + packet.data.size() && next.type == packet.type && next.q == packet.q &&
               next.widthBlocks == packet.widthBlocks && next.heightBlocks == packet.heightBlocks &&
               next.interval() == packet.interval();
    }

    /** The packet of a number; nothing if it is not there. */
    std::optional<RtpPacket> packetOf(int64_t number) const {
        auto at = packets_.find(number);
        return at == packets_.end() ? std::nullopt : RtpPacket::read(at->second);
    }

    void dropBefore(Packets::const_iterator end) {
        while (packets_.begin() != end) {
            packetBytes_ -= packets_.begin()->second.size();
            packets_.erase(packets_.begin());
        }
    }

    /** The tables of a first packet, luma's and then chroma's; one serves both (RFC 2435 sections 3.1.8, 4.2). */
    Bytes tablesOf(const RtpPacket& packet) {
        if (packet.q >= 1 && packet.q <= 100) return quantization(packet.q);
        if (!packet.tables) return {};
        if (packet.tables->empty()) return tables_.count(packet.q) > 0 ? tables_[packet.q] : Bytes{};
        Bytes tables;
        put(tables, packet.tables->from(0, 64));
        put(tables, packet.tables->from(packet.tables->size() < 128 ? 0 : 64, 64));
        bool isOf8Bits = packet.precision == 0 && std::count(tables.begin(), tables.end(), 0) == 0;
        if (tables.size() != 128 || !isOf8Bits) return {};
        if (packet.q < 255) tables_[packet.q] = tables;
        return tables;
    }

    /** The JPEG of a frame's packets; nothing if they are none. */
    Bytes join(int64_t firstNumber, int64_t lastNumber) {
        RtpPacket first = *packetOf(firstNumber);
        auto fits = [](unsigned pixels, unsigned blocks) { return blocks == 0 || ((pixels + 7) / 8 & 0xFF) == blocks; };
        Size size{8 * first.widthBlocks, 8 * first.heightBlocks}, said = first.size.value_or(size);
        if (fits(said.width, first.widthBlocks) && fits(said.height, first.heightBlocks)) size = said;
        Bytes tables = tablesOf(first);
        if (size.width == 0 || size.height == 0 || tables.empty()) return {};
        Bytes jpeg = jpegHeaders(first.type, size, tables, first.interval());
        size_t start = jpeg.size();
        std::optional<uint32_t> check;
        for (int64_t number = firstNumber; number <= lastNumber; number++) {
            RtpPacket packet = *packetOf(number);
            put(jpeg, packet.data);
            if (packet.frameCheck) check = packet.frameCheck;
        }
        if (check && *check != crc32c(View(jpeg).from(start))) return {};
        cutBehindEoi(jpeg, start);
        if (!endsInEoi(jpeg)) put(jpeg, 2, 0xFFD9);
        return isWhole(jpeg) ? jpeg : Bytes{};
    }

    Packets packets_;
    size_t packetBytes_ = 0;
    int64_t newest_ = 0, done_ = INT64_MIN;  // the highest number; that of the last packet of the last frame
    int64_t usefulAt_ = INT64_MIN / 2;       // when a packet came that was not too late
    std::map<unsigned, Bytes> tables_;       // of Q 128-254
};

// ---- All that comes to a port ---------------------------------------------------------------------------------------

/** Whether a datagram is RTCP (RFC 5761 section 4) of which the packets add up to its length. */
inline bool isRtcp(View datagram) {
    View rest = datagram;
    while (!rest.empty()) {
        size_t bytes = 4 + 4 * size_t{rest.u16(2)};
        if (rest[0] >> 6 != 2 || rest[1] < 192 || rest[1] > 223 || rest.size() < bytes) return false;
        rest = rest.from(bytes);
    }
    return !datagram.empty();
}

/** Takes the datagrams of a port, whoever sends them and on which wire; gives out the frames of one sender. */
class Receiver {
public:
    /** Takes a datagram from an address and port, in any form; returns the JPEG that is to be shown now, or nothing. */
    Bytes take(const std::string& from, View datagram, int64_t now) {
        if (datagram.size() > MOST_DATAGRAM_BYTES) return {};
        auto isProven = [&](const Stream& stream) { return stream.from == from && stream.isAlive(now); };
        auto proven = std::find_if(streams_.begin(), streams_.end(), isProven);
        std::optional<uint32_t> ssrc;
        if (proven == streams_.end() || proven->ssrc) {  // a classic segment may look like RTP
            std::optional<RtpPacket> packet = RtpPacket::read(datagram);
            if (packet && packet->payloadType == 26 && packet->typeSpecific <= 3) ssrc = packet->ssrc;
            bool isPassedOver = proven != streams_.end() || isRepair(from, datagram) || isRtcp(datagram);
            if (!ssrc && isPassedOver) return {};
        }
        Stream* stream = streamOf(from, ssrc, datagram, now);
        if (stream == nullptr) return {};
        Bytes jpeg = ssrc ? stream->rtp.take(datagram, now, counts_) : stream->classic.take(datagram, now, counts_);
        if (jpeg.empty()) return {};
        stream->frameAt = now;
        if (!mayShow(*stream, now)) return {};
        counts_.complete++;
        return jpeg;
    }

    const Counts& counts() const { return counts_; }

    /** How much memory the frames under way take: of each of four senders at the most 34 million bytes. */
    size_t heldBytes() const {
        auto add = [](size_t sum, const Stream& stream) {
            return sum + stream.classic.heldBytes() + stream.rtp.heldBytes();
        };
        return std::accumulate(streams_.begin(), streams_.end(), size_t{0}, add);
    }

private:
    static constexpr size_t MOST_STREAMS = 4;
    static constexpr size_t MOST_DATAGRAM_BYTES = 65535;
    static constexpr int64_t SILENCE_MICROS = 1'000'000;

    struct Stream {
        std::string from;
        std::optional<uint32_t> ssrc;  // none: it is of the classic wire
        int64_t beganAt = 0;
        std::optional<int64_t> frameAt = {};  // when its last whole frame came
        bool isShown = false;
        ClassicReceiver classic = {};
        RtpReceiver rtp = {};

        bool isAlive(int64_t now) const { return frameAt && now - *frameAt <= SILENCE_MICROS; }
        int64_t usefulAt() const { return frameAt.value_or(beganAt); }
    };

    /** Whether a datagram repairs an RTP stream of its address; large classic frames have segments that look like it. */
    bool isRepair(const std::string& from, View datagram) const {
        unsigned payloadType = datagram[1] & 127;
        if (datagram[0] >> 6 != 2 || (payloadType != 125 && payloadType != 126)) return false;
        auto isRtp = [&from](const Stream& stream) { return stream.from == from && stream.ssrc; };
        return std::any_of(streams_.begin(), streams_.end(), isRtp);
    }

    /** The stream of a datagram, which may be a new one; null if it begins no frame, or if there are enough streams. */
    Stream* streamOf(const std::string& from, std::optional<uint32_t> ssrc, View datagram, int64_t now) {
        auto isIt = [&](const Stream& stream) { return stream.from == from && stream.ssrc == ssrc; };
        auto known = std::find_if(streams_.begin(), streams_.end(), isIt);
        if (known != streams_.end()) return &*known;
        if (!ssrc && !ClassicReceiver::begins(datagram)) return nullptr;
        if (streams_.size() < MOST_STREAMS) return &streams_.emplace_back(Stream{from, ssrc, now});
        auto isLess = [](const Stream& one, const Stream& other) { return one.usefulAt() < other.usefulAt(); };
        Stream& least = *std::min_element(streams_.begin(), streams_.end(), isLess);
        if (now - least.usefulAt() <= SILENCE_MICROS) return nullptr;
        least = Stream{from, ssrc, now};
        return &least;
    }

    /** The first stream that gave a frame is shown until it gave none for a while. */
    bool mayShow(const Stream& stream, int64_t now) {
        for (const Stream& other : streams_) {
            if (&other != &stream && other.isShown && other.isAlive(now)) return false;
        }
        for (Stream& other : streams_) other.isShown = &other == &stream;
        return true;
    }

    std::vector<Stream> streams_;
    Counts counts_;
};

}  // namespace udpcam
