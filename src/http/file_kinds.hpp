#pragma once
/// Which files are taken from people, judged by content and by name together. SPEC §5.

#include "base/result.hpp"
#include "http/request.hpp"
#include "i18n/i18n.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::http {

/// Of one file, in bytes.
inline constexpr std::int64_t most_file_bytes = 25 * 1024 * 1024;
/// For the file control's `accept`: `.pdf,.doc,…`
std::string accepted_endings();

/// The media type under which the file will be handed out. Invalid where the kind is not taken, the content is not what the name's ending
/// says (by libmagic, and by what an office package says of itself), or an office document holds macros. A text is taken whatever it is
/// like, but not markup that a browser would run, nor a script.
base::Result<std::string> checked_kind(std::string_view name, const std::filesystem::path& path);

/// A file that may be kept: complete, not too large, of a kind that is taken.
struct AcceptedFile {
  std::string name;  ///< as the person's computer has it
  std::string kind;  ///< media type under which it will be handed out
  std::int64_t size = 0;
  std::string sha256;
  const Upload* upload = nullptr;  ///< for `FileStore::keep`; lives as long as the request
};
/// What was chosen in the file control `field`, in the order sent; a control left alone is none.
std::vector<const Upload*> chosen_uploads(const Request& request, std::string_view field);
/// Invalid where the file is too large, empty, or `checked_kind` refuses it; the message has its sizes as `t` writes them.
base::Result<AcceptedFile> accept_upload(const i18n::Translator& t, const Upload& upload);
/// The file of a control which takes one; invalid, too, where none was chosen.
base::Result<AcceptedFile> accept_one_upload(const i18n::Translator& t, const Request& request, std::string_view field);

}  // namespace baqylau::http
