"""Canaries: odd names that stand in a store before a destruction and must be in no file after it, in five encodings."""
import base64
import os
import re
import zlib


def name_of(n):
    return f"Zwaluwkanarie{n:06}xxxxxx"


def forms(n):
    """A canary as it may lie somewhere: UTF-8, UTF-16, base64 at its three offsets, hex. Deflate is undone instead."""
    plain = name_of(n).encode()
    out = [plain, name_of(n).encode("utf-16-le"), name_of(n).encode("utf-16-be"), plain.hex().encode(), plain.hex().upper().encode()]
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + plain)
        out.append(coded[4 if shift else 0:-4])  # what does not depend on what stands around it
    return out


def unpacked(data):
    """What is deflated in it, wherever a zlib stream begins."""
    for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", data):
        try:
            yield zlib.decompressobj().decompress(data[match.start():], 1 << 20)
        except zlib.error:
            pass


def hits(data, wanted):
    """How many of the wanted forms are in it. `wanted`: what all canaries begin with in one encoding, and the forms themselves."""
    found = 0
    for stem, whole in wanted:
        at = data.find(stem)
        while at >= 0:
            found += data[at: at + len(next(iter(whole)))] in whole
            at = data.find(stem, at + 1)
    return found


def canaries(folder, numbers):
    columns = list(zip(*(forms(n) for n in numbers)))
    wanted = [(os.path.commonprefix([forms(0)[k], forms(999999)[k]]), set(column)) for k, column in enumerate(columns)]
    found = 0
    for path, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(path, name), "rb") as file:
                data = file.read()
            found += hits(data, wanted) + sum(hits(text, wanted) for text in unpacked(data))
    return found


def encoded_letters(at, numbers):
    """Beside each letter the same in other forms: an attachment, a compressed stream. They go with it, by its number."""
    for name in sorted(os.listdir(os.path.join(at, "uit"))):
        text = open(os.path.join(at, "uit", name), encoding="utf-8").read()
        stem = os.path.join(at, "uit", name[: -len(".pdf")])
        for ending, data in ((".utf16", text.encode("utf-16-le")), (".b64", base64.b64encode(text.encode())), (".hex", text.encode().hex().encode()), (".z", zlib.compress(text.encode()))):
            with open(stem + ending, "wb") as file:
                file.write(data)
