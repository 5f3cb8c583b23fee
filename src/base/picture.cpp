#include "base/picture.hpp"

#include "base/ids.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <utility>

namespace baqylau::base {

namespace {

/// Reads on; beyond the end there is nothing, and `whole` says so ever after.
class Bytes {
 public:
  enum class Order { big, little };
  explicit Bytes(std::string_view bytes, Order order = Order::big) : bytes_{bytes}, order_{order} {}

  std::string_view take(std::size_t count) {
    if (count > bytes_.size() - at_) {
      whole_ = false;
      count = bytes_.size() - at_;
    }
    const auto taken = bytes_.substr(at_, count);
    at_ += count;
    return taken;
  }
  std::uint32_t number(std::size_t count) {
    const auto taken = take(count);
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < taken.size(); ++i) {
      const auto c = static_cast<unsigned char>(taken[order_ == Order::big ? i : taken.size() - 1 - i]);
      value = (value << 8U) | c;
    }
    return value;
  }
  void go_to(std::size_t at) {
    whole_ = whole_ && at <= bytes_.size();
    at_ = std::min(at, bytes_.size());
  }
  [[nodiscard]] bool whole() const { return whole_; }
  [[nodiscard]] bool ended() const { return at_ == bytes_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::string_view from(std::size_t begin) const { return bytes_.substr(begin, at_ - begin); }

 private:
  std::string_view bytes_;
  Order order_;
  std::size_t at_ = 0;
  bool whole_ = true;
};

void put(std::string& out, std::uint32_t value, std::size_t count, Bytes::Order order) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto shift = 8U * static_cast<unsigned>(order == Bytes::Order::big ? count - 1 - i : i);
    out += static_cast<char>((value >> shift) & 0xFFU);
  }
}

/// What one side of a picture may have: beyond it browsers do not paint.
constexpr std::uint32_t longest_side = 16'383;
bool is_side(std::uint32_t pixels) { return pixels >= 1 && pixels <= longest_side; }

std::optional<BarePicture> picture(std::string_view media_type, std::uint32_t width, std::uint32_t height, std::string bytes) {
  if (!is_side(width) || !is_side(height)) return std::nullopt;
  return BarePicture{
      .media_type = media_type, .width = static_cast<int>(width), .height = static_cast<int>(height), .bytes = std::move(bytes)};
}

// ---- JPEG

constexpr std::string_view jpeg_start = "\xFF\xD8";
constexpr std::string_view exif_name{"Exif\0\0", 6};
constexpr std::uint32_t upright = 1;

/// From 1 to 8; upright where it is not said, or not in a way that can be read.
std::uint32_t orientation_of(std::string_view exif) {
  const auto tiff = exif.substr(exif_name.size());
  const auto order = tiff.starts_with("II") ? Bytes::Order::little : Bytes::Order::big;
  Bytes bytes{tiff, order};
  bytes.take(4);
  bytes.go_to(bytes.number(4));
  for (auto entries = bytes.number(2); entries > 0 && bytes.whole(); --entries) {
    const auto tag = bytes.number(2);
    const auto type = bytes.number(2);
    const auto count = bytes.number(4);
    const auto value = bytes.number(2);
    bytes.take(2);
    constexpr std::uint32_t orientation = 0x0112, short_integer = 3;
    if (tag == orientation && type == short_integer && count == 1 && bytes.whole() && value >= 1 && value <= 8) return value;
  }
  return upright;
}

/// An Exif segment that says which side is up, and nothing else.
std::string exif_of(std::uint32_t orientation) {
  std::string tiff{"MM"};
  const auto add = [&](std::uint32_t value, std::size_t count) { put(tiff, value, count, Bytes::Order::big); };
  add(42, 2);
  add(8, 4);  // where the only directory begins
  add(1, 2);  // with one entry
  add(0x0112, 2), add(3, 2), add(1, 4), add(orientation, 2), add(0, 2);
  add(0, 4);  // no further directory
  std::string segment{"\xFF\xE1"};
  put(segment, static_cast<std::uint32_t>(2 + exif_name.size() + tiff.size()), 2, Bytes::Order::big);
  segment += exif_name;
  return segment + tiff;
}

/// SOF0 … SOF15; C4, C8 and CC among them are something else.
bool is_frame(std::uint32_t marker) { return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC; }
bool is_restart(std::uint32_t marker) { return marker >= 0xD0 && marker <= 0xD7; }

class Jpeg {
 public:
  explicit Jpeg(std::string_view bytes) : bytes_{bytes} {}

