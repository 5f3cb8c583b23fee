#pragma once
/// Files that are copied or read with their SHA-256. Errors of the disk are `std::system_error`.

#include <filesystem>
#include <string>
#include <string_view>

namespace baqylau::base {

/// 64 hexadecimal digits.
std::string sha256_of_file(const std::filesystem::path& file);
/// Writes a new file (mode 0600, durable) and gives the SHA-256 of what was read. A file that is there already is an error.
std::string copy_with_sha256(const std::filesystem::path& from, const std::filesystem::path& to);
/// The same of bytes.
void write_new_file(const std::filesystem::path& to, std::string_view bytes);
/// Makes what a folder lists durable.
void sync_folder(const std::filesystem::path& folder);

}  // namespace baqylau::base
