// A request's head and target, from a stranger's bytes. Whatever is read must keep its own promises.
#include "http/head.hpp"
#include "http/target.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace baqylau::http;
  const auto read = read_head({reinterpret_cast<const char*>(data), size});
  if (const auto* head = std::get_if<Head>(&read)) {
    if (head->chunked && head->content_length != 0) std::abort();  // two framings at once
    if (const auto target = parse_target(head->target, head->field("host"))) {
      if (target->path.empty() || target->path.front() != '/' || target->path.find("..") == 1) std::abort();
    }
  }
  return 0;
}
