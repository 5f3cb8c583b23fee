#include "base/zip_package.hpp"

#include "base/sheet_builder.hpp"

#include <zip.h>

#include <cstdint>

namespace baqylau::base {
namespace {

/// A workbook of a hundred sheets with pictures has some hundreds.
constexpr zip_int64_t most_entries = 1000;
constexpr std::uint64_t most_times_packed = 100;

Failure unpacks_to_too_much() {
  return table_too_large(M("The file unpacks to far more than a table needs. Copy the table into a new workbook and upload that"));
}

bool leads_elsewhere(std::string_view name) noexcept {
  return name.starts_with('/') || name.find('\\') != std::string_view::npos || name.find("..") != std::string_view::npos;
}

bool is_link(zip* archive, zip_uint64_t index) noexcept {
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0) return false;
  constexpr std::uint32_t kind_mask = 0170000, symbolic_link = 0120000;
  return system == ZIP_OPSYS_UNIX && ((attributes >> 16U) & kind_mask) == symbolic_link;
}

/// What the directory says about one entry; the unpacked size is added to `unpacked`.
Done judge_entry(zip* archive, zip_uint64_t index, const SheetLimits& limits, std::uint64_t& unpacked) {
  zip_stat_t entry;
  if (zip_stat_index(archive, index, 0, &entry) != 0) return damaged_workbook();
  constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
  if ((entry.valid & needed) != needed) return damaged_workbook();
  if (entry.encryption_method != ZIP_EM_NONE) {
    return invalid_table(M("The file is protected with a password. Remove the protection and upload the file again"));
  }
  if (entry.comp_method != ZIP_CM_STORE && entry.comp_method != ZIP_CM_DEFLATE) return damaged_workbook();
  if (leads_elsewhere(entry.name) || is_link(archive, index)) return damaged_workbook();
  if (entry.size > limits.unpacked_bytes) return unpacks_to_too_much();
  unpacked += entry.size;
  if (unpacked > limits.unpacked_bytes) return unpacks_to_too_much();
  return done();
}

}  // namespace

Failure damaged_workbook() {
  return invalid_table(M("The workbook is damaged. Open it in a spreadsheet program, save it again as XLSX and upload it"));
}

void ZipPackage::Close::operator()(zip* archive) const noexcept { zip_discard(archive); }

Result<ZipPackage> ZipPackage::open(std::string_view bytes, const SheetLimits& limits) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  zip_error_fini(&error);
  if (archive == nullptr) {
    if (source != nullptr) zip_source_free(source);
    return damaged_workbook();
  }
  ZipPackage package{archive};
  const auto entries = zip_get_num_entries(archive, 0);
  if (entries > most_entries) return unpacks_to_too_much();
  std::uint64_t unpacked = 0;
  for (zip_int64_t i = 0; i < entries; ++i) TRY(judge_entry(archive, static_cast<zip_uint64_t>(i), limits, unpacked));
  if (unpacked > bytes.size() * most_times_packed) return unpacks_to_too_much();
  return package;
}

bool ZipPackage::has(const std::string& name) const { return zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0; }

Result<std::optional<std::string>> ZipPackage::read(const std::string& name) const {
  const auto index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return std::optional<std::string>{};
  zip_stat_t entry;
  if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &entry) != 0) return damaged_workbook();
  const auto close = [](zip_file_t* file) { zip_fclose(file); };
  const std::unique_ptr<zip_file_t, decltype(close)> file{zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0), close};
  if (file == nullptr) return damaged_workbook();

  std::string part(static_cast<std::size_t>(entry.size), '\0');  // bounded by open()
  std::size_t filled = 0;
  while (filled < part.size()) {
    const auto got = zip_fread(file.get(), part.data() + filled, part.size() - filled);
    if (got <= 0) return damaged_workbook();
    filled += static_cast<std::size_t>(got);
  }
  char beyond = 0;
  if (zip_fread(file.get(), &beyond, 1) != 0) return damaged_workbook();  // more than announced, or a wrong checksum
  return std::optional<std::string>{std::move(part)};
}

}  // namespace baqylau::base
