"""A stand-in for systemd-logind on a private bus, with nothing but Python's standard library (Debian: python3).

Node cannot pass file descriptors over a socket, and Inhibit() must return one. So this small program speaks the
D-Bus wire protocol itself: usage `fakeLogind.py <bus address>`. Commands come as JSON lines on stdin, events leave as
JSON lines on stdout; it ends when stdin does.
Source: D-Bus Specification, "Message Protocol"; org.freedesktop.login1(5).
"""

import json
import os
import selectors
import socket
import struct
import sys

NAME = "org.freedesktop.login1"
MANAGER, SESSION = NAME + ".Manager", NAME + ".Session"
ROOT = "/org/freedesktop/login1"
ALIGN = {"y": 1, "b": 4, "u": 4, "i": 4, "h": 4, "t": 8, "s": 4, "o": 4, "g": 1, "v": 1, "a": 4, "(": 8, "{": 8}


def first_type(signature):
    """Length of the first complete type in a signature."""
    if signature[0] == "a":
        return 1 + first_type(signature[1:])
    if signature[0] not in "({":
        return 1
    depth = 0
    for index, letter in enumerate(signature):
        depth += (letter in "({") - (letter in ")}")
        if depth == 0:
            return index + 1


def types(signature):
    while signature:
        length = first_type(signature)
        yield signature[:length]
        signature = signature[length:]


def pad(out, size):
    out.extend(b"\0" * (-len(out) % size))


def put(out, kind, value):
    pad(out, ALIGN[kind[0]])
    if kind == "y":
        out.append(value)
    elif kind in "buih":
        out.extend(struct.pack("<I", int(value)))
    elif kind == "t":
        out.extend(struct.pack("<Q", value))
    elif kind in "so":
        raw = value.encode()
        out.extend(struct.pack("<I", len(raw)) + raw + b"\0")
    elif kind == "g":
        out.extend(bytes([len(value)]) + value.encode() + b"\0")
    elif kind == "v":
        put(out, "g", value[0])
        put(out, value[0], value[1])
    elif kind[0] == "a":
        length_at = len(out)
        out.extend(b"\0\0\0\0")
        pad(out, ALIGN[kind[1]])
        start = len(out)
        for item in value:
            put(out, kind[1:], item)
        struct.pack_into("<I", out, length_at, len(out) - start)
    else:
        for part, item in zip(types(kind[1:-1]), value):
            put(out, part, item)