  std::optional<BarePicture> bare() {
    bytes_.take(jpeg_start.size());
    while (!ended_ && bytes_.whole()) segment();
    if (!ended_ || !bytes_.whole() || !scanned_) return std::nullopt;
    std::string all{jpeg_start};
    all += application_;
    constexpr std::uint32_t first_on_its_side = 5;
    if (orientation_ != upright) all += exif_of(orientation_);
    if (orientation_ >= first_on_its_side) std::swap(width_, height_);
    return picture("image/jpeg", width_, height_, all + rest_);
  }

 private:
  /// The next marker; fill bytes before it belong to nothing.
  std::uint32_t marker() {
    if (bytes_.number(1) != 0xFF) return 0;
    auto code = bytes_.number(1);
    while (code == 0xFF && bytes_.whole()) code = bytes_.number(1);
    return code;
  }

  void segment() {
    constexpr std::uint32_t end = 0xD9, scan = 0xDA;
    const auto code = marker();
    if (code == end) {
      rest_ += "\xFF\xD9";
      ended_ = true;
      return;
    }
    const auto length = bytes_.number(2);
    // A second beginning within the picture, or a byte that is no marker.
    if (code < 0xC0 || code == 0xD8 || is_restart(code) || length < 2) {
      bytes_.go_to(std::numeric_limits<std::size_t>::max());
      return;
    }
    const auto content = bytes_.take(length - 2);
    if (is_frame(code)) frame(content);
    keep(code, content);
    if (code == scan) scan_data();
  }

  void frame(std::string_view content) {
    Bytes frame{content};
    frame.take(1);
    height_ = frame.number(2);
    width_ = frame.number(2);
  }

  void keep(std::uint32_t code, std::string_view content) {
    constexpr std::uint32_t app0 = 0xE0, app1 = 0xE1, app2 = 0xE2, app14 = 0xEE, app15 = 0xEF, comment = 0xFE;
    if (code == app1 && content.starts_with(exif_name)) orientation_ = orientation_of(content);
    if (code == app0 && content.starts_with(std::string_view{"JFIF\0", 5}) && content.size() >= jfif_bytes) {
      // Without the thumbnail, whose sides are the last two bytes.
      std::string jfif{content.substr(0, jfif_bytes)};
      jfif[jfif_bytes - 2] = jfif[jfif_bytes - 1] = '\0';
      write(application_, code, jfif);
    } else if ((code == app2 && content.starts_with(std::string_view{"ICC_PROFILE\0", 12})) ||
               (code == app14 && content.starts_with("Adobe"))) {
      write(application_, code, content);
    } else if ((code < app0 || code > app15) && code < 0xF0 && code != comment) {
      write(rest_, code, content);
    }
  }

  static void write(std::string& out, std::uint32_t code, std::string_view content) {
    out += '\xFF';
    out += static_cast<char>(code);
    put(out, static_cast<std::uint32_t>(content.size() + 2), 2, Bytes::Order::big);
    out += content;
  }

  /// What is painted, up to the next marker that is none of its own.
  void scan_data() {
    scanned_ = true;
    const auto begin = bytes_.at();
    while (bytes_.whole()) {
      if (bytes_.number(1) != 0xFF) continue;
      const auto next = bytes_.number(1);
      if (next == 0 || is_restart(next)) continue;
      bytes_.go_to(bytes_.at() - (next == 0xFF ? 1 : 2));
      if (next != 0xFF) break;
    }
    rest_ += bytes_.from(begin);
  }

  static constexpr std::size_t jfif_bytes = 14;
  Bytes bytes_;
  std::string application_, rest_;
  std::uint32_t orientation_ = upright, width_ = 0, height_ = 0;
  bool ended_ = false, scanned_ = false;
};

// ---- PNG

constexpr std::string_view png_start = "\x89PNG\r\n\x1A\n";

