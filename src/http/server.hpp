#pragma once
/// The server: sockets, limits and deadlines. Beast stays inside connection.* and server.cpp.

#include "db/db.hpp"
#include "http/proxies.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "http/routes.hpp"
#include "http/static_files.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::http {

/// Finds the caller of a session cookie's value; identity provides it. Called inside the request's own read.
class Sessions {
 public:
  virtual ~Sessions() = default;
  virtual Caller load(db::Read& db, std::string_view token, base::Instant now) = 0;
  /// Whether the session of a caller who was loaded has neither ended since nor had its account blocked. Called inside each transaction
  /// that writes for that caller: between the two a file may have been on its way for minutes.
  virtual bool holds(db::Read& db, std::string_view session_key, base::Instant now) = 0;
};

/// Pages the server itself has to answer with; ui and identity provide them.
class Pages {
 public:
  virtual ~Pages() = default;
  /// The page of a failure, in the language of the request.
  virtual Response failure(const Request& request, const base::Failure& failure, Services& services) = 0;
  /// A POST (its fields in `request.form`) or GET arrived without the session it needs: sign in again; what was typed is
  /// carried in the page and sent on after signing in.
  virtual Response sign_in_again(const Request& request, Services& services) = 0;
};

struct ServerConfig {
  std::string address = "127.0.0.1";
  unsigned short port = 8080;                      ///< 0: any free one
  int threads = 0;                                 ///< 0: one a core
  int workers = 2;                                 ///< threads for files, tables and exports
  std::size_t work_queue = 64;                     ///< longer: 503
  int hashers = 1;                                 ///< threads for password hashes: never more than one core
  std::size_t hash_queue = 64;                     ///< longer: 503
  std::chrono::milliseconds hash_patience{10000};  ///< a full queue takes two seconds on a machine that has time for it
  std::chrono::milliseconds work_patience{4000};   ///< who has waited longer for the files is answered 503
  std::chrono::microseconds longest_quick{2000};   ///< pages that take longer are slow (http/lanes.hpp)
  int slow_readers = 0;                            ///< threads for pages that take long (http/lanes.hpp); 0: one a core
  std::size_t slow_queue = 256;                    ///< longer: 503
  std::chrono::milliseconds slow_patience{4000};   ///< who has waited longer for a reader is gone: 503
  std::filesystem::path temporary;                 ///< for uploads; on the same file system as the store
  StaticFiles static_files{};                      ///< served under /static/
  std::chrono::seconds header_deadline{10};
  std::chrono::seconds idle_deadline{60};
  std::size_t least_body_rate = 2048;  ///< bytes a second after the first 20 seconds: a slow line may be slow, not silent
  std::chrono::milliseconds lookup_time{
      5500};                            ///< from asking for a write: so long it is looked for what became of one whose commit was lost
  std::chrono::seconds body_grace{20};  ///< before `least_body_rate` counts
  std::size_t most_connections = 8192;
  std::size_t page_cache_bytes = 64 << 20;  ///< public pages kept for the next visitor; 0: each is made anew
  /// What form tokens are made with: one for all nodes, from `load_secret`. Empty: a random one, forgotten at the end.
  std::string secret{};
  std::vector<std::string>
      hosts{};                ///< names that this site is reached by, on any port if none is given; others are answered 421; empty: any
  Proxies trusted_proxies{};  ///< whose X-Forwarded-For names the client
};

class Server {
 public:
  virtual ~Server() = default;
  /// Binds and starts its threads; the bound port.
  virtual unsigned short start() = 0;
  /// Stops accepting, lets running requests end (at most `patience`), stops.
  virtual void stop(std::chrono::seconds patience) = 0;
};

std::unique_ptr<Server> make_server(ServerConfig config, const Routes& routes, db::Database& database, Services services,
                                    Sessions& sessions, Pages& pages);

/// Who is signed in. Where a visitor is not, another cookie carries what anonymous form tokens are bound to.
Cookie session_cookie(std::string_view token);
Cookie cleared_session_cookie();
Cookie cleared_cookie(std::string_view name);
/// With the page that has said it: a notice is said once.
Cookie cleared_notice_cookie();
/// HMAC of session key and server secret.
std::string csrf_token(std::string_view secret, std::string_view session_key);

/// What forms were answered two days ago and longer: nobody sends them again.
void forget_old_forms(db::Write& db, base::Instant now);

/// Reads the secret from a file, making it (mode 0400) on the first start. Throws when it cannot be read or others can.
std::string load_secret(const std::filesystem::path& file, base::Random& random);

/// Files under `var/files/`, by SHA-256.
std::unique_ptr<FileStore> open_file_store(const std::filesystem::path& directory);

}  // namespace baqylau::http
