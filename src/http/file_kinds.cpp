#include "http/file_kinds.hpp"

#include "base/office_package.hpp"

#include <magic.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <vector>

namespace baqylau::http {

using base::Failure;
using base::Kind;
using base::M;

namespace {

struct FileKind {
  std::string_view ending;
  std::string_view media_type;             ///< under which it is handed out
  std::vector<std::string_view> contents;  ///< what libmagic may call it; of a text nothing: see `is_text`
  base::OfficePackage package = base::OfficePackage::none;
};

// Office files of the older kind share one container, newer ones are zip archives: libmagic names the container where the
// program that wrote the file arranged it unusually.
const std::vector<FileKind>& kinds() {
  static const std::vector<FileKind> list{
      {"pdf", "application/pdf", {"application/pdf"}},
      {"doc",
       "application/msword",
       {"application/msword", "application/vnd.ms-office", "application/CDFV2", "application/x-ole-storage", "text/rtf"}},
      {"docx",
       "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
       {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/vnd.openxmlformats-officedocument",
        "application/zip"},
       base::OfficePackage::document},
      {"xls",
       "application/vnd.ms-excel",
       {"application/vnd.ms-excel", "application/vnd.ms-office", "application/CDFV2", "application/x-ole-storage"}},
      {"xlsx",
       "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
       {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.openxmlformats-officedocument",
        "application/zip"},
       base::OfficePackage::workbook},
      {"ppt",
       "application/vnd.ms-powerpoint",
       {"application/vnd.ms-powerpoint", "application/vnd.ms-office", "application/CDFV2", "application/x-ole-storage"}},
      {"pptx",
       "application/vnd.openxmlformats-officedocument.presentationml.presentation",
       {"application/vnd.openxmlformats-officedocument.presentationml.presentation", "application/vnd.openxmlformats-officedocument",
        "application/zip"},
       base::OfficePackage::presentation},
      {"odt", "application/vnd.oasis.opendocument.text", {"application/vnd.oasis.opendocument.text"}},
      {"ods", "application/vnd.oasis.opendocument.spreadsheet", {"application/vnd.oasis.opendocument.spreadsheet"}},
      {"odp", "application/vnd.oasis.opendocument.presentation", {"application/vnd.oasis.opendocument.presentation"}},
      {"rtf", "application/rtf", {"text/rtf", "application/rtf"}},
      {"jpg", "image/jpeg", {"image/jpeg"}},
      {"jpeg", "image/jpeg", {"image/jpeg"}},
      {"png", "image/png", {"image/png"}},
      {"zip", "application/zip", {"application/zip"}},
      {"7z", "application/x-7z-compressed", {"application/x-7z-compressed"}},
      {"rar", "application/vnd.rar", {"application/x-rar", "application/vnd.rar"}},
      {"txt", "text/plain", {}},
      {"csv", "text/csv", {}},
  };
  return list;
}

std::string ending_of(std::string_view name) {
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return {};
  std::string ending{name.substr(dot + 1)};
  for (auto& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return ending;
}

struct CloseMagic {
  void operator()(magic_t magic) const { magic_close(magic); }
};
using Magic = std::unique_ptr<std::remove_pointer_t<magic_t>, CloseMagic>;

/// The message with its sizes as the reader's language writes them.
base::Message too_large(const i18n::Translator& t, const Upload& upload) {
  return {M("The file “{name}” is too large: {size}. At most {limit} is accepted. Make it smaller or divide it into several files"),
          {{"name", upload.filename}, {"size", t.file_size(upload.size)}, {"limit", t.file_size(most_file_bytes)}}};
}

}  // namespace

std::string accepted_endings() {
  std::string text;
  for (const auto& kind : kinds()) {
    if (!text.empty()) text += ',';
    text += '.';
    text += kind.ending;
  }
  return text;
}

namespace {

struct Content {
  std::string type;   ///< media type by libmagic
  bool text = false;  ///< in some encoding
};

Content content_of(const std::filesystem::path& path) {
  const Magic magic{magic_open(MAGIC_MIME | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TOKENS | MAGIC_ERROR)};
  if (!magic || magic_load(magic.get(), nullptr) != 0) throw std::runtime_error("the table of file kinds cannot be read");
  const char* found = magic_file(magic.get(), path.c_str());
  if (!found) throw std::runtime_error("the kind of a file cannot be told: " + std::string{magic_error(magic.get())});
  const std::string_view said{found};  // text/plain; charset=utf-8
  return {.type = std::string{said.substr(0, said.find(';'))}, .text = !said.ends_with("charset=binary")};
}

/// libmagic takes letters, lists and tables for many things: a letter that begins with “From:” for an e-mail.
bool is_text(const Content& content) {
  static constexpr std::array<std::string_view, 8> run_by_somebody{
      "text/html",          "text/xml",           "application/xml", "image/svg+xml", "application/xhtml+xml",
      "text/x-shellscript", "text/x-msdos-batch", "text/rtf"};
  return content.text && std::ranges::find(run_by_somebody, content.type) == run_by_somebody.end() &&
         !content.type.starts_with("text/x-script");
}

bool is_what_it_says(const FileKind& kind, const Content& content, base::OfficePackage package) {
  if (kind.contents.empty()) return is_text(content);
  if (kind.package != package && kind.package != base::OfficePackage::none) return false;
  return std::ranges::find(kind.contents, content.type) != kind.contents.end();
}

}  // namespace

base::Result<std::string> checked_kind(std::string_view name, const std::filesystem::path& path) {
  const auto ending = ending_of(name);
  const auto kind = std::ranges::find(kinds(), ending, &FileKind::ending);
  if (kind == kinds().end())
    return Failure{Kind::invalid,
                   {M("The file “{name}” is of a kind that is not accepted. Attach an office document, a PDF, "
                      "a picture (JPG, PNG), an archive (ZIP, 7Z, RAR), a TXT or a CSV"),
                    {{"name", std::string{name}}}}};
  const auto package = kind->package == base::OfficePackage::none ? base::OfficePackage::none : base::office_package(path);
  if (package == base::OfficePackage::with_macros)
    return Failure{Kind::invalid,
                   {M("The file “{name}” holds macros. Save it without them in the program in which it was made, and attach it again"),
                    {{"name", std::string{name}}}}};
  if (!is_what_it_says(*kind, content_of(path), package))
    return Failure{Kind::invalid,
                   {M("What is inside the file “{name}” is not what its ending says. Save it anew from the program "
                      "in which it was made, and attach it again"),
                    {{"name", std::string{name}}}}};
  return std::string{kind->media_type};
}

std::vector<const Upload*> chosen_uploads(const Request& request, std::string_view field) {
  std::vector<const Upload*> chosen;
  for (const auto& upload : request.uploads)
    if (upload.field == field && !upload.filename.empty()) chosen.push_back(&upload);
  return chosen;
}

base::Result<AcceptedFile> accept_upload(const i18n::Translator& t, const Upload& upload) {
  switch (upload.state) {
    case Upload::State::too_large: return Failure{Kind::invalid, too_large(t, upload)};
    case Upload::State::empty:
      return Failure{Kind::invalid, {M("The file “{name}” is empty. Choose another one"), {{"name", upload.filename}}}};
    case Upload::State::complete: break;
  }
  auto kind = TRY(checked_kind(upload.filename, upload.path));
  return AcceptedFile{.name = upload.filename, .kind = std::move(kind), .size = upload.size, .sha256 = upload.sha256, .upload = &upload};
}

base::Result<AcceptedFile> accept_one_upload(const i18n::Translator& t, const Request& request, std::string_view field) {
  const auto chosen = chosen_uploads(request, field);
  if (chosen.empty()) return Failure{Kind::invalid, M("Choose a file")};
  return accept_upload(t, *chosen.front());
}

}  // namespace baqylau::http
