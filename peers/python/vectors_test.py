#!/usr/bin/env python3
"""Sends the receiver the frames of the test vectors that come whole and in order: it promises nothing of others."""
import json
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

import cv2
import numpy

FOLDER = pathlib.Path(__file__).resolve().parent
WHOLE = (
    "a frame of one segment",
    "a frame of one segment without a check",
    "frames of several segments",
    "frames of several segments without a check",
    "zero bytes behind the end of the picture",
    "a frame with a check may pause",
)


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("", 0))
        return probe.getsockname()[1]


def await_listener(port):
    while not any(f":{port:04X} " in line for line in open("/proc/net/udp")):
        time.sleep(0.05)


def last_shown(case):
    """What the receiver saves of a case; it ends by itself if it has shown as many frames as the vector says."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as link:
        saved = f"{folder}/saved.png"
        command = [sys.executable, FOLDER / "receiver.py", "--headless", "--port", str(port), "--save", saved]
        receiver = subprocess.Popen([*command, "--frames", str(len(case["shown"]))], stderr=subprocess.DEVNULL)
        try:
            await_listener(port)
            for datagram in ["0100", *(each["hex"] for each in case["datagrams"])]:  # 0100: the end of a frame before
                link.sendto(bytes.fromhex(datagram), ("127.0.0.1", port))
            assert receiver.wait(timeout=20) == 0
        finally:
            receiver.kill()
        return cv2.imread(saved)


vectors = json.loads((FOLDER / "../../vectors/classic.json").read_text())
cases = {case["name"]: case for case in vectors["cases"]}
for name in WHOLE:
    jpeg = bytes.fromhex(vectors["pictures"][cases[name]["shown"][-1]])
    expected = cv2.imdecode(numpy.frombuffer(jpeg, numpy.uint8), cv2.IMREAD_COLOR)
    assert numpy.array_equal(last_shown(cases[name]), expected), name
    print("ok", name)
