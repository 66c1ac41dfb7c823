/* The command line of both programs, how they end, and their clock. */
#pragma once

#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

/** Ends the program with one line. Code 1: the environment refused; 2: a usage error. */
[[noreturn]] inline void fail(int code, const std::string& line) {
    std::fprintf(stderr, "%s\n", line.c_str());
    std::exit(code);
}

/** What --name value, or --name alone, says. */
class Options {
public:
    static constexpr const char* OFF = "off";  // the default of an option that has no value

    /** Takes the defaults of all options there are. */
    Options(int argc, char** argv, const char* help, const std::map<std::string, std::string>& defaults)
        : program_(argv[0]), values_(defaults) {
        program_.erase(0, program_.rfind('/') + 1);
        for (int i = 1; i < argc; i++) {
            std::string name = argv[i], value;
            size_t equals = name.find('=');
            bool isOneWord = equals != std::string::npos;  // --name=value
            if (isOneWord) value = name.substr(equals + 1);
            name = name.substr(0, equals);
            if (name == "--help" || name == "-h") {
                std::fputs(help, stdout);
                std::exit(0);
            }
            auto option = defaults.find(name);
            if (option == defaults.end()) refuse(name, "there is no such option; --help lists them");
            bool isFlag = option->second == OFF;
            if (isFlag && isOneWord) refuse(name, "it takes no value");
            if (!isFlag && !isOneWord && i + 1 == argc) refuse(name, "its value is missing");
            values_[name] = isFlag ? "on" : isOneWord ? value : argv[++i];
        }
    }

    bool isOn(const std::string& name) const { return values_.at(name) == "on"; }

    const std::string& text(const std::string& name) const { return values_.at(name); }

    int number(const std::string& name, int least, int most) const {
        int number = 0;
        char rest = 0;
        bool isNumber = std::sscanf(text(name).c_str(), "%9d%c", &number, &rest) == 1;
        if (isNumber && number >= least && number <= most) return number;
        refuseValue(name, "a number from " + std::to_string(least) + " to " + std::to_string(most));
    }

    /** Ends the program: the value of an option is not what it has to be. */
    [[noreturn]] void refuseValue(const std::string& name, const std::string& right) const {
        refuse(name + " " + text(name), "it takes " + right);
    }

private:
    [[noreturn]] void refuse(const std::string& what, const std::string& why) const {
        fail(2, program_ + ": " + what + ": " + why);
    }

    std::string program_;
    std::map<std::string, std::string> values_;
};

inline volatile std::sig_atomic_t isEnding = 0;

/** Has Ctrl-C and SIGTERM end the program in order; a second one ends it at once. */
inline void endBySignal() {
    for (int number : {SIGINT, SIGTERM}) {
        std::signal(number, [](int received) {
            isEnding = 1;
            std::signal(received, SIG_DFL);
        });
    }
}

inline int64_t microsNow() {
    auto time = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(time).count();
}
