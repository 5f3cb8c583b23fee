#!/usr/bin/env bash
# ZBar 0.23.92 (Debian 12) on QR codes of Kazakh and Russian words in UTF-8, made by libqrencode 4.1.1:
#
# - Short words come out as Chinese or as Japanese half-width letters: «бала» as 訇訄郅訄, «қала» as ﾒ嶢ｰﾐｻﾐｰ, «Дети» as ﾐ頒ｵﾑひｸ, with type QR-Code and
#   no sign of doubt. Guessed was UTF-8 for all of them, as it is for «есеп», «Қазақстан» and «помощь».
# - The end of an address, https://example.kz/жоба, is hit as well, and leads elsewhere.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
for package in libzbar0=0.23.92-7+deb12u1 libqrencode4=4.1.1-1 libv4l-0=1.22.1-5+b2 libv4lconvert0=1.22.1-5+b2; do apt-get download -q "$package" >/dev/null 2>&1; done
for package in ./*.deb; do dpkg -x "$package" root; done
export LD_LIBRARY_PATH=$work/root/usr/lib/x86_64-linux-gnu
cat > read.py <<'PY'
import ctypes

encode, zbar = ctypes.CDLL("libqrencode.so.4"), ctypes.CDLL("libzbar.so.0")


class Code(ctypes.Structure):
    _fields_ = [("version", ctypes.c_int), ("width", ctypes.c_int), ("data", ctypes.POINTER(ctypes.c_ubyte))]


encode.QRcode_encodeString8bit.restype = ctypes.POINTER(Code)
for name in ("zbar_image_scanner_create", "zbar_image_create", "zbar_image_first_symbol"):
    getattr(zbar, name).restype = ctypes.c_void_p
zbar.zbar_symbol_get_data.restype = ctypes.c_char_p
pointer, number = ctypes.c_void_p, ctypes.c_ulong
zbar.zbar_image_set_format.argtypes = [pointer, number]
zbar.zbar_image_set_size.argtypes = [pointer, ctypes.c_uint, ctypes.c_uint]
zbar.zbar_image_set_data.argtypes = [pointer, pointer, number, pointer]
zbar.zbar_scan_image.argtypes = [pointer, pointer]
zbar.zbar_image_first_symbol.argtypes = zbar.zbar_symbol_get_data.argtypes = [pointer]


def read(word):
    code = encode.QRcode_encodeString8bit(word.encode(), 0, 1).contents
    scale, border = 8, 4
    side = (code.width + 2 * border) * scale
    gray = bytearray(b"\xff" * side * side)
    for y in range(side):
        for x in range(side):
            row, column = y // scale - border, x // scale - border
            if 0 <= row < code.width and 0 <= column < code.width and code.data[row * code.width + column] & 1:
                gray[y * side + x] = 0
    image, bytes_of = zbar.zbar_image_create(), (ctypes.c_ubyte * len(gray)).from_buffer(gray)
    zbar.zbar_image_set_format(image, int.from_bytes(b"Y800", "little"))
    zbar.zbar_image_set_size(image, side, side)
    zbar.zbar_image_set_data(image, bytes_of, len(gray), None)
    assert zbar.zbar_scan_image(zbar.zbar_image_scanner_create(), image) == 1
    return zbar.zbar_symbol_get_data(zbar.zbar_image_first_symbol(image)).decode()


for word in ("бала", "жоба", "көмек", "қала", "Дети", "Әлеуметтік", "есеп", "Қазақстан", "помощь", "https://example.kz/жоба"):
    print(word, read(word), flush=True)
PY
python3 read.py | tee seen
cat > expected <<'TEXT'
бала 訇訄郅訄
жоба 迠郋訇訄
көмек 郕茤邾迮郕
қала ﾒ嶢ｰﾐｻﾐｰ
Дети ﾐ頒ｵﾑひｸ
Әлеуметтік ﾓ侑ｻﾐｵﾑσｼﾐｵﾑびび孟ｺ
есеп есеп
Қазақстан Қазақстан
помощь помощь
https://example.kz/жоба https://example.kz/迠郋訇訄
TEXT
diff seen expected && echo "as recorded"