std::optional<BarePicture> bare_png(std::string_view all) {
  static constexpr std::array<std::string_view, 12> kept{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA",
                                                         "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "pHYs"};
  Bytes bytes{all};
  std::string out{bytes.take(png_start.size())};
  std::uint32_t width = 0, height = 0;
  bool painted = false;
  while (bytes.whole()) {
    const auto begin = bytes.at();
    const auto length = bytes.number(4);
    const auto kind = bytes.take(4);
    const auto content = bytes.take(length);
    bytes.take(4);  // its checksum
    if (!bytes.whole() || (width == 0) != (kind == "IHDR")) return std::nullopt;
    if (kind == "acTL") return std::nullopt;  // it moves
    if (kind == "IHDR") {
      Bytes header{content};
      width = header.number(4);
      height = header.number(4);
      if (width == 0) return std::nullopt;
    }
    painted = painted || kind == "IDAT";
    if (std::ranges::find(kept, kind) != kept.end()) out += bytes.from(begin);
    if (kind == "IEND") return painted ? picture("image/png", width, height, std::move(out)) : std::nullopt;
  }
  return std::nullopt;
}

// ---- WebP

/// Width and height of a still picture in one of its two ways of painting.
std::pair<std::uint32_t, std::uint32_t> sides_of_painting(std::string_view kind, std::string_view content) {
  Bytes bytes{content, Bytes::Order::little};
  constexpr std::uint32_t fourteen_bits = 0x3FFF;
  if (kind == "VP8 ") {
    bytes.take(3);
    if (bytes.take(3) != "\x9D\x01\x2A") return {};
    const auto width = bytes.number(2) & fourteen_bits;
    return {width, bytes.number(2) & fourteen_bits};
  }
  if (bytes.number(1) != 0x2F) return {};
  const auto bits = bytes.number(4);
  return {(bits & fourteen_bits) + 1, ((bits >> 14U) & fourteen_bits) + 1};
}

std::optional<BarePicture> bare_webp(std::string_view all) {
  Bytes bytes{all, Bytes::Order::little};
  bytes.take(4);
  const auto length = bytes.number(4);
  if (length > all.size() - 8 || bytes.take(4) != "WEBP") return std::nullopt;
  constexpr std::size_t head = 8;
  Bytes inside{all.substr(0, head + length), Bytes::Order::little};
  inside.take(head + 4);
  std::string kept{"WEBP"};
  std::pair<std::uint32_t, std::uint32_t> sides{}, canvas{};
  while (!inside.ended() && inside.whole()) {
    const auto begin = inside.at();
    const auto kind = inside.take(4);
    const auto size = inside.number(4);
    const auto content = inside.take(size);
    if (size % 2 == 1 && !inside.ended()) inside.take(1);
    if (kind == "VP8X" && content.size() >= 10) {
      constexpr unsigned animation = 0x02, exif = 0x08, xmp = 0x04;
      const auto flags = static_cast<unsigned char>(content[0]);
      if ((flags & animation) != 0U) return std::nullopt;
      Bytes extended{content.substr(4), Bytes::Order::little};
      canvas.first = extended.number(3) + 1;
      canvas.second = extended.number(3) + 1;
      std::string chunk{inside.from(begin)};
      chunk[head] = static_cast<char>(flags & ~(exif | xmp));
      kept += chunk;
    } else if (kind == "VP8 " || kind == "VP8L") {
      sides = sides_of_painting(kind, content);
      kept += inside.from(begin);
    } else if (kind == "ALPH" || kind == "ICCP") {
      kept += inside.from(begin);
    }
  }
  if (!inside.whole() || sides.first == 0 || (canvas.first != 0 && canvas != sides)) return std::nullopt;
  if (kept.size() % 2 == 1) kept += '\0';
  std::string out{"RIFF"};
  put(out, static_cast<std::uint32_t>(kept.size()), 4, Bytes::Order::little);
  return picture("image/webp", sides.first, sides.second, out + kept);
}

}  // namespace

std::optional<BarePicture> bare_picture(std::string_view bytes) {
  constexpr std::size_t most_bytes = std::size_t{1} << 28U;
  if (bytes.size() > most_bytes) return std::nullopt;
  if (bytes.starts_with(jpeg_start)) return Jpeg{bytes}.bare();
  if (bytes.starts_with(png_start)) return bare_png(bytes);
  if (bytes.starts_with("RIFF") && bytes.size() > 12) return bare_webp(bytes);
  return std::nullopt;
}

std::string picture_size(int width, int height) { return std::to_string(width) + "x" + std::to_string(height); }

std::optional<PictureAddress> picture_address(std::int64_t picture, std::string_view size) {
  const auto cross = size.find('x');
  if (picture < 1 || cross == std::string_view::npos) return std::nullopt;
  const auto width = parse_id(size.substr(0, cross)), height = parse_id(size.substr(cross + 1));
  if (!width || !height || *width > longest_side || *height > longest_side) return std::nullopt;
  return PictureAddress{picture, static_cast<int>(*width), static_cast<int>(*height)};
}

std::optional<PictureAddress> picture_address(std::string_view address) {
  constexpr std::string_view folder = "/images/";
  if (!address.starts_with(folder)) return std::nullopt;
  address.remove_prefix(folder.size());
  const auto slash = address.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  return picture_address(parse_id(address.substr(0, slash)).value_or(0), address.substr(slash + 1));
}

}  // namespace baqylau::base
