#pragma once

#include "base/ids.hpp"
#include "base/result.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baqylau::http {

/// A path of our own site, without the language; made only from a literal with `{}` places, each value
/// percent-encoded. Redirects take nothing else. SECURITY O-05.
class Url {
 public:
  /// `Url::to("/contests/{}/lots", contest)`; ids, integers, text.
  template <std::size_t N, class... Values>
  static Url to(const char (&pattern)[N], const Values&... values) {
    Url url;
    url.path_ = filled({pattern, N - 1}, {piece(values)...});
    return url;
  }
  /// Appends `name=value` to the query; an empty value is left out.
  Url with(std::string_view name, std::string_view value) const;
  Url with_fragment(std::string_view fragment) const;
  /// A redirect there takes a notice along, outside of the address: `see_other` hands it on.
  Url with_notice(std::string_view code) const;
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string full() const { return path_ + query_ + fragment_; }
  [[nodiscard]] const std::string& notice() const { return notice_; }
  /// The page a request was for, query included: where the language switch leads.
  static Url of_request(const struct Request& request);

 private:
  static std::string piece(std::string_view text) { return std::string{text}; }
  static std::string piece(std::int64_t number) { return std::to_string(number); }
  static std::string piece(int number) { return std::to_string(number); }
  template <class Tag>
  static std::string piece(base::Id<Tag> id) {
    return base::to_string(id);
  }
  static std::string filled(std::string_view pattern, const std::vector<std::string>& pieces);
  std::string path_, query_, fragment_, notice_;
};

/// A cookie of ours, by the name handlers know it under. The server says on the line what it is there (http/cookies.hpp).
struct Cookie {
  std::string name;
  std::string value;
  std::chrono::seconds kept{0};  ///< 0: until the browser is closed; below 0: forgotten at once
  friend bool operator==(const Cookie&, const Cookie&) = default;
};

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body{};
  std::vector<std::pair<std::string, std::string>> headers{};  ///< besides those the server always sets
  std::vector<Cookie> cookies{};
  std::optional<std::filesystem::path> file{};  ///< streamed instead of `body`
  std::string notice{};                         ///< of a redirect: what the next page says once
  /// Of an answer to a script: what it puts into the form on its page (versions of what is edited).
  std::vector<std::pair<std::string, std::string>> form_fields{};
};

/// 303 to a page of ours in the language of the request (added by the server).
Response see_other(const Url& to);
/// A download: attachment, nosniff, `Content-Security-Policy: sandbox`. `filename` may be any UTF-8 (RFC 6266, RFC 8187).
Response download(std::string content_type, std::string filename, std::string body);
Response download_file(std::string content_type, std::string filename, std::filesystem::path file);
Response json(int status, std::string body);

}  // namespace baqylau::http
