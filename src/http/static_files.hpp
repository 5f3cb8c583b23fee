#pragma once
/// Style, scripts, fonts and pictures: read once, answered from memory.

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace baqylau::http {

/// One way the bytes of a file can be sent.
struct StaticBytes {
  std::string body;
  std::string etag;
  std::string_view encoding;  ///< empty, `br` or `gzip`
};

struct StaticFile {
  std::string content_type;
  bool immutable = false;  ///< its name carries a hash of its content
  StaticBytes plain;
  StaticBytes gzip;  ///< empty body: there is none
  StaticBytes brotli;

  /// The smallest that the other side takes.
  [[nodiscard]] const StaticBytes& best_for(std::string_view accept_encoding) const;
};

/// A file that is part of the program (tools/embed.py).
struct EmbeddedFile {
  std::string_view name;  ///< relative to its folder
  std::string_view bytes;
};

/// `x.br` and `x.gz` are encodings of `x`; without `x` they answer nothing.
class StaticFiles {
 public:
  StaticFiles() = default;
  explicit StaticFiles(std::span<const EmbeddedFile> files);
  /// Every file below the directory, read now. Throws `std::runtime_error` where one cannot be read.
  explicit StaticFiles(const std::filesystem::path& directory);
  /// `name` relative to the directory. Null when there is none.
  [[nodiscard]] const StaticFile* find(std::string_view name) const;

 private:
  void add(std::filesystem::path name, std::string bytes);
  void drop_encodings_alone();

  std::unordered_map<std::string, StaticFile> files_;
};

/// Of `Accept-Encoding`: named, and not with `q=0`.
bool accepts_encoding(std::string_view accept_encoding, std::string_view encoding);
/// Of `If-None-Match`: the list holds the tag (compared weakly), or is `*`.
bool matches_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace baqylau::http
