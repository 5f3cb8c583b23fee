#include "base/office_package.hpp"

#include <zip.h>

#include <memory>
#include <string>
#include <string_view>

namespace baqylau::base {

namespace {

constexpr zip_int64_t most_entries = 10'000;
constexpr zip_uint64_t most_list_bytes = 1U << 20U;

struct Discard {
  void operator()(zip* archive) const noexcept { zip_discard(archive); }
};
struct Close {
  void operator()(zip_file* file) const noexcept { zip_fclose(file); }
};

std::string lower(std::string_view text) {
  std::string out{text};
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string list_of_types(zip* archive) {
  const auto index = zip_name_locate(archive, "[Content_Types].xml", ZIP_FL_NOCASE);
  zip_stat_t entry;
  if (index < 0 || zip_stat_index(archive, static_cast<zip_uint64_t>(index), 0, &entry) != 0) return {};
  if ((entry.valid & ZIP_STAT_SIZE) == 0 || entry.size > most_list_bytes) return {};
  const std::unique_ptr<zip_file, Close> file{zip_fopen_index(archive, static_cast<zip_uint64_t>(index), 0)};
  std::string bytes(entry.size, '\0');
  if (!file || zip_fread(file.get(), bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size())) return {};
  return lower(bytes);
}

bool has_macros(zip* archive) {
  const auto entries = zip_get_num_entries(archive, 0);
  for (zip_int64_t i = 0; i < entries; ++i) {
    const char* name = zip_get_name(archive, static_cast<zip_uint64_t>(i), 0);
    if (name != nullptr && lower(name).ends_with("vbaproject.bin")) return true;
  }
  return false;
}

}  // namespace

OfficePackage office_package(const std::filesystem::path& file) {
  const std::unique_ptr<zip, Discard> archive{zip_open(file.c_str(), ZIP_RDONLY, nullptr)};
  if (!archive || zip_get_num_entries(archive.get(), 0) > most_entries) return OfficePackage::none;
  const auto types = list_of_types(archive.get());
  if (types.empty()) return OfficePackage::none;
  const auto says = [&](std::string_view type) { return types.find(type) != std::string::npos; };
  if (has_macros(archive.get())) return OfficePackage::with_macros;
  if (says("wordprocessingml.document.main+xml")) return OfficePackage::document;
  if (says("spreadsheetml.sheet.main+xml")) return OfficePackage::workbook;
  if (says("presentationml.presentation.main+xml") || says("presentationml.slideshow.main+xml")) return OfficePackage::presentation;
  return says("macroenabled") && !says("binary") ? OfficePackage::with_macros : OfficePackage::other;
}

}  // namespace baqylau::base
