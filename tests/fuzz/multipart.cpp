// A multipart body, cut anywhere: the parts found do not depend on where the network cut it.
#include "http/multipart.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

struct Recorder : baqylau::http::PartSink {
  std::string seen;
  void part_begin(const baqylau::http::PartHead& head) override { seen += "<" + head.name + "|" + head.filename.value_or("-") + ">"; }
  void part_data(std::string_view bytes) override { seen += bytes; }
  void part_end() override { seen += "</>"; }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view body{reinterpret_cast<const char*>(data + 1), size - 1};
  Recorder whole, cut;
  baqylau::http::MultipartParser at_once{"b", whole};
  const bool first = at_once.feed(body);
  baqylau::http::MultipartParser in_pieces{"b", cut};
  const std::size_t step = 1 + data[0] % 17;
  bool second = true;
  for (std::size_t at = 0; at < body.size() && second; at += step) second = in_pieces.feed(body.substr(at, step));
  if (first != second) std::abort();
  if (first && at_once.complete() != in_pieces.complete()) std::abort();
  if (first && at_once.complete() && whole.seen != cut.seen) std::abort();
  return 0;
}
