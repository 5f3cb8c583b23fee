#pragma once
/// Handlers of control's pages, and pieces that several of them show.

#include "control/columns.hpp"
#include "http/routes.hpp"
#include "ui/page.hpp"

namespace baqylau::control {

// ---- forms
base::Result<http::Response> forms_page(const http::Get<http::Controller>& call);
base::Result<http::Response> form_page(const http::Get<http::Controller>& call, int number);
base::Result<http::Response> explain_page(const http::Get<http::Controller>& call, int number);
void add_file_routes(http::Routes& routes);

// ---- contacts with executors (form 1)
using Recorder = http::Staff<http::Role::operator_, http::Role::specialist>;
base::Result<http::Response> contact_page(const http::Get<Recorder>& call, base::ProjectId project);
base::Result<http::Response> record_contact(const http::Post<Recorder>& call, base::ProjectId project);

// ---- special control
base::Result<http::Response> special_page(const http::Get<http::Public>& call);
base::Result<http::Response> cases_page(const http::Get<http::Specialist>& call, base::ProjectId project);
base::Result<http::Response> take_in(const http::Post<http::Specialist>& call, base::ProjectId project);
base::Result<http::Response> release(const http::Post<http::Specialist>& call, base::CaseId id);

// ---- a contest or a year on one page, for everybody
base::Result<http::Response> contest_summary_page(const http::Get<http::Public>& call, base::ContestId contest);
base::Result<http::Response> year_summary_page(const http::Get<http::Public>& call, int year);
base::Result<http::Response> year_reports_csv(const http::Get<http::Public>& call, int year);
base::Result<http::Response> year_reports_xlsx(const http::Work<http::Anyone>& call, int year);

base::Result<http::Response> warnings_page(const http::Get<http::Controller>& call);

}  // namespace baqylau::control
