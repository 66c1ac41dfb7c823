#!/usr/bin/env python3
"""A receiver of the classic wire in Python, to be measured and tested against: it trusts the countdown, and glues what it gets."""
import argparse
import socket

import cv2
import numpy

options = argparse.ArgumentParser()
options.add_argument("--port", type=int, default=12345)
options.add_argument("--save", help="save the first picture here and end, without a window")
options = options.parse_args()
link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
link.bind(("", options.port))
while link.recv(65536)[0] > 1:  # the rest of a frame that began before
    pass
jpeg = b""
while True:
    datagram = link.recv(65536)
    jpeg += datagram[1:]
    if datagram[0] == 1:
        picture = cv2.imdecode(numpy.frombuffer(jpeg, numpy.uint8), cv2.IMREAD_COLOR)
        jpeg = b""
        if options.save:
            cv2.imwrite(options.save, picture)
            break
        cv2.imshow("classic", picture)
        if cv2.waitKey(1) == ord("q"):
            break
