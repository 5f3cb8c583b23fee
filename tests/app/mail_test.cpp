#include "app/mail.hpp"
#include "support/temporary_directory.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <functional>
#include <stdexcept>

namespace baqylau::app {
namespace {

using ::testing::HasSubstr;

class MailSettings : public ::testing::Test {
 protected:
  MailSettings() {
    password = directory.path() / "password";
    std::ofstream{password} << "tulip anvil\n";
    std::filesystem::permissions(password, std::filesystem::perms::owner_read);
  }
  MailOptions good() const {
    return {.relay = "smtp://relay.example:25",
            .from = "noreply@monitoring.example",
            .user = "baqylau",
            .password_file = password,
            .site = "https://monitoring.example/"};
  }
  /// What the administrator reads.
  std::string fault(const std::function<void(MailOptions&)>& change) const {
    auto options = good();
    change(options);
    try {
      make_mailer(options, directory.path());
      site_address(options, "127.0.0.1", 8080);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  }

  support::TemporaryDirectory directory;
  std::filesystem::path password;
};

TEST_F(MailSettings, ThatFitAreTaken) {
  EXPECT_EQ(fault([](MailOptions&) {}), "");
  EXPECT_EQ(fault([](MailOptions& o) { o.relay = "smtps://relay.example"; }), "");
  EXPECT_EQ(fault([](MailOptions& o) { o = {}; }), "");
}

TEST_F(MailSettings, ThatAreWrongAreNamed) {
  EXPECT_THAT(fault([](MailOptions& o) { o.relay = "relay.example:25"; }), HasSubstr("--relay "));
  EXPECT_THAT(fault([](MailOptions& o) { o.relay = "https://relay.example"; }), HasSubstr("--relay "));
  EXPECT_THAT(fault([](MailOptions& o) { o.from = ""; }), HasSubstr("--mail-from"));
  EXPECT_THAT(fault([](MailOptions& o) { o.from = "Monitoring"; }), HasSubstr("--mail-from"));
  EXPECT_THAT(fault([](MailOptions& o) { o.from = "a@b.kz\r\nBcc: c@d.kz"; }), HasSubstr("--mail-from"));
  EXPECT_THAT(fault([](MailOptions& o) { o.user = ""; }), HasSubstr("--relay-user"));
  EXPECT_THAT(fault([](MailOptions& o) { o.password_file = ""; }), HasSubstr("--relay-password-file"));
  EXPECT_THAT(fault([](MailOptions& o) { o.password_file = "/nowhere"; }), HasSubstr("--relay-password-file"));
  EXPECT_THAT(fault([](MailOptions& o) { o.ca_file = "/nowhere"; }), HasSubstr("--relay-ca"));
  EXPECT_THAT(fault([](MailOptions& o) { o.relay = ""; }), HasSubstr("--relay-user"));
}

TEST_F(MailSettings, KeepThePasswordFromOthers) {
  std::filesystem::permissions(password, std::filesystem::perms::others_read, std::filesystem::perm_options::add);
  EXPECT_THAT(fault([](MailOptions&) {}), HasSubstr("others may read it"));
}

TEST_F(MailSettings, LeadToAPageOfHttps) {
  for (const auto* site : {"", "monitoring.example", "ftp://monitoring.example", "https://", "https://monitoring.example/path",
                           "https://user@monitoring.example", "http://monitoring.example", "http://127.evil.example", "https://a b"})
    EXPECT_THAT(fault([&](MailOptions& o) { o.site = site; }), HasSubstr("--site-address")) << site;
  EXPECT_EQ(fault([](MailOptions& o) { o.site = "http://localhost:8080"; }), "");
  EXPECT_EQ(site_address(good(), "127.0.0.1", 8080), "https://monitoring.example");
  EXPECT_EQ(site_address({}, "127.0.0.1", 8080), "http://127.0.0.1:8080");
}

}  // namespace
}  // namespace baqylau::app
