/* Reads the test vectors, which vectors/README.md describes. */
#pragma once

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "udpcam_wire.hpp"

using Json = nlohmann::json;
using udpcam::Bytes;
using udpcam::View;

/** Ends the test where something is not as it has to be. */
inline void check(bool holds, const std::string& what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what.c_str());
    std::exit(1);
}

inline Json vectors(const std::string& name) {
    std::ifstream file(std::string(VECTORS) + "/" + name);
    check(file.good(), "there is " + std::string(VECTORS) + "/" + name);
    return Json::parse(file);
}

inline Bytes bytes(const Json& hex) {
    Bytes out;
    std::string digits = hex.get<std::string>();
    for (size_t at = 0; at + 1 < digits.size(); at += 2) {
        out.push_back(static_cast<uint8_t>(std::stoul(digits.substr(at, 2), nullptr, 16)));
    }
    return out;
}

inline std::string hex(View bytes) {
    std::string out;
    char digits[3];
    for (uint8_t byte : bytes) {
        std::snprintf(digits, sizeof digits, "%02x", unsigned{byte});
        out += digits;
    }
    return out;
}
