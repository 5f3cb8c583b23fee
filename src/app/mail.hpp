#pragma once
/// How this installation sends mail, from the options of `serve`.

#include "app/commands.hpp"
#include "notices/notices.hpp"

#include <memory>
#include <string>

namespace baqylau::app {

/// Throws `std::runtime_error` that names the option which is wrong. Without a relay: files in `data`/mail.
std::unique_ptr<notices::Mailer> make_mailer(const MailOptions& options, const std::filesystem::path& data);

/// Says whether the relay of the options can be used, and what to correct. Exit status.
int check_mail(const MailOptions& options);

/// What stands before the path in a mailed link: `--site-address`, or where the server listens. Throws as above.
std::string site_address(const MailOptions& options, const std::string& host, unsigned short port);

}  // namespace baqylau::app
