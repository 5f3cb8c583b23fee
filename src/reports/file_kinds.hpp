#pragma once
/// Which files a report takes, judged by content and by name together. SPEC §5.

#include "base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace baqylau::reports {

/// Of one file, in bytes.
inline constexpr std::int64_t most_file_bytes = 25 * 1024 * 1024;
/// For the file control's `accept`: `.pdf,.doc,…`
std::string accepted_endings();

/// The media type under which the file will be handed out. Invalid where the kind is not taken, or the content is not what
/// the name's ending says. `content` is what `content_kind` found.
base::Result<std::string> checked_kind(std::string_view name, std::string_view content);
/// Media type by libmagic.
std::string content_kind(const std::filesystem::path& path);

}  // namespace baqylau::reports
