#include "http/static_files.hpp"

#include "base/random.hpp"
#include "http/head.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>

namespace baqylau::http {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 15> content_types{{{".css", "text/css; charset=utf-8"},
                                                                                       {".js", "text/javascript; charset=utf-8"},
                                                                                       {".mjs", "text/javascript; charset=utf-8"},
                                                                                       {".svg", "image/svg+xml"},
                                                                                       {".png", "image/png"},
                                                                                       {".jpg", "image/jpeg"},
                                                                                       {".webp", "image/webp"},
                                                                                       {".ico", "image/x-icon"},
                                                                                       {".woff2", "font/woff2"},
                                                                                       {".woff", "font/woff"},
                                                                                       {".txt", "text/plain; charset=utf-8"},
                                                                                       {".json", "application/json"},
                                                                                       {".webmanifest", "application/manifest+json"},
                                                                                       {".map", "application/json"},
                                                                                       {".xml", "application/xml"}}};

std::string content_type_of(const std::filesystem::path& path) {
  const auto ending = path.extension().string();
  for (const auto& [known, type] : content_types)
    if (ending == known) return std::string{type};
  return "application/octet-stream";
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
  if (!in.good() && !in.eof()) throw std::runtime_error{"cannot read " + path.string()};
  return bytes;
}

std::string etag_of(std::string_view bytes, std::string_view encoding) {
  auto tag = '"' + base::hex(base::sha256(bytes)).substr(0, 32);
  if (!encoding.empty()) tag += '-' + std::string{encoding};
  return tag + '"';
}

/// `app.1a2b3c4d.css`, `font-1A2B3C4D.woff2`: eight or more hex digits, or letters and digits as bundlers write, before the ending.
bool carries_hash(const std::filesystem::path& path) {
  const auto stem = path.stem().string();
  const auto part = std::string_view{stem}.substr(stem.find_last_of(".-") + 1);
  return stem.find_first_of(".-") != std::string::npos && part.size() >= 8 &&
         std::ranges::all_of(part, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

StaticFiles::StaticFiles(std::span<const EmbeddedFile> files) {
  for (const auto& [name, bytes] : files) add(name, std::string{bytes});
  drop_encodings_alone();
}

StaticFiles::StaticFiles(const std::filesystem::path& directory) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator{directory})
    if (entry.is_regular_file()) add(std::filesystem::relative(entry.path(), directory), bytes_of(entry.path()));
  drop_encodings_alone();
}

void StaticFiles::add(std::filesystem::path name, std::string bytes) {
  std::string_view encoding;
  if (name.extension() == ".gz") encoding = "gzip";
  if (name.extension() == ".br") encoding = "br";
  if (!encoding.empty()) name.replace_extension();
  auto& file = files_[name.generic_string()];
  auto etag = etag_of(bytes, encoding);
  auto& kept = encoding.empty() ? file.plain : encoding == "br" ? file.brotli : file.gzip;
  kept = {std::move(bytes), std::move(etag), encoding};
  file.content_type = content_type_of(name);
  file.immutable = carries_hash(name);
}

void StaticFiles::drop_encodings_alone() {
  std::erase_if(files_, [](const auto& item) { return item.second.plain.etag.empty(); });
}

const StaticFile* StaticFiles::find(std::string_view name) const {
  const auto found = files_.find(std::string{name});
  return found == files_.end() ? nullptr : &found->second;
}

const StaticBytes& StaticFile::best_for(std::string_view accept_encoding) const {
  if (!brotli.etag.empty() && accepts_encoding(accept_encoding, "br")) return brotli;
  if (!gzip.etag.empty() && accepts_encoding(accept_encoding, "gzip")) return gzip;
  return plain;
}

bool accepts_encoding(std::string_view list, std::string_view encoding) {
  while (!list.empty()) {
    const auto end = std::min(list.find(','), list.size());
    const auto piece = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    const auto semicolon = std::min(piece.find(';'), piece.size());
    if (!equal_ignoring_case(trimmed(piece.substr(0, semicolon)), encoding)) continue;
    auto weight = trimmed(piece.substr(std::min(semicolon + 1, piece.size())));
    if (!weight.starts_with("q=")) return true;
    weight.remove_prefix(2);
    return weight.find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

bool matches_etag(std::string_view list, std::string_view etag) {
  if (etag.empty()) return false;
  while (!list.empty()) {
    const auto end = std::min(list.find(','), list.size());
    auto piece = trimmed(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    if (piece == "*") return true;
    if (piece.starts_with("W/")) piece.remove_prefix(2);
    if (piece == etag) return true;
  }
  return false;
}

}  // namespace baqylau::http
