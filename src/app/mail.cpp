#include "app/mail.hpp"

#include "base/mail_address.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <sys/stat.h>

namespace baqylau::app {

namespace {

[[noreturn]] void refuse(const std::string& why) { throw std::runtime_error{why}; }

/// One line. A password on the command line would be in the list of processes.
std::string password_in(const std::filesystem::path& file) {
  struct stat status {};
  std::ifstream in{file};
  std::string password;
  if (!in || ::stat(file.c_str(), &status) != 0 || !std::getline(in, password) || password.empty())
    refuse("--relay-password-file: no password can be read from " + file.string());
  if ((status.st_mode & 077U) != 0) refuse("--relay-password-file: others may read it; make its mode 0400: " + file.string());
  if (password.ends_with('\r')) password.pop_back();
  return password;
}

bool is_host_and_port(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{".-:[]"}.find(c) != std::string_view::npos;
  });
}

bool is_this_machine(std::string_view host_and_port) {
  const auto host = host_and_port.starts_with("[::1]") ? "[::1]" : host_and_port.substr(0, host_and_port.find(':'));
  return host == "[::1]" || host == "localhost" ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos);
}

/// Without a slash at its end.
std::string checked_site(std::string site) {
  while (site.ends_with('/')) site.pop_back();
  const auto begin = site.find("://");
  const auto scheme = site.substr(0, std::min(begin, site.size()));
  const auto rest = begin == std::string::npos ? std::string{} : site.substr(begin + 3);
  if ((scheme != "https" && scheme != "http") || !is_host_and_port(rest))
    refuse("--site-address takes the address of this site, like https://monitoring.example");
  if (scheme == "http" && !is_this_machine(rest))
    refuse("--site-address: people reach this site by https, so its address begins with https://");
  return site;
}

}  // namespace

namespace {

/// None where mail goes into files.
std::optional<notices::Relay> relay_of(const MailOptions& options) {
  if (!options.from.empty() && !base::mail_address(options.from)) refuse("--mail-from takes an address, like noreply@monitoring.example");
  if (options.relay.empty()) {
    if (!options.user.empty() || !options.password_file.empty() || !options.ca_file.empty())
      refuse("--relay-user, --relay-password-file and --relay-ca are for a --relay, which is not given");
    return std::nullopt;
  }
  if (!notices::is_relay_url(options.relay)) refuse("--relay takes smtp://HOST:PORT or smtps://HOST:PORT");
  if (options.from.empty()) refuse("--relay needs --mail-from: the address that mail comes from");
  if (options.site.empty()) refuse("--relay needs --site-address: links in mail lead there");
  if (options.user.empty() != options.password_file.empty()) refuse("--relay-user and --relay-password-file go together");
  if (!options.ca_file.empty() && !std::ifstream{options.ca_file}) refuse("--relay-ca: cannot be read: " + options.ca_file.string());
  notices::Relay relay{.url = options.relay, .from = options.from, .ca_file = options.ca_file};
  if (!options.user.empty()) {
    relay.user = options.user;
    relay.password = password_in(options.password_file);
  }
  return relay;
}

}  // namespace

std::unique_ptr<notices::Mailer> make_mailer(const MailOptions& options, const std::filesystem::path& data) {
  if (const auto relay = relay_of(options)) return notices::smtp_mailer(*relay);
  return notices::folder_mailer(data / "mail", options.from.empty() ? "noreply@localhost" : options.from);
}

int check_mail(const MailOptions& options) {
  const auto relay = relay_of(options);
  if (!relay) {
    std::cout << "No --relay is given: letters are written into DATA/mail and go nowhere from there.\n";
    return 0;
  }
  const auto checked = notices::check_relay(*relay);
  if (!checked.ok()) {
    const auto catalogues = i18n::load_catalogues();
    std::cerr << (*catalogues)[i18n::Language::en](checked.failure().message) << "\n";
    return 1;
  }
  std::cout << relay->url << " answers" << (relay->user.empty() ? "" : " and takes the name and the password") << ". No letter was sent.\n";
  return 0;
}

std::string site_address(const MailOptions& options, const std::string& host, unsigned short port) {
  if (!options.site.empty()) return checked_site(options.site);
  return "http://" + host + ":" + std::to_string(port);
}

}  // namespace baqylau::app
