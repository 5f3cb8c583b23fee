/// What consultation adds to pages that others assemble.

#include "consultation/consultation.hpp"
#include "consultation/principals.hpp"
#include "consultation/store.hpp"
#include "consultation/views.hpp"

#include "projects/projects.hpp"

#include <string>
#include <utility>
#include <vector>

namespace baqylau::consultation {

using http::Url;
using ui::Html;
using ui::html;

namespace {

std::string lot_title(const ui::View& v, const projects::Project& project) {
  return views::lot_title(
      v, {.lot_number = static_cast<int>(project.lot_number), .lot_name_kk = project.lot_name_kk, .lot_name_ru = project.lot_name_ru});
}

}  // namespace

std::int64_t unread_for(db::Read& db, const http::Caller& caller) {
  const auto reader = Reader::admit(caller);
  return reader ? store::totals_for(db, *reader).unread : 0;
}

Html cabinet_threads(const ui::View& v, db::Read& db, base::NgoId ngo, base::AccountId account) {
  const auto projects = projects::projects_of_ngo(db, ngo);
  if (projects.empty()) return {};
  const Party party{.account = account, .ngo = ngo};
  std::vector<ui::TaskRow> rows;
  for (const auto& project : projects) {
    const auto unread = store::unread_of_thread(db, party, project.id);
    ui::TaskRow row{.title = lot_title(v, project),
                    .url = Url::to("/projects/{}/consultation", project.id),
                    .status = std::string{v.t("No new messages")}};
    if (unread > 0) {
      row.status = views::unread_text(v, unread);
      row.colour = ui::TagColour::yellow;
    }
    rows.push_back(std::move(row));
  }
  return html(R"(<h2 class="govuk-heading-m" id="consultation">{}</h2><p class="govuk-body">{}</p>{})", v.t("Consultation"),
              v.t("Ask the specialists of the state body about your project and read their answers."), ui::task_list(v, rows));
}

Html thread_link(const ui::View& v, db::Read& db, base::ProjectId project) {
  const auto reader = Reader::admit(v.request.caller);
  if (!reader || !store::load_thread_for(db, *reader, project)) return {};
  const auto unread = store::unread_of_thread(db, *reader, project);
  Html mark;
  if (unread > 0) mark.add(" {}", ui::tag(views::unread_text(v, unread), ui::TagColour::yellow));
  return html(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a>{}</p>)",
              v.link(Url::to("/projects/{}/consultation", project)), v.t("Consultation"), mark);
}

}  // namespace baqylau::consultation
