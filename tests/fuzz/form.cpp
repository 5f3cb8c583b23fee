// Form bodies and percent-encoding: what decodes, encodes back to something that decodes to the same.
#include "base/text.hpp"
#include "http/url_encoding.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace baqylau;
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  if (const auto text = http::percent_decoded(bytes, http::Plus::space)) {
    if (http::percent_decoded(http::percent_encoded(*text), http::Plus::literal) != *text) std::abort();
    if (const auto clean = base::clean_text(*text); clean && base::clean_text(*clean) != clean) std::abort();
  }
  (void)http::parse_form_encoded(bytes, 1000);
  return 0;
}
