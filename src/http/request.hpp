#pragma once
/// One request as the handlers see it: already parsed, decoded, limited.

#include "base/clock.hpp"
#include "base/random.hpp"
#include "http/caller.hpp"
#include "i18n/i18n.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baqylau::http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

enum class Method { get, head, post };

/// A file that was sent, already on the disk under `path` (a temporary file of ours, removed after the request unless
/// a handler's `FileStore::keep` took it).
struct Upload {
  enum class State { complete, too_large, empty };
  std::string field;
  std::string filename;  ///< as sent, cleaned to one line of UTF-8 without path separators, at most 200 code points
  std::filesystem::path path;
  std::int64_t size = 0;  ///< bytes; where too_large, as far as they were counted
  std::string sha256{};   ///< 64 hex digits
  State state = State::complete;
};

/// Content-addressed files of this node: temporary → fsync → rename to the SHA-256 → fsync of the directory → commit.
class FileStore {
 public:
  virtual ~FileStore() = default;
  /// Makes an upload durable under its hash. Idempotent. Throws on a failing disk.
  virtual void keep(const Upload& upload) = 0;
  /// Where the bytes of a hash are; they exist if a row names them.
  [[nodiscard]] virtual std::filesystem::path path_of(std::string_view sha256) const = 0;
};

/// What every handler may use besides the database.
struct Services {
  const base::Clock& clock;
  base::Random& random;
  FileStore& files;
  const i18n::Catalogues& catalogues;
  /// Where people reach this site, without a slash at the end: `https://monitoring.example`. For what leaves it: printed codes.
  std::string site{};
  /// The server's own secret: what hashes of visitors' addresses are keyed with, so that nobody who has only the rows can try addresses.
  std::string secret{};
};

/// Which form of whom a POST is, and what was sent in it: the same sent again is the same change (http/once.hpp).
struct SentForm {
  std::string scope;      ///< hash of the session (or the visitor) and the path
  std::string key;        ///< the form's own, fresh with each page
  std::string content{};  ///< hash of its fields and files
};

/// What can be said of a POST that failed. The page of a failure sends it again with one button where that may help.
enum class Resend {
  no,        ///< what was sent is not known, or did not come from this site
  fresh,     ///< a new token and key: the old ones are too old or another session's
  same_key,  ///< under its own key: what was saved after all is not saved twice
  unsure     ///< the same, and it may be saved already
};

/// The mode for people with low vision: the only cookie of a public page that is no session and no notice. ui/web.cpp sets it.
inline constexpr std::string_view view_cookie_name = "view";

struct Request {
  Method method = Method::get;
  std::string path;  ///< decoded, without the language: `/contests/17/lots`
  i18n::Language language = i18n::Language::kk;
  Pairs query;  ///< decoded, in order
  Pairs form;   ///< decoded fields of a POST, without files, without our own `_token`, `_key`
  std::vector<Upload> uploads;
  Pairs cookies;
  std::string client_address;
  std::string number;       ///< of this request, in the log and on error pages
  bool wants_json = false;  ///< our own scripts: `Accept: application/json`
  /// Of a public page, where nothing of who asks reaches it: the server sends what is made to others too. Then there is neither token nor
  /// key.
  bool for_everybody = false;
  Caller caller;
  std::string csrf_token;      ///< for forms on the page that answers this request
  std::string form_key;        ///< fresh idempotency key for the same
  SentForm sent_form{};        ///< of a POST
  Resend resend = Resend::no;  ///< of a POST that failed
  std::string notice{};        ///< code of what the page before led here with, once
  std::string if_none_match;
  /// Form token of another session's key: a page that answers a sign-in is the new session's already. The server sets it.
  std::function<std::string(std::string_view session_key)> csrf_for{};

  /// First value of a query parameter, or empty.
  [[nodiscard]] std::string_view query_value(std::string_view name) const;
  [[nodiscard]] std::string_view cookie(std::string_view name) const;
};

}  // namespace baqylau::http
