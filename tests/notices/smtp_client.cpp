/// Sends one mail through a relay and prints what came of it, a line each: `sent`, or `invalid`, `unavailable`, `refused` and
/// the words. For smtp.mjs, which plays the relay and looks at what arrives.
///
///     smtp_client URL TO SUBJECT TEXT [TIMEOUT_SECONDS [CA_FILE [USER PASSWORD]]]

#include "i18n/i18n.hpp"
#include "notices/notices.hpp"

#include <iostream>
#include <span>
#include <string>

int main(int count, char** words) {
  using namespace baqylau;
  const std::span given{words, static_cast<std::size_t>(count)};
  const auto word = [&](std::size_t at) { return at < given.size() ? std::string{given[at]} : std::string{}; };
  if (given.size() < 5) {
    std::cerr << "usage: smtp_client URL TO SUBJECT TEXT [TIMEOUT_SECONDS [CA_FILE [USER PASSWORD]]]\n";
    return 2;
  }
  notices::Relay relay{.url = word(1), .user = word(7), .password = word(8), .from = "noreply@monitoring.example", .ca_file = word(6)};
  if (!word(5).empty()) relay.timeout = std::chrono::seconds{std::stoi(word(5))};
  const auto mailer = notices::smtp_mailer(relay);
  const auto sent = mailer->send({.message_id = "1204099200000123@monitoring.example",
                                  .to = word(2),
                                  .subject = word(3),
                                  .text = word(4),
                                  .at = base::parse_instant("2008-02-27T09:00:00Z").value()});
  if (sent.ok()) {
    std::cout << "sent\n";
    return 0;
  }
  switch (sent.failure().kind) {
    case base::Kind::invalid: std::cout << "invalid\n"; break;
    case base::Kind::unavailable: std::cout << "unavailable\n"; break;
    default: std::cout << "refused\n"; break;
  }
  const auto catalogues = i18n::load_catalogues();
  std::cout << (*catalogues)[i18n::Language::en](sent.failure().message) << "\n";
  return 0;
}
