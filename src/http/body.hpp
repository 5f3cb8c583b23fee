#pragma once
/// The body of a POST: fields into memory, files to the disk, both bounded.

#include "base/random.hpp"
#include "http/files.hpp"
#include "http/multipart.hpp"
#include "http/request.hpp"
#include "http/routes.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::http {

/// Room for part heads, boundaries and the percent signs of an encoded form.
inline constexpr std::size_t body_slack = 64 << 10;

/// Bytes of a body that are read with care; more are only counted.
std::size_t most_body_bytes(const Intake& intake);

enum class Files { store, discard };  ///< discard: the sender is not known yet, only what was typed is kept

class BodyReader final : private PartSink {
 public:
  enum class End { complete, malformed, too_large };

  /// Nothing for a content type that is neither of a form's two.
  static std::unique_ptr<BodyReader> make(std::string_view content_type, const Intake& intake, Files files,
                                          const std::filesystem::path& temporary, base::Random& random);
  /// Throws std::system_error when the disk fails.
  void feed(std::string_view bytes);
  End finish();

  [[nodiscard]] Pairs take_fields() { return std::move(fields_); }
  [[nodiscard]] std::vector<Upload> take_uploads() { return std::move(uploads_); }
  /// The files behind the uploads; they go when this goes.
  [[nodiscard]] std::vector<std::unique_ptr<TemporaryFile>> take_files() { return std::move(files_); }

 private:
  BodyReader(const Intake& intake, Files files, const std::filesystem::path& temporary, base::Random& random);
  void part_begin(const PartHead& head) override;
  void part_data(std::string_view bytes) override;
  void part_end() override;
  void count_field_bytes(std::size_t bytes);
  void file_data(std::string_view bytes);
  void give_up(End end);

  static constexpr std::size_t most_fields = 2000;
  Intake intake_;
  Files mode_;
  std::filesystem::path temporary_;
  base::Random& random_;
  std::optional<MultipartParser> multipart_;
  std::string encoded_;  ///< of a form that is not multipart
  std::size_t bytes_ = 0, field_bytes_ = 0;
  int file_parts_ = 0;
  bool in_file_ = false;
  std::unique_ptr<TemporaryFile> open_file_;
  Pairs fields_;
  std::vector<Upload> uploads_;
  std::vector<std::unique_ptr<TemporaryFile>> files_;
  End end_ = End::complete;
};

/// One line of UTF-8 without path separators, at most 200 code points with its ending kept; `file` where nothing is left.
std::string clean_filename(std::string_view sent);

}  // namespace baqylau::http
