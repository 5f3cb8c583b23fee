#include "ui/versions.hpp"

namespace baqylau::ui {

std::string last_saved_text(const View& v, const std::optional<LastSaved>& saved) {
  if (!saved) return {};
  const auto when = v.t.date_time(saved->at);
  if (saved->own) return v.t("Last saved by you on {when}.", {{"when", when}});
  if (saved->name.empty()) return v.t("Last saved on {when}.", {{"when", when}});
  return v.t("Last saved by {name} on {when}.", {{"name", saved->name}, {"when", when}});
}

Html version_field(const View& v, std::string_view name, std::string_view version, const std::optional<LastSaved>& saved) {
  const auto newer =
      v.t("Since this page was opened, something else has been saved here. {who} What you typed is still on this page: save it "
          "to see both.",
          {{"who", last_saved_text(v, saved)}});
  return html(R"(<input type="hidden" name="{}" value="{}" data-newer="{}">)", name, version, newer);
}

}  // namespace baqylau::ui
