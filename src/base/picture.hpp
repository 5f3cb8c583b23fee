#pragma once
/// Pictures that staff put into texts: their containers are read, never what is painted in them. SECURITY U-04.
///
/// JPEG: ITU-T T.81 annex B, JFIF 1.02, Exif 2.32. PNG: W3C PNG, third edition. WebP: RFC 9649.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace baqylau::base {

/// A picture without anything that does not help to show it: where it was taken and with what, thumbnails, comments, what stands behind
/// its end. Colour profiles stay, and of Exif the one number that says which side is up.
struct BarePicture {
  std::string_view media_type;  ///< `image/jpeg`, `image/png`, `image/webp`
  int width = 0;                ///< as shown, in pixels
  int height = 0;
  std::string bytes;
};

/// Nothing where the bytes are no JPEG, PNG or WebP from beginning to end, or are a picture that moves.
std::optional<BarePicture> bare_picture(std::string_view bytes);

/// Where a picture of this site is: `/images/17/640x480`, the pixels in the address, so that a page keeps its place before it has come.
struct PictureAddress {
  std::int64_t picture = 0;
  int width = 0;
  int height = 0;
  friend bool operator==(const PictureAddress&, const PictureAddress&) = default;
};
std::optional<PictureAddress> picture_address(std::string_view address);
/// The part behind the number: `640x480`.
std::string picture_size(int width, int height);
std::optional<PictureAddress> picture_address(std::int64_t picture, std::string_view size);

}  // namespace baqylau::base
