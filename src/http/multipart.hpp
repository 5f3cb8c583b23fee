#pragma once
/// multipart/form-data (RFC 7578), read piece by piece, wherever the network cuts it.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace baqylau::http {

/// What the header of a part says.
struct PartHead {
  std::string name;
  std::optional<std::string> filename{};  ///< as sent; a part without one is a field
};

/// Told what is in the body, in order. `part_data` comes as often as bytes arrive.
class PartSink {
 public:
  virtual ~PartSink() = default;
  virtual void part_begin(const PartHead& head) = 0;
  virtual void part_data(std::string_view bytes) = 0;
  virtual void part_end() = 0;
};

class MultipartParser {
 public:
  MultipartParser(std::string_view boundary, PartSink& sink);
  /// False: no such body, now and for ever.
  bool feed(std::string_view bytes);
  /// The closing boundary was seen.
  [[nodiscard]] bool complete() const { return state_ == State::epilogue; }

  /// The `boundary` of a Content-Type, 1…70 characters. Nothing for another type, none, or one that could not be searched for.
  static std::optional<std::string> boundary_of(std::string_view content_type);
  static constexpr std::size_t most_part_head = 8 << 10;

 private:
  enum class State { preamble, after_boundary, head, data, epilogue, broken };
  bool step();
  bool to_boundary(bool emit);
  bool after_boundary();
  bool head();

  PartSink& sink_;
  std::string delimiter_;  ///< CRLF, two hyphens, the boundary
  std::string pending_;    ///< read, not yet understood
  State state_ = State::preamble;
};

}  // namespace baqylau::http
