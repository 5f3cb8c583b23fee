#include "http/body.hpp"

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "http/head.hpp"
#include "http/url_encoding.hpp"

#include <algorithm>

namespace baqylau::http {
namespace {

constexpr std::size_t longest_filename = 200;
constexpr std::size_t longest_ending = 12;  ///< bytes, with its dot

std::string first_points(std::string_view text, std::size_t points) {
  std::size_t at = 0;
  for (; points > 0 && at < text.size(); --points) at += std::max<std::size_t>(base::utf8_sequence(text, at), 1);
  return std::string{text.substr(0, at)};
}

}  // namespace

std::size_t most_body_bytes(const Intake& intake) {
  return static_cast<std::size_t>(intake.files) * intake.file_limit * 2 + intake.form_limit + body_slack;
}

std::string clean_filename(std::string_view sent) {
  const auto separator = sent.find_last_of("/\\");
  if (separator != std::string_view::npos) sent.remove_prefix(separator + 1);
  auto name = base::clean_line(sent).value_or("");
  if (name.empty() || name == "." || name == "..") return "file";
  const auto points = base::code_points(name);
  if (points <= longest_filename) return name;
  const auto dot = name.rfind('.');
  std::string ending = dot == std::string::npos || name.size() - dot > longest_ending ? "" : name.substr(dot);
  return first_points(name, longest_filename - base::code_points(ending)) + ending;
}

BodyReader::BodyReader(const Intake& intake, Files files, const std::filesystem::path& temporary, base::Random& random)
    : intake_{intake}, mode_{files}, temporary_{temporary}, random_{random} {}

std::unique_ptr<BodyReader> BodyReader::make(std::string_view content_type, const Intake& intake, Files files,
                                             const std::filesystem::path& temporary, base::Random& random) {
  std::unique_ptr<BodyReader> reader{new BodyReader{intake, files, temporary, random}};
  if (list_has(content_type, "application/x-www-form-urlencoded")) return reader;
  const auto boundary = MultipartParser::boundary_of(content_type);
  if (!boundary) return nullptr;
  PartSink& sink = *reader;
  reader->multipart_.emplace(*boundary, sink);
  return reader;
}

void BodyReader::give_up(End end) {
  if (end_ == End::complete) end_ = end;
  open_file_.reset();
  files_.clear();
  uploads_.clear();
  fields_.clear();
  encoded_ = {};
}

void BodyReader::feed(std::string_view bytes) {
  bytes_ += bytes.size();
  if (end_ != End::complete) return;
  if (bytes_ > most_body_bytes(intake_)) return give_up(End::too_large);
  if (multipart_) {
    const bool fine = multipart_->feed(bytes);
    if (!fine) give_up(End::malformed);
    return;
  }
  if (encoded_.size() + bytes.size() > intake_.form_limit) return give_up(End::too_large);
  encoded_ += bytes;
}

BodyReader::End BodyReader::finish() {
  if (end_ != End::complete) return end_;
  if (multipart_) {
    if (!multipart_->complete()) give_up(End::malformed);
    return end_;
  }
  auto pairs = parse_form_encoded(encoded_, most_fields);
  if (pairs) fields_ = std::move(*pairs);
  else give_up(End::malformed);
  return end_;
}

void BodyReader::part_begin(const PartHead& head) {
  if (end_ != End::complete) return;
  in_file_ = head.filename.has_value();
  count_field_bytes(head.name.size());
  if (!in_file_) {
    if (fields_.size() == most_fields) return give_up(End::malformed);
    fields_.emplace_back(head.name, "");
    return;
  }
  // A file control that is left alone still sends a part, without a name.
  if (!head.filename->empty() && ++file_parts_ > intake_.files) return give_up(End::too_large);
  if (uploads_.size() == most_fields) return give_up(End::malformed);
  uploads_.push_back({.field = head.name,
                      .filename = head.filename->empty() ? "" : clean_filename(*head.filename),
                      .path = {},
                      .state = Upload::State::empty});
}

void BodyReader::count_field_bytes(std::size_t bytes) {
  field_bytes_ += bytes;
  if (field_bytes_ > intake_.form_limit) give_up(End::too_large);
}

void BodyReader::part_data(std::string_view bytes) {
  if (end_ != End::complete) return;
  if (in_file_) return file_data(bytes);
  count_field_bytes(bytes.size());
  if (end_ == End::complete) fields_.back().second += bytes;
}

void BodyReader::file_data(std::string_view bytes) {
  auto& upload = uploads_.back();
  upload.size += static_cast<std::int64_t>(bytes.size());
  if (upload.size > static_cast<std::int64_t>(intake_.file_limit)) {
    upload.state = Upload::State::too_large;
    open_file_.reset();
    return;
  }
  upload.state = Upload::State::complete;
  if (mode_ == Files::discard) return;
  if (!open_file_) open_file_ = std::make_unique<TemporaryFile>(temporary_, random_);
  open_file_->write(bytes);
}

void BodyReader::part_end() {
  if (end_ != End::complete) return;
  if (!in_file_) {
    const auto& value = fields_.back().second;
    if (!base::is_utf8(value) || value.find('\0') != std::string::npos) give_up(End::malformed);
    return;
  }
  if (!open_file_) return;
  auto& upload = uploads_.back();
  upload.path = open_file_->path();
  upload.sha256 = open_file_->finish();
  files_.push_back(std::move(open_file_));
}

}  // namespace baqylau::http
