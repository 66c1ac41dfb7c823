#!/usr/bin/env python3
"""A receiver of the classic wire in Python, to be measured and tested against: it trusts the countdown, and glues what it gets."""
import argparse
import signal
import socket
import sys

import cv2
import numpy

MOST_BYTES = 255 * 65472  # of a frame

options = argparse.ArgumentParser()
options.add_argument("--port", type=int, default=12345)
options.add_argument("--headless", action="store_true", help="open no window")
options.add_argument("--save", help="save the last picture here at the end")
options.add_argument("--frames", type=int, help="end after so many frames")
options = options.parse_args()
signal.signal(signal.SIGTERM, lambda *_: sys.exit())
link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_000_000)
link.bind(("", options.port))
picture, count, jpeg = None, 0, b""
try:
    while link.recv(65536)[:1] != b"\1":  # the rest of a frame that began before
        pass
    while options.frames is None or count < options.frames:
        datagram = link.recv(65536)
        jpeg = jpeg + datagram[1:] if len(jpeg) < MOST_BYTES else b""
        if datagram[:1] == b"\1" and jpeg:
            decoded = cv2.imdecode(numpy.frombuffer(jpeg, numpy.uint8), cv2.IMREAD_COLOR)
            jpeg = b""
            if decoded is None:
                continue
            picture, count = decoded, count + 1
            if not options.headless:
                cv2.imshow("classic", picture)
                if cv2.waitKey(1) == ord("q"):
                    break
finally:
    print(f"receiver.py: {count} frames complete", file=sys.stderr)
    if options.save and picture is not None:
        cv2.imwrite(options.save, picture)