class Reader:
    """Reads little-endian values; messages of a big-endian sender do not occur on one machine."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def get(self, kind):
        self.at += -self.at % ALIGN[kind[0]]
        if kind in "yg":
            size = self.data[self.at]
            self.at += 1
            if kind == "y":
                return size
            return self.text(size)
        if kind in "buih":
            self.at += 4
            return struct.unpack_from("<I", self.data, self.at - 4)[0]
        if kind in "so":
            return self.text(self.get("u"))
        if kind == "v":
            return self.get(self.get("g"))
        if kind[0] == "a":
            size = self.get("u")
            self.at += -self.at % ALIGN[kind[1]]
            end, items = self.at + size, []
            while self.at < end:
                items.append(self.get(kind[1:]))
            return items
        return [self.get(part) for part in types(kind[1:-1])]

    def text(self, size):
        value = self.data[self.at : self.at + size].decode()
        self.at += size + 1
        return value


class Bus:
    def __init__(self, address):
        parts = dict(part.split("=", 1) for part in address.split(";")[0].split(":", 1)[1].split(","))
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(parts["path"] if "path" in parts else "\0" + parts["abstract"])
        self.serial, self.buffer = 0, b""
        self.socket.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\nNEGOTIATE_UNIX_FD\r\n")
        answers = b""
        while answers.count(b"\r\n") < 2:
            answers += self.socket.recv(1024)
        if b"AGREE_UNIX_FD" not in answers:
            raise SystemExit("the bus does not pass file descriptors")
        self.socket.sendall(b"BEGIN\r\n")

    def send(self, kind, fields, signature="", body=(), fd=None):
        """kind: 1 call, 2 return, 3 error, 4 signal; fields: header code -> (type, value)."""
        self.serial += 1
        content = bytearray()
        for part, value in zip(types(signature), body):
            put(content, part, value)
        if signature:
            fields[8] = ("g", signature)
        if fd is not None:
            fields[9] = ("u", 1)
        header = bytearray(struct.pack("<BBBBII", ord("l"), kind, 0, 1, len(content), self.serial))
        put(header, "a(yv)", sorted(fields.items()))
        pad(header, 8)
        rights = [] if fd is None else [(socket.SOL_SOCKET, socket.SCM_RIGHTS, struct.pack("i", fd))]
        self.socket.sendmsg([bytes(header + content)], rights)

    def call_bus(self, member, signature, *body):
        daemon = "org.freedesktop.DBus"
        target = {1: ("o", "/org/freedesktop/DBus"), 2: ("s", daemon), 3: ("s", member), 6: ("s", daemon)}
        self.send(1, target, signature, body)

    def messages(self):
        """Every complete message that has arrived: (kind, serial, header fields, body)."""
        data = self.socket.recv(65536)
        if not data:
            raise SystemExit(0)
        self.buffer += data
        while len(self.buffer) >= 16:
            body_size, serial, fields_size = struct.unpack_from("<III", self.buffer, 4)
            body_at = 16 + fields_size + -fields_size % 8
            if len(self.buffer) < body_at + body_size:
                return
            message, self.buffer = self.buffer[: body_at + body_size], self.buffer[body_at + body_size :]
            reader = Reader(message)
            reader.at = 12
            fields = dict(reader.get("a(yv)"))
            content = Reader(message[body_at:])
            yield message[1], serial, fields, [content.get(part) for part in types(fields.get(8, ""))]


class Logind:
    def __init__(self, bus, selector):
        self.bus, self.selector = bus, selector
        self.preparing, self.sessions, self.locks = False, [], 0

    def path(self, session):
        return ROOT + "/session/" + session["id"]

    def answer(self, serial, sender, signature="", body=(), fd=None):
        self.bus.send(2, {5: ("u", serial), 6: ("s", sender)}, signature, body, fd)

    def refuse(self, serial, sender, error):
        self.bus.send(3, {4: ("s", error), 5: ("u", serial), 6: ("s", sender)}, "s", [error])

    def inhibit(self, serial, sender, what, who, why, mode):
        ours, theirs = os.pipe()
        self.answer(serial, sender, "h", [0], theirs)
        os.close(theirs)
        self.locks += 1
        lock = {"lock": self.locks, "what": what, "who": who, "why": why, "mode": mode}
        # The reading end becomes readable (end of file) when the last copy of the writing end is closed.
        self.selector.register(ours, selectors.EVENT_READ, lambda: self.released(ours, lock))
        say("inhibited", lock)

    def released(self, fd, lock):
        self.selector.unregister(fd)
        os.close(fd)
        say("released", lock)

    def called(self, serial, fields, body):
        sender, member, path = fields[7], fields[3], fields[1]
        if member == "Inhibit":
            return self.inhibit(serial, sender, *body)
        if member == "ListSessions":
            rows = [[s["id"], s["uid"], s["user"], s["seat"], self.path(s)] for s in self.sessions]
            return self.answer(serial, sender, "a(susso)", [rows])
        if member in ("GetSession", "GetSessionByPID"):
            by_id = member == "GetSession"
            for session in self.sessions:
                if session["id"] == body[0] if by_id else body[0] in session["pids"]:
                    return self.answer(serial, sender, "o", [self.path(session)])
            return self.refuse(serial, sender, NAME + (".NoSuchSession" if by_id else ".NoSessionForPID"))
        if member == "Get":
            value = self.properties(path, body[0]).get(body[1])
            if value is not None:
                return self.answer(serial, sender, "v", [value])
            return self.refuse(serial, sender, "org.freedesktop.DBus.Error.UnknownProperty")
        if member == "GetAll":
            return self.answer(serial, sender, "a{sv}", [list(self.properties(path, body[0]).items())])
        return self.refuse(serial, sender, "org.freedesktop.DBus.Error.UnknownMethod")

    def properties(self, path, interface):
        if path == ROOT and interface == MANAGER:
            return {"PreparingForShutdown": ("b", self.preparing), "InhibitDelayMaxUSec": ("t", 5000000)}
        for session in self.sessions:
            if path == self.path(session) and interface == SESSION:
                return {"Id": ("s", session["id"]), "State": ("s", session["state"]), "Class": ("s", session["class"])}
        return {}

    def command(self, order):
        if "sessions" in order:
            self.sessions = order["sessions"]
        if "preparingForShutdown" in order:
            self.preparing = order["preparingForShutdown"]
        if "announce" in order:
            signal, value = order["announce"]
            self.bus.send(4, {1: ("o", ROOT), 2: ("s", MANAGER), 3: ("s", signal)}, "b", [value])
        say("done", {"id": order["id"]})


def say(event, details):
    print(json.dumps({"event": event, **details}), flush=True)


def main():
    selector = selectors.DefaultSelector()
    bus = Bus(sys.argv[1])
    logind = Logind(bus, selector)
    bus.call_bus("Hello", "")
    bus.call_bus("RequestName", "su", NAME, 4)
    orders = b""

    def from_bus():
        for kind, serial, fields, body in bus.messages():
            if kind == 1:
                logind.called(serial, fields, body)
            elif kind == 2 and fields[5] == 2:
                if body != [1]:
                    raise SystemExit(NAME + " is taken")
                say("ready", {})
            elif kind == 3 and fields[5] <= 2:
                raise SystemExit("the bus refuses: " + str(body))

    def from_stdin():
        nonlocal orders
        data = os.read(0, 65536)
        if not data:
            raise SystemExit(0)
        *lines, orders = (orders + data).split(b"\n")
        for line in lines:
            logind.command(json.loads(line))

    selector.register(bus.socket, selectors.EVENT_READ, from_bus)
    selector.register(0, selectors.EVENT_READ, from_stdin)
    while True:
        for key, _ in selector.select():
            key.data()


main()
