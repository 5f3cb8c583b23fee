/// Mail into a folder, where no relay is configured: demonstrations, tests, and installations that carry mail by hand.

#include "notices/mime.hpp"

#include "base/mail_address.hpp"
#include "http/files.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace baqylau::notices {

namespace {

/// The last step that failed, for the notice's `error`.
Attempt disk_failure() {
  return {Attempt::Outcome::no_relay,
          base::Message{base::M("The mail did not go out: {answer}"), {{"answer", std::generic_category().message(errno)}}}};
}

/// What stands before the `@` of a Message-ID: digits, for those of ours. Anything else could be a path.
std::string file_name(std::string_view message_id) {
  std::string name{message_id.substr(0, message_id.find('@'))};
  std::ranges::replace_if(
      name, [](char c) { return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'); }, '_');
  return name;
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool sync_directory(const std::filesystem::path& path) {
  const http::Descriptor directory{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  return directory.number() >= 0 && ::fsync(directory.number()) == 0;
}

class FolderMailer final : public Mailer {
 public:
  FolderMailer(std::filesystem::path directory, std::string from) : directory_{std::move(directory)}, from_{std::move(from)} {}

  Attempt send(const Mail& mail) override {
    if (!base::wire_mail_address(mail.to)) return no_address();
    const auto name = file_name(mail.message_id);
    const auto target = directory_ / (name + ".eml");
    const auto aside = directory_ / ("." + name + ".part");
    // Letters are the readers' own: nobody but the server's account opens them.
    if (::mkdir(directory_.c_str(), 0700) != 0 && errno != EEXIST) return disk_failure();
    {
      const http::Descriptor file{::open(aside.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600)};
      if (file.number() < 0 || !write_all(file.number(), mime_message(from_, mail)) || ::fsync(file.number()) != 0) return disk_failure();
    }
    if (::rename(aside.c_str(), target.c_str()) != 0 || !sync_directory(directory_)) return disk_failure();
    return {};
  }

 private:
  std::filesystem::path directory_;
  std::string from_;
};

}  // namespace

std::unique_ptr<Mailer> folder_mailer(const std::filesystem::path& directory, const std::string& from) {
  return std::make_unique<FolderMailer>(directory, from);
}

}  // namespace baqylau::notices
