#include "http/connection.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>

#include <algorithm>
#include <array>
#include <unistd.h>
#include <vector>

// g++ 12 mistakes the frame of a coroutine that Asio allocates and frees itself.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace baqylau::http {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using Steady = std::chrono::steady_clock;

constexpr std::size_t piece_bytes = 64 << 10;
/// A body is read to its end up to here, so that a browser gets to see why it was refused.
constexpr std::size_t most_discarded = 256 << 20;
/// After an answer that leaves a body unread: closing at once would take the answer away from its reader.
constexpr std::size_t most_lingering = 1 << 20;
constexpr std::chrono::seconds lingering{2};

auto into(error_code& error) { return net::redirect_error(awaiting, error); }

}  // namespace

std::unique_ptr<BodyParser> Connection::body_parser(const Head& head, std::size_t head_bytes) const {
  auto parser = std::make_unique<BodyParser>();
  parser->header_limit(most_head_bytes);
  parser->body_limit(boost::none);  // counted by BodyReader: Beast would apply a limit while it reads the head
  error_code error;
  parser->put(net::const_buffer{bytes().data(), head_bytes}, error);
  if (error || !parser->is_header_done() || parser->chunked() != head.chunked) return nullptr;
  if (!head.chunked && parser->content_length() != head.content_length) return nullptr;
  return parser;
}

Task<HeadRead> Connection::read_block(bool first) {
  bool begun = first || buffer_.size() > 0;
  stream_.expires_after(begun ? config_.header_deadline : config_.idle_deadline);
  idle_ = buffer_.size() == 0;
  for (std::size_t searched = 0;;) {
    const auto so_far = bytes();
    const auto end = so_far.find("\r\n\r\n", searched < 3 ? 0 : searched - 3);
    if (end != std::string_view::npos && end + 4 <= most_head_bytes) {
      stream_.expires_never();
      co_return HeadRead{HeadRead::End::complete, end + 4};
    }
    if (has_bare_line_feed(so_far, searched)) co_return HeadRead{.end = HeadRead::End::refused, .status = 400};
    if (so_far.size() >= most_head_bytes)
      co_return HeadRead{.end = HeadRead::End::refused, .status = so_far.find("\r\n") == std::string_view::npos ? 414 : 431};
    searched = so_far.size();
    error_code error;
    const auto read =
        co_await stream_.async_read_some(buffer_.prepare(std::min<std::size_t>(4096, most_head_bytes - searched)), into(error));
    idle_ = false;
    // After a timeout the stream is closed: there is nobody to tell.
    if (error) co_return HeadRead{HeadRead::End::closed};
    buffer_.commit(read);
    if (!begun) stream_.expires_after(config_.header_deadline);
    begun = true;
  }
}

Task<BodyEnd> Connection::read_body(BodyParser& parser, const Head& head, std::size_t understood, BodyReader& reader) {
  const auto most = std::max(most_discarded, understood);
  if (head.content_length > most) co_return BodyEnd::too_large;
  error_code error;
  if (head.expects_continue()) {
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    stream_.expires_after(config_.header_deadline);
    co_await net::async_write(stream_, net::const_buffer{go_on.data(), go_on.size()}, into(error));
    if (error) co_return BodyEnd::cut;
  }
  const auto begun = Steady::now();
  std::vector<char> piece(std::min(piece_bytes, head.chunked ? piece_bytes : head.content_length));
  for (std::size_t received = 0; !parser.is_done();) {
    auto& body = parser.get().body();
    body.data = piece.data();
    body.size = piece.size();
    const auto earned = std::chrono::seconds{received / std::max<std::size_t>(config_.least_body_rate, 1)};
    stream_.expires_at(begun + config_.body_grace + earned);
    co_await beast::http::async_read_some(stream_, buffer_, parser, into(error));
    const auto read = piece.size() - body.size;
    if (read > 0) reader.feed({piece.data(), read});
    received += read;
    if (error == beast::http::error::need_buffer) error = {};
    if (error == beast::error::timeout || error == net::error::eof || error == beast::http::error::partial_message ||
        error == net::error::connection_reset || error == net::error::operation_aborted)
      co_return BodyEnd::cut;
    if (error) co_return BodyEnd::malformed;
    if (received > most) co_return BodyEnd::too_large;
  }
  stream_.expires_never();
  co_return BodyEnd::complete;
}

Task<bool> Connection::send_bytes(std::string_view head, std::string_view body) {
  error_code error;
  const auto first = body.substr(0, piece_bytes);
  const std::array<net::const_buffer, 2> buffers{net::const_buffer{head.data(), head.size()},
                                                 net::const_buffer{first.data(), first.size()}};
  stream_.expires_after(config_.idle_deadline);
  co_await net::async_write(stream_, buffers, into(error));
  for (body.remove_prefix(first.size()); !error && !body.empty();) {
    const auto piece = body.substr(0, piece_bytes);
    stream_.expires_after(config_.idle_deadline);
    co_await net::async_write(stream_, net::const_buffer{piece.data(), piece.size()}, into(error));
    body.remove_prefix(piece.size());
  }
  co_return !error;
}

Task<bool> Connection::send_file(std::string_view head, int file, std::size_t size) {
  bool fine = co_await send_bytes(head, {});
  std::vector<char> piece(std::min(piece_bytes, size));
  while (fine && size > 0) {
    const auto read = ::read(file, piece.data(), std::min(piece.size(), size));
    if (read <= 0) co_return false;  // shorter than it said: the reader sees a cut connection, not a whole file
    const auto count = static_cast<std::size_t>(read);
    fine = co_await send_bytes({piece.data(), count}, {});
    size -= count;
  }
  co_return fine;
}

Task<void> Connection::linger() {
  error_code error;
  stream_.socket().shutdown(tcp::socket::shutdown_send, error);
  std::array<char, 4096> unread{};
  stream_.expires_after(lingering);
  for (std::size_t read = 0; !error && read < most_lingering;) read += co_await stream_.async_read_some(net::buffer(unread), into(error));
}

}  // namespace baqylau::http
