#include "http/response.hpp"

#include "http/request.hpp"
#include "http/url_encoding.hpp"

#include <stdexcept>

namespace baqylau::http {
namespace {

/// RFC 6266: an ASCII name for old programs, and the real one as RFC 8187 writes it.
std::string attachment(std::string_view filename) {
  std::string ascii;
  for (const char c : filename) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) {
      if ((byte & 0xC0U) != 0x80U) ascii += '_';  // one for each letter
    } else {
      ascii += byte < 0x20 || byte == 0x7F || std::string_view{"\"\\/:%"}.find(c) != std::string_view::npos ? '_' : c;
    }
  }
  return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + percent_encoded(filename);
}

Response attached(std::string content_type, std::string_view filename) {
  Response response{.content_type = std::move(content_type)};
  response.headers.emplace_back("Content-Disposition", attachment(filename));
  response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; sandbox");
  return response;
}

}  // namespace

std::string Url::filled(std::string_view pattern, const std::vector<std::string>& pieces) {
  std::string path;
  auto piece = pieces.begin();
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (!pattern.substr(at).starts_with("{}")) {
      path += pattern[at];
      continue;
    }
    if (piece == pieces.end()) throw std::logic_error{"an address with more places than values: " + std::string{pattern}};
    path += percent_encoded(*piece++);
    ++at;
  }
  if (piece != pieces.end()) throw std::logic_error{"an address with more values than places: " + std::string{pattern}};
  if (!path.starts_with('/') || path.starts_with("//"))
    throw std::logic_error{"an address that is no path of ours: " + std::string{pattern}};
  return path;
}

Url Url::with(std::string_view name, std::string_view value) const {
  Url url = *this;
  if (value.empty()) return url;
  url.query_ += (url.query_.empty() ? '?' : '&');
  url.query_ += percent_encoded(name) + '=' + percent_encoded(value);
  return url;
}

Url Url::with_fragment(std::string_view fragment) const {
  Url url = *this;
  url.fragment_ = fragment.empty() ? "" : '#' + percent_encoded(fragment);
  return url;
}

Url Url::with_notice(std::string_view code) const {
  Url url = *this;
  url.notice_ = code;
  return url;
}

Url Url::of_request(const Request& request) {
  Url url;
  for (std::string_view rest = request.path; !rest.empty();) {
    rest.remove_prefix(1);
    const auto end = std::min(rest.find('/'), rest.size());
    url.path_ += '/' + percent_encoded(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  if (url.path_.empty() || url.path_.starts_with("//")) url.path_ = "/";
  for (const auto& [name, value] : request.query) url = url.with(name, value);
  return url;
}

Response see_other(const Url& to) {
  Response response{.status = 303};
  response.headers.emplace_back("Location", to.full());
  response.notice = to.notice();
  return response;
}

Response download(std::string content_type, std::string filename, std::string body) {
  auto response = attached(std::move(content_type), filename);
  response.body = std::move(body);
  return response;
}

Response download_file(std::string content_type, std::string filename, std::filesystem::path file) {
  auto response = attached(std::move(content_type), filename);
  response.file = std::move(file);
  return response;
}

Response json(int status, std::string body) {
  return Response{.status = status, .content_type = "application/json; charset=utf-8", .body = std::move(body)};
}

}  // namespace baqylau::http
