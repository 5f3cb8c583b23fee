/// Sends one mail through a relay and prints what came of it, a line each: `sent`, or `invalid`, `unavailable`, `refused`,
/// `doubtful` and the words. For smtp.mjs, which plays the relay and looks at what arrives.
///
///     smtp_client URL TO SUBJECT TEXT [TIMEOUT_SECONDS [CA_FILE [USER PASSWORD]]]
///     smtp_client outbox DATA URL [TIMEOUT_SECONDS]     sends what is due in the outbox of a site, to the last of it

#include "db/db.hpp"
#include "i18n/i18n.hpp"
#include "notices/notices.hpp"

#include <iostream>
#include <span>
#include <string>

int main(int count, char** words) {
  using namespace baqylau;
  const std::span given{words, static_cast<std::size_t>(count)};
  const auto word = [&](std::size_t at) { return at < given.size() ? std::string{given[at]} : std::string{}; };
  if (word(1) == "outbox") {
    const auto database = db::open_sqlite(word(2));
    const auto all = i18n::load_catalogues();
    const base::SystemClock clock;
    notices::Relay relay{.url = word(3), .from = "noreply@monitoring.example"};
    if (!word(4).empty()) relay.timeout = std::chrono::seconds{std::stoi(word(4))};
    const auto mailer = notices::smtp_mailer(relay);
    while (notices::deliver(*database, *mailer, *all, clock, {"https://monitoring.example", "secret"}) > 0) {}
    return 0;
  }
  if (given.size() < 5) {
    std::cerr << "usage: smtp_client URL TO SUBJECT TEXT [TIMEOUT_SECONDS [CA_FILE [USER PASSWORD]]] | outbox DATA URL [TIMEOUT_SECONDS]\n";
    return 2;
  }
  notices::Relay relay{.url = word(1), .user = word(7), .password = word(8), .from = "noreply@monitoring.example", .ca_file = word(6)};
  if (!word(5).empty()) relay.timeout = std::chrono::seconds{std::stoi(word(5))};
  const auto mailer = notices::smtp_mailer(relay);
  const auto attempt = mailer->send({.message_id = "1204099200000123@monitoring.example",
                                     .to = word(2),
                                     .subject = word(3),
                                     .text = word(4),
                                     .html = "<p>" + word(4) + "</p>",
                                     .at = base::parse_instant("2008-02-27T09:00:00Z").value()});
  using enum notices::Attempt::Outcome;
  switch (attempt.outcome) {
    case sent: std::cout << "sent\n"; return 0;
    case impossible: std::cout << "invalid\n"; break;
    case no_relay: std::cout << "unavailable\n"; break;
    case refused: std::cout << "refused\n"; break;
    case doubtful: std::cout << "doubtful\n"; break;
  }
  const auto catalogues = i18n::load_catalogues();
  std::cout << (*catalogues)[i18n::Language::en](attempt.answer.value()) << "\n";
  return 0;
}
