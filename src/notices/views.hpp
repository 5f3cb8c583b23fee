#pragma once
/// Pages and blocks of notices.

#include "notices/notices.hpp"
#include "notices/store.hpp"
#include "ui/page.hpp"

#include <cstdint>
#include <vector>

namespace baqylau::notices::views {

struct NoticesPage {
  std::vector<Shown> notices{};  ///< of this page, newest first
  std::int64_t total = 0, unread = 0;
  int page = 1, pages = 1;
  base::Instant newest{};  ///< what "Mark all as read" reaches to: nobody has seen what came later
};
struct MailPage {
  std::vector<Shown> given_up{}, tried_again{};  ///< what was tried last first
};
/// How optional notices come by mail.
struct ChoicePage {
  std::vector<store::Choice> choices{};  ///< of each kind that may be chosen
  std::optional<std::string> address{};  ///< where letters come now
  bool of_ngo = false;                   ///< the choice is the organisation's
  const http::FormValues* form = nullptr;
};
http::Response choice_page(const ui::View& v, const ChoicePage& page, int status = 200);

/// What a link in a letter opens, for whoever has the letter.
struct StopPage {
  base::NoticeId notice{};
  Kind kind{};
  std::string code{};
  bool stopped = false;
};
http::Response stop_page(const ui::View& v, const StopPage& page);

/// For administrators: mail that does not arrive.
http::Response mail_page(const ui::View& v, const MailPage& page);
http::Response notices_page(const ui::View& v, const NoticesPage& page);

}  // namespace baqylau::notices::views
