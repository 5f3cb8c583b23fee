#pragma once
/// The route table: method, path, access, handler, a line each.
///
///     void add_routes(http::Routes& routes) {
///       routes.get<"/contests">(contests_page);
///       routes.get<"/contests/{contest}">(contest_page);
///       routes.post<"/contests/{contest}/lots">(add_lot);
///       routes.work<"/contests/{contest}/import">(import_lots, {.files = 1, .file_limit = 5 << 20});
///     }
///     Result<Response> contest_page(const Get<Public>& call, ContestId contest);
///     Result<Response> add_lot(const Post<Operator>& call, ContestId contest);
///
/// `Get` is given a `db::Read`; `Post` one `db::Write`, and its answer leaves after the commit; `Work` runs in a small
/// pool of its own with the whole database, for what is slow (password hashes, spreadsheets). A failure that a handler
/// returns becomes the page of its kind. Every POST has passed the same-origin check and the session-bound token.

#include "base/result.hpp"
#include "db/db.hpp"
#include "http/caller.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace baqylau::http {

template <class P>
struct Get {
  using Principal = P;
  P who;
  db::Read& db;
  const Request& request;
  Services& services;
};
template <class P>
struct Post {
  static_assert(!std::is_same_v<P, Public>, "what is sent comes from somebody: Anyone");
  using Principal = P;
  P who;
  db::Write& db;
  const Request& request;
  Services& services;
};
template <class P>
struct Work {
  using Principal = P;
  P who;
  db::Database& db;
  const Request& request;
  Services& services;
};

/// Whose threads do a slow job. Nobody who sends a table waits for passwords to be tried, nor the other way round.
enum class Workers {
  files,   ///< files, tables, exports
  hashes,  ///< password hashes: slow by intent, and tried by whoever likes
};

/// What a route takes beyond small form fields.
struct Intake {
  int files = 0;                       ///< how many uploads
  std::size_t file_limit = 0;          ///< bytes of one; larger ones arrive as Upload::State::too_large
  std::size_t form_limit = 256 << 10;  ///< bytes of all fields together
  Workers workers = Workers::files;    ///< of a slow POST
};

/// What is asked before a slow POST gets its place in the queue; an answer is sent at once instead. Without it whoever sends what will be
/// refused anyway would fill the queue. `look` reads, so that refusing costs next to nothing; `count` writes, where nothing was found.
template <class P>
struct Door {
  std::optional<Response> (*look)(const Get<P>&);
  std::optional<Response> (*count)(const Post<P>&);
};

/// A place in a path, read into a handler's argument. Not readable: 404.
template <class T>
struct Parameter;
template <class Tag>
struct Parameter<base::Id<Tag>> {
  static std::optional<base::Id<Tag>> read(std::string_view text) {
    auto id = base::parse_id(text);
    if (!id) return std::nullopt;
    return base::Id<Tag>{*id};
  }
};
template <>
struct Parameter<int> {
  static std::optional<int> read(std::string_view text) {
    int value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
  }
};
template <>
struct Parameter<std::string> {
  static std::optional<std::string> read(std::string_view text) { return std::string{text}; }
};

template <std::size_t N>
struct Pattern {
  char text[N]{};
  consteval Pattern(const char (&literal)[N]) { std::copy_n(literal, N, text); }  // NOLINT
  [[nodiscard]] constexpr std::string_view view() const { return {text, N - 1}; }
  [[nodiscard]] consteval std::size_t places() const { return static_cast<std::size_t>(std::count(text, text + N - 1, '{')); }
};

enum class RouteKind { get, post, work_post, work_get };
enum class Denied { not_signed_in, hidden };

/// One line of the table, with the types worn off.
struct Route {
  RouteKind kind;
  std::string_view pattern;
  std::string access;
  bool is_public = false;    ///< `Get<Public>`
  bool of_the_site = false;  ///< its address has no language: `/sitemap.xml`
  Intake intake{};
  std::function<bool(const Caller&)> admits;
  /// Set by kind; `places` are the decoded values of the path's places.
  using Places = std::vector<std::string>;
  std::function<base::Result<Response>(const Request&, const Places&, db::Read&, Services&)> read{};
  std::function<base::Result<Response>(const Request&, const Places&, db::Write&, Services&)> write{};
  std::function<base::Result<Response>(const Request&, const Places&, db::Database&, Services&)> work{};
  /// Both or none.
  std::function<std::optional<Response>(const Request&, db::Read&, Services&)> look{};
  std::function<std::optional<Response>(const Request&, db::Write&, Services&)> count{};
  [[nodiscard]] bool is_post() const { return kind == RouteKind::post || kind == RouteKind::work_post; }
};

