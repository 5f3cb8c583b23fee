#pragma once
/// Public pages as they were last made: the same bytes for every visitor until something is committed or the day ends. DESIGN §4.

#include "base/clock.hpp"
#include "http/static_files.hpp"

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace baqylau::http {

/// Of a page's bytes. No secret hangs on it, so it is made with a quick hash and the length.
std::string page_etag(std::string_view body);

class CachedPage {
 public:
  CachedPage(std::string content_type, std::string body);
  [[nodiscard]] const std::string& content_type() const { return content_type_; }
  [[nodiscard]] std::size_t bytes() const { return plain_.body.size(); }
  /// The smallest that the other side takes: brotli, gzip, or as it is. Compressed when it is first asked for, which is the second
  /// time that the page is: a page that nobody asks for again is not worth eleven of its makings.
  [[nodiscard]] const StaticBytes& best_for(std::string_view accept_encoding) const;

 private:
  const StaticBytes& made(std::once_flag& once, StaticBytes& bytes, std::string_view encoding,
                          std::string (*compress)(const std::string&)) const;
  std::string content_type_;
  StaticBytes plain_;
  mutable std::once_flag gzip_once_, brotli_once_;
  mutable StaticBytes gzip_, brotli_;
};

/// Safe for many threads.
class PageCache {
 public:
  /// What a page was made from: `Database::version()` as it was before reading, and the day, which many pages reckon with.
  struct Moment {
    std::uint64_t version = 0;
    base::LocalDate day{};
    friend bool operator==(const Moment&, const Moment&) = default;
  };
  /// The bodies it may hold together; the ones asked for longest ago go first. 0: none.
  explicit PageCache(std::size_t most_bytes) : most_bytes_{most_bytes} {}

  /// `address`: host and target as sent. Null where the page has to be made.
  [[nodiscard]] std::shared_ptr<const CachedPage> find(const Moment& now, std::string_view address);
  void keep(const Moment& made_at, std::string address, std::string content_type, std::string body);

 private:
  struct Entry {
    std::string address;
    std::shared_ptr<const CachedPage> page;
  };
  /// Under the lock: forgets what is older; false where `moment` itself is.
  bool advance(const Moment& moment);

  const std::size_t most_bytes_;
  std::mutex mutex_;
  Moment moment_;
  std::size_t bytes_ = 0;
  std::list<Entry> entries_;  ///< asked for last first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> places_;
};

}  // namespace baqylau::http
