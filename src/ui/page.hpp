#pragma once
/// The page around the content: head, header, menu, breadcrumbs, footer. SPEC §2.

#include "ui/components.hpp"
#include "ui/view.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baqylau::ui {

struct Crumb {
  std::string title;
  http::Url url;
};

struct PageContent {
  std::string title;  ///< of the window and, unless `own_heading`, the h1
  Html body{};
  std::vector<Crumb> crumbs{};  ///< from below Home to the parent of this page
  std::string lead{};           ///< one sentence under the h1
  std::string description{};    ///< of the page for who finds it elsewhere; empty: the lead, or what the site is
  bool own_heading = false;
  bool wide = false;                        ///< control forms and other broad tables use the whole width
  std::vector<std::string_view> scripts{};  ///< names of assets beyond app.js
  const http::FormValues* form = nullptr;   ///< errors: linked summary on top, "Error: " before the title
  std::optional<base::Message> notice{};    ///< a green confirmation on top (usually `notice_of(call.request)`)
  std::optional<http::Url>
      self{};  ///< where the language switch leads; by default the page asked for (after a POST without a page of its own: the last crumb)
};

http::Response page(const View& v, PageContent content, int status = 200);

/// One-time confirmation carried by a redirect: `see_other(with_notice(url, Notice::saved))` shows its text on the next
/// page. Only the listed notices can be carried.
enum class Notice {
  saved,
  created,
  imported,
  submitted,
  signed_in,
  signed_out,
  removed,
  file_added,
  message_sent,
  password_changed,
  email_asked,
  email_changed,
  report_returned,
  report_accepted,
  due_date_moved,
  published,
  withdrawn,
  question_sent,
  ballot_cast,
  proposal_sent
};
http::Url with_notice(const http::Url& url, Notice notice);
std::optional<base::Message> notice_of(const http::Request& request);

/// The answer to a draft that saved itself (`autosave_form`): sets the named hidden fields on the page (say `version`)
/// and hands it the next idempotency key. Its text is "Saved at HH:MM", Asia/Almaty.
/// `refused`: what of the form was not saved, and why.
http::Response autosaved(const View& v, base::Instant at, const std::vector<std::pair<std::string, std::string>>& fields,
                         const base::Message* refused = nullptr);

}  // namespace baqylau::ui
