#pragma once
/// One socket: heads and bodies in, answers out, each with its limit and deadline. The only place that knows Beast.

#include "http/body.hpp"
#include "http/completion.hpp"
#include "http/head.hpp"
#include "http/server.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace baqylau::http {

using tcp = boost::asio::ip::tcp;
using Socket = boost::asio::basic_stream_socket<tcp, Executor>;
using BodyParser = boost::beast::http::request_parser<boost::beast::http::buffer_body>;

struct HeadRead {
  enum class End { complete, closed, refused };
  End end;
  std::size_t bytes = 0;  ///< of a complete head
  int status = 0;         ///< of a refused one
};

enum class BodyEnd { complete, cut, malformed, too_large };

class Connection {
 public:
  Connection(Socket socket, const ServerConfig& config, std::string peer)
      : config_{config}, stream_{std::move(socket)}, peer_{std::move(peer)} {}

  /// Up to the empty line. A first request has the head's deadline from the connection on, a later one from its first
  /// byte on.
  Task<HeadRead> read_block(bool first);
  /// What has been read and not consumed.
  [[nodiscard]] std::string_view bytes() const {
    const auto data = buffer_.cdata();
    return {static_cast<const char*>(data.data()), data.size()};
  }
  void consume(std::size_t count) { buffer_.consume(count); }
  /// Beast reads the body; it must see the same framing in the same head. Null when it does not.
  [[nodiscard]] std::unique_ptr<BodyParser> body_parser(const Head& head, std::size_t head_bytes) const;
  /// `understood`: bytes the route takes. Far more are still read and thrown away.
  Task<BodyEnd> read_body(BodyParser& parser, const Head& head, std::size_t understood, BodyReader& reader);

  Task<bool> send_bytes(std::string_view head, std::string_view body);
  Task<bool> send_file(std::string_view head, int file, std::size_t size);
  /// Ends our side and waits a little for the other.
  Task<void> linger();

  [[nodiscard]] const std::string& peer() const { return peer_; }
  /// Between two requests: may be cut when the server stops.
  [[nodiscard]] bool idle() const { return idle_; }
  void cancel() { stream_.cancel(); }
  void close() { stream_.close(); }

 private:
  const ServerConfig& config_;
  boost::beast::basic_stream<tcp, Executor> stream_;
  boost::beast::flat_buffer buffer_;
  std::string peer_;
  bool idle_ = false;
};

}  // namespace baqylau::http
