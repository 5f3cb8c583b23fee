/// Pictures of texts: what a URL does.

#include "content/web.hpp"

#include "content/picture_service.hpp"
#include "content/picture_store.hpp"
#include "content/views.hpp"

#include "http/answered.hpp"
#include "http/file_kinds.hpp"
#include "http/files.hpp"
#include "http/once.hpp"

#include <fstream>
#include <iterator>
#include <utility>

namespace baqylau::content::web {

using base::Failure;
using base::Kind;
using base::M;
using base::PictureId;
using base::Result;
using http::Get;
using http::Post;
using http::Response;
using http::Url;
using http::Work;

namespace {

/// Under a name that says nothing: in a page it is only painted.
Response picture_file(const http::Services& services, const std::string& sha256, const std::string& media_type, std::string_view cache) {
  const auto ending = media_type.substr(media_type.find('/') + 1);
  auto response = http::download_file(media_type, "picture." + ending, services.files.path_of(sha256));
  response.headers.emplace_back("ETag", '"' + sha256.substr(0, 32) + '"');
  response.headers.emplace_back("Cache-Control", cache);
  return response;
}

Result<Response> picture(const Get<http::Public>& call, PictureId id, const std::string& size) {
  const auto address = base::picture_address(id.value, size);
  if (!address) return no_such_page();
  // A day on which a text is withdrawn is rare, and so is one who asks for its picture within the hour.
  if (const auto shown = store::shown_picture(call.db, *address, call.services.clock.today()))
    return picture_file(call.services, shown->sha256, shown->media_type, "public, max-age=3600");
  const auto stored = EditorsReader::admit(call.request.caller) ? store::picture(call.db, id) : std::nullopt;
  if (!stored || stored->taken_away || stored->address() != *address) return no_such_page();
  return picture_file(call.services, stored->sha256, stored->media_type, "private, no-cache");
}

views::PicturesPage pictures_page(db::Read& db, const http::Request& request) {
  views::PicturesPage page{.pictures = {}, .page = ui::page_number(request)};
  page.may_edit = Editor::admit(request.caller).has_value();
  page.pages = ui::pages_of(store::picture_count(db), pictures_on_a_page);
  page.pictures = store::pictures(db, page.page);
  return page;
}

template <class Call>
Response page_of(const Call& call, const views::PicturesPage& page, int status = 200) {
  auto content = views::pictures(ui::view_of(call), page);
  content.notice = ui::notice_of(call.request);
  content.form = &page.values;
  return ui::page(ui::view_of(call), std::move(content), status);
}

Result<Response> pictures(const Get<EditorsReader>& call) {
  const auto page = pictures_page(call.db, call.request);
  if (page.page > page.pages) return no_such_page();
  return page_of(call, page);
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  if (file.bad()) throw std::runtime_error{"a picture that was sent cannot be read"};
  return bytes;
}

/// The picture that was chosen, bare; what is wrong with it stands in the form.
std::optional<base::BarePicture> read_picture(http::FormReader& form, const i18n::Translator& t,
                                              const std::vector<const http::Upload*>& chosen) {
  if (chosen.empty()) {
    form.fail("picture", M("Choose a picture"));
    return std::nullopt;
  }
  const auto& upload = *chosen.front();
  const base::Message too_large{M("The picture “{name}” is larger than {limit}. Save it with fewer pixels or as JPG"),
                                {{"name", upload.filename}, {"limit", t.file_size(most_picture_bytes)}}};
  std::optional<base::BarePicture> bare;
  if (upload.state == http::Upload::State::complete) bare = base::bare_picture(bytes_of(upload.path));
  if (upload.state == http::Upload::State::too_large) form.fail("picture", too_large);
  else if (!bare)
    form.fail("picture", {M("The file “{name}” cannot be shown as a picture: it is damaged, moves, or is of another kind. Save it as JPG, "
                            "PNG or WebP and choose it again"),
                          {{"name", upload.filename}}});
  return bare;
}

Result<Response> add(const Work<Editor>& call) {
  auto page = call.db.read([&](db::Read& db) { return pictures_page(db, call.request); });
  http::FormReader form{call.request};
  const auto chosen = http::chosen_uploads(call.request, "picture");
  auto bare = read_picture(form, call.services.catalogues[call.request.language], chosen);
  NewPicture picture{.sha256 = {}, .bare = {}, .alternative_kk = {}, .alternative_ru = {}};
  const auto alternative = [&](std::string_view name, base::Text label) {
    return form.line(name, {.label = label, .required = true, .max = longest_alternative});
  };
  picture.alternative_kk = alternative("alternative_kk", M("What is to be seen in it, in Kazakh"));
  picture.alternative_ru = alternative("alternative_ru", M("What is to be seen in it, in Russian"));
  const auto again = [&](int status) {
    page.values = form.values();
    return page_of(call, page, status);
  };
  return http::answered(form, again, [&]() -> Result<Response> {
    picture.bare = std::move(*bare);
    // Beside what was sent, so that keeping it is a change of name.
    http::TemporaryFile file{chosen.front()->path.parent_path(), call.services.random};
    file.write(picture.bare.bytes);
    picture.sha256 = file.finish();
    // The bytes are durable before a row names them.
    call.services.files.keep({.field = "picture",
                              .filename = {},
                              .path = file.path(),
                              .size = static_cast<std::int64_t>(picture.bare.bytes.size()),
                              .sha256 = picture.sha256});
    return http::write_once(call, [&](db::Write& db) -> Result<Response> {
      add_picture(db, {call.services.clock.now(), call.services.random, call.who.account}, picture);
      return http::see_other(ui::with_notice(Url::to("/content/images"), ui::Notice::file_added));
    });
  });
}

Result<Response> take_away(const Post<Editor>& call, PictureId id) {
  http::FormReader form{call.request};
  return http::answered(form, [&]() -> Result<Response> {
    TRY(take_away_picture(call.db, {call.services.clock.now(), call.services.random, call.who.account}, id));
    return http::see_other(ui::with_notice(Url::to("/content/images"), ui::Notice::removed));
  });
}

}  // namespace

void add_picture_routes(http::Routes& routes) {
  constexpr http::Intake intake{.files = 1, .file_limit = static_cast<std::size_t>(most_picture_bytes)};
  routes.get<"/images/{image}/{size}">(picture);
  routes.get<"/content/images">(pictures);
  routes.work<"/content/images">(add, intake);
  routes.post<"/content/images/{image}/take-away">(take_away);
}

}  // namespace baqylau::content::web
