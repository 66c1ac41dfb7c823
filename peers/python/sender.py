#!/usr/bin/env python3
"""A sender of the classic wire in Python, to be measured and tested against: one byte counts the segments of a frame down."""
import argparse
import socket
import sys
import time

import cv2
import numpy

SLICE_BYTES = 65472  # of JPEG; with the byte before it a datagram has 65,473


def frames(device):
    if not device.endswith(".y4m"):
        video = cv2.VideoCapture(int(device) if device.isdigit() else device)
        ok, frame = video.read()
        while ok:
            yield frame
            ok, frame = video.read()
        return
    with open(device, "rb") as stream:
        header = stream.readline().decode().split()
        width, height = (int(next(part[1:] for part in header if part[0] == key)) for key in "WH")
        while stream.readline():
            planes = numpy.frombuffer(stream.read(width * height * 3 // 2), numpy.uint8)
            yield cv2.cvtColor(planes.reshape(height * 3 // 2, width), cv2.COLOR_YUV2BGR_I420)


options = argparse.ArgumentParser()
options.add_argument("--remote", default="127.0.0.1")
options.add_argument("--port", type=int, default=12345)
options.add_argument("--device", default="0")
options.add_argument("--quality", type=int, default=50)
options.add_argument("--fps", type=float, help="send no more than so many frames a second, as a file is to be played")
options = options.parse_args()
link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
start, count = time.monotonic(), 0
for picture in frames(options.device):
    if options.fps:
        time.sleep(max(0, start + count / options.fps - time.monotonic()))
    jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, options.quality])[1].tobytes()
    slices = [jpeg[at : at + SLICE_BYTES] for at in range(0, len(jpeg), SLICE_BYTES)]
    for left, piece in zip(range(len(slices), 0, -1), slices):
        link.sendto(bytes([left]) + piece, (options.remote, options.port))
    count += 1
print(f"sender.py: {count} frames sent", file=sys.stderr)
