#include "ui/page.hpp"

#include <array>

namespace baqylau::ui {

namespace {

using base::M;

struct NoticeText {
  Notice notice;
  std::string_view code;
  base::Text text;
};

constexpr std::array notices{
    NoticeText{Notice::saved, "saved", M("Saved.")},
    NoticeText{Notice::created, "created", M("Created.")},
    NoticeText{Notice::imported, "imported", M("The table has been imported.")},
    NoticeText{Notice::submitted, "submitted", M("The report has been submitted.")},
    NoticeText{Notice::signed_in, "signed-in", M("You have signed in.")},
    NoticeText{Notice::signed_out, "signed-out", M("You have signed out.")},
    NoticeText{Notice::removed, "removed", M("Removed.")},
    NoticeText{Notice::file_added, "file-added", M("The file has been added.")},
    NoticeText{Notice::message_sent, "message-sent", M("The message has been sent.")},
    NoticeText{Notice::password_changed, "password-changed", M("The password has been changed.")},
    NoticeText{Notice::email_asked, "email-asked",
               M("A letter has been sent to the new address. Open the link in it within 24 hours: then the address is changed.")},
    NoticeText{Notice::email_changed, "email-changed", M("The e-mail address has been changed. You were signed out everywhere else.")},
    NoticeText{Notice::report_returned, "report-returned", M("The report has been returned. The NGO has been notified.")},
    NoticeText{Notice::report_accepted, "report-accepted", M("The report has been accepted. The NGO has been notified.")},
    NoticeText{Notice::due_date_moved, "due-date-moved", M("The due date has been moved. The NGO has been notified.")},
    NoticeText{Notice::published, "published", M("Published.")},
    NoticeText{Notice::withdrawn, "withdrawn", M("Withdrawn from the public site.")},
    NoticeText{Notice::question_sent, "question-sent",
               M("The question has been sent. It will be published here together with the answer of a specialist.")},
    NoticeText{Notice::ballot_cast, "ballot-cast", M("Your vote has been counted.")},
    NoticeText{Notice::proposal_sent, "proposal-sent", M("The proposal has been sent. It will be published once an operator has read it.")},
};

}  // namespace

http::Url with_notice(const http::Url& url, Notice notice) {
  for (const auto& known : notices)
    if (known.notice == notice) return url.with_notice(known.code);
  return url;
}

std::optional<base::Message> notice_of(const http::Request& request) {
  for (const auto& known : notices)
    if (known.code == request.notice) return base::Message{known.text};
  return std::nullopt;
}

}  // namespace baqylau::ui
