#include "http/page_cache.hpp"

#include <brotli/encode.h>
#include <fmt/format.h>
#include <zlib.h>

#include <functional>
#include <stdexcept>
#include <tuple>

namespace baqylau::http {
namespace {

constexpr std::size_t least_compressed = 1024;  ///< bytes; below, an answer fits a packet either way

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  constexpr int gzip_format = 15 + 16;  // window bits, and zlib's way to say gzip
  if (::deflateInit2(&stream, 6, Z_DEFLATED, gzip_format, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::runtime_error{"deflateInit2"};
  std::string out(::deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  // zlib reads from what it declares writable.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int end = ::deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  ::deflateEnd(&stream);
  if (end != Z_STREAM_END) throw std::runtime_error{"deflate"};
  return out;
}

std::string brotli(const std::string& bytes) {
  std::size_t size = ::BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(size, '\0');
  if (::BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                              &size, reinterpret_cast<std::uint8_t*>(out.data())) != BROTLI_TRUE)
    throw std::runtime_error{"brotli"};
  out.resize(size);
  return out;
}

}  // namespace

std::string page_etag(std::string_view body) { return fmt::format("\"{:x}-{:016x}\"", body.size(), std::hash<std::string_view>{}(body)); }

CachedPage::CachedPage(std::string content_type, std::string body) : content_type_{std::move(content_type)} {
  plain_.etag = page_etag(body);
  plain_.body = std::move(body);
}

const StaticBytes& CachedPage::made(std::once_flag& once, StaticBytes& bytes, std::string_view encoding,
                                    std::string (*compress)(const std::string&)) const {
  std::call_once(once, [&] {
    bytes.body = compress(plain_.body);
    bytes.encoding = encoding;
    bytes.etag = plain_.etag;
    bytes.etag.insert(bytes.etag.size() - 1, "-" + std::string{encoding});
  });
  return bytes;
}

const StaticBytes& CachedPage::best_for(std::string_view accept_encoding) const {
  if (plain_.body.size() < least_compressed) return plain_;
  if (accepts_encoding(accept_encoding, "br")) return made(brotli_once_, brotli_, "br", brotli);
  if (accepts_encoding(accept_encoding, "gzip")) return made(gzip_once_, gzip_, "gzip", gzip);
  return plain_;
}

bool PageCache::advance(const Moment& moment) {
  if (moment == moment_) return true;
  if (std::tie(moment.day, moment.version) < std::tie(moment_.day, moment_.version)) return false;
  moment_ = moment;
  places_.clear();
  entries_.clear();
  bytes_ = 0;
  return true;
}

std::shared_ptr<const CachedPage> PageCache::find(const Moment& now, std::string_view address) {
  const std::lock_guard lock{mutex_};
  if (!advance(now)) return nullptr;
  const auto found = places_.find(address);
  if (found == places_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->page;
}

void PageCache::keep(const Moment& made_at, std::string address, std::string content_type, std::string body) {
  const auto size = body.size();
  if (size > most_bytes_) return;
  auto page = std::make_shared<const CachedPage>(std::move(content_type), std::move(body));
  const std::lock_guard lock{mutex_};
  if (!advance(made_at) || places_.contains(address)) return;
  entries_.push_front({std::move(address), std::move(page)});
  places_.emplace(entries_.front().address, entries_.begin());
  bytes_ += size;
  while (bytes_ > most_bytes_) {
    bytes_ -= entries_.back().page->bytes();
    places_.erase(entries_.back().address);
    entries_.pop_back();
  }
}

}  // namespace baqylau::http