namespace detail {
template <class P>
std::string access_of() {
  if constexpr (requires { P::access; }) return std::string{P::access};
  else return P::access_text();
}
base::Failure no_such_page();

template <template <class> class CallOf, class Db, class P, class... Args>
auto bind(base::Result<Response> (*handler)(const CallOf<P>&, Args...)) {
  return [handler](const Request& request, const Route::Places& places, Db& db, Services& services) -> base::Result<Response> {
    auto who = P::admit(request.caller);
    if (!who) return no_such_page();
    return [&]<std::size_t... I>(std::index_sequence<I...>)->base::Result<Response> {
      std::tuple<std::optional<std::remove_cvref_t<Args>>...> values{Parameter<std::remove_cvref_t<Args>>::read(places[I])...};
      if (!(std::get<I>(values).has_value() && ...)) return no_such_page();
      return handler(CallOf<P>{*who, db, request, services}, *std::get<I>(values)...);
    }
    (std::index_sequence_for<Args...>{});
  };
}
}  // namespace detail

class Routes {
 public:
  template <Pattern pattern, class P, class... Args>
  void get(base::Result<Response> (*handler)(const Get<P>&, Args...)) {
    static_assert(pattern.places() == sizeof...(Args), "one argument for each place of the path");
    add(make<P>(RouteKind::get, kept<pattern>)).read = detail::bind<Get, db::Read>(handler);
  }
  /// What machines ask the site for: there is one for all languages.
  template <Pattern pattern, class... Args>
  void get_of_the_site(base::Result<Response> (*handler)(const Get<Public>&, Args...)) {
    get<pattern>(handler);
    routes_.back().of_the_site = true;
  }
  template <Pattern pattern, class P, class... Args>
  void post(base::Result<Response> (*handler)(const Post<P>&, Args...), Intake intake = {}) {
    static_assert(pattern.places() == sizeof...(Args), "one argument for each place of the path");
    auto& route = add(make<P>(RouteKind::post, kept<pattern>));
    route.intake = intake;
    route.write = detail::bind<Post, db::Write>(handler);
  }
  /// A slow POST.
  template <Pattern pattern, class P, class... Args>
  void work(base::Result<Response> (*handler)(const Work<P>&, Args...), Intake intake = {}) {
    static_assert(!std::is_same_v<P, Public>, "what is sent comes from somebody: Anyone");
    static_assert(pattern.places() == sizeof...(Args), "one argument for each place of the path");
    auto& route = add(make<P>(RouteKind::work_post, kept<pattern>));
    route.intake = intake;
    route.work = detail::bind<Work, db::Database>(handler);
  }
  template <Pattern pattern, class P>
  void work(base::Result<Response> (*handler)(const Work<P>&), Intake intake, Door<P> door) {
    work<pattern>(handler, intake);
    auto& route = routes_.back();
    route.look = [look = door.look](const Request& request, db::Read& db, Services& services) -> std::optional<Response> {
      const auto who = P::admit(request.caller);
      return who ? look({*who, db, request, services}) : std::nullopt;
    };
    route.count = [count = door.count](const Request& request, db::Write& db, Services& services) -> std::optional<Response> {
      const auto who = P::admit(request.caller);
      return who ? count({*who, db, request, services}) : std::nullopt;
    };
  }
  /// A slow GET: exports.
  template <Pattern pattern, class P, class... Args>
  void work_get(base::Result<Response> (*handler)(const Work<P>&, Args...)) {
    static_assert(pattern.places() == sizeof...(Args), "one argument for each place of the path");
    add(make<P>(RouteKind::work_get, kept<pattern>)).work = detail::bind<Work, db::Database>(handler);
  }

  [[nodiscard]] const std::vector<Route>& all() const { return routes_; }

  struct Match {
    const Route* route = nullptr;  ///< null: no such path
    Route::Places places{};
    bool other_method = false;  ///< the path is known, with another method: 405
  };
  /// `path` percent-decoded segment by segment by the server. Literal segments win over places.
  [[nodiscard]] Match find(bool post, std::string_view path) const;

 private:
  template <Pattern pattern>
  static constexpr auto kept = pattern;
  template <class P, std::size_t N>
  static Route make(RouteKind kind, const Pattern<N>& pattern) {
    constexpr bool is_public = std::is_same_v<P, Public>;
    return {
        .kind = kind, .pattern = pattern.view(), .access = detail::access_of<P>(), .is_public = is_public, .admits = [](const Caller& c) {
          return P::admit(c).has_value();
        }};
  }
  Route& add(Route route);  ///< throws std::logic_error on a second route of the same method and path shape
  std::vector<Route> routes_;
};

}  // namespace baqylau::http
