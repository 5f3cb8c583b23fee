#pragma once
/// The head of a request, read strictly: what is ambiguous is refused, so that no proxy in front can see another
/// request than we do. SECURITY I-04, I-05.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace baqylau::http {

inline constexpr std::size_t most_head_bytes = 16 << 10;

struct Head {
  std::string method;
  std::string target;
  bool http_1_1 = true;
  std::vector<std::pair<std::string, std::string>> fields;  ///< names in lower case, values without blanks around
  bool chunked = false;
  std::size_t content_length = 0;

  /// First value of a field, or empty.
  [[nodiscard]] std::string_view field(std::string_view lower_name) const;
  [[nodiscard]] bool has_body() const { return chunked || content_length > 0; }
  /// The other side wants the connection to stay open.
  [[nodiscard]] bool keep_alive() const;
  [[nodiscard]] bool expects_continue() const;
};

/// The status that refuses it: 400, 417 (an expectation we do not know), 431 (too many fields), 501 (a transfer coding
/// other than chunked), 505.
struct HeadFault {
  int status;
};

/// `block`: from the request line to the empty line, both included.
std::variant<Head, HeadFault> read_head(std::string_view block);
/// A line feed without its carriage return: no request of ours will ever end after it.
/// Looked for from `from` on.
bool has_bare_line_feed(std::string_view bytes, std::size_t from = 0);
bool equal_ignoring_case(std::string_view a, std::string_view b);
/// An element of a comma-separated list, compared without case; parameters behind `;` are passed over.
bool list_has(std::string_view list, std::string_view element);

}  // namespace baqylau::http
