#pragma once
/// What staff publish: news, legal acts, pages, useful links; their texts, and what is wrong with them. SPEC §2, §11.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/message.hpp"
#include "base/picture.hpp"
#include "base/result.hpp"
#include "i18n/i18n.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::content {

enum class ItemKind { news, legal_act, page, link };
inline constexpr std::array all_item_kinds{ItemKind::news, ItemKind::legal_act, ItemKind::page, ItemKind::link};
std::string_view to_code(ItemKind kind) noexcept;
std::optional<ItemKind> item_kind_from_code(std::string_view code) noexcept;
base::Text label(ItemKind kind) noexcept;

/// Where a page stands; there is one of each.
enum class Place { about, instruction_visitor, instruction_ngo, instruction_specialist, instruction_operator, contacts };
inline constexpr std::array all_places{
    Place::about,   Place::instruction_visitor, Place::instruction_ngo, Place::instruction_specialist, Place::instruction_operator,
    Place::contacts};
inline constexpr std::array instruction_places{Place::instruction_visitor, Place::instruction_ngo, Place::instruction_specialist,
                                               Place::instruction_operator};
std::string_view to_code(Place place) noexcept;
std::optional<Place> place_from_code(std::string_view code) noexcept;
base::Text label(Place place) noexcept;

enum class ActKind { code, law, decree, resolution, order, concept_, plan, rules, other };
inline constexpr std::array all_act_kinds{ActKind::code,     ActKind::law,  ActKind::decree, ActKind::resolution, ActKind::order,
                                          ActKind::concept_, ActKind::plan, ActKind::rules,  ActKind::other};
std::string_view to_code(ActKind kind) noexcept;
std::optional<ActKind> act_kind_from_code(std::string_view code) noexcept;
base::Text label(ActKind kind) noexcept;

enum class LinkGroup { state_body, ngo };
inline constexpr std::array all_link_groups{LinkGroup::state_body, LinkGroup::ngo};
std::string_view to_code(LinkGroup group) noexcept;
std::optional<LinkGroup> link_group_from_code(std::string_view code) noexcept;
base::Text label(LinkGroup group) noexcept;

inline constexpr std::size_t longest_title = 500;      ///< code points
inline constexpr std::size_t longest_body = 100'000;   ///< code points
inline constexpr std::size_t longest_address = 1'000;  ///< code points
inline constexpr std::size_t longest_number = 50;      ///< code points
inline constexpr int items_on_a_page = 50;
inline constexpr int news_on_a_page = 20;
inline constexpr int entries_of_a_feed = 30;

/// A text in Kazakh and Russian, and, where somebody wrote one, in English.
struct Trilingual {
  std::optional<std::string> kk{};
  std::optional<std::string> ru{};
  std::optional<std::string> en{};
};
/// As `i18n::pick`, with English for its readers where there is one, and for the others where there is nothing else.
i18n::Picked pick(const Trilingual& text, i18n::Language reader);

/// What one version says. What does not belong to the kind of the item is empty.
struct Content {
  Trilingual title{};
  Trilingual body{};          ///< Markdown
  i18n::Bilingual address{};  ///< web address: of a link, of an act elsewhere
  std::optional<ActKind> act_kind{};
  std::optional<std::string> act_number{};
  std::optional<base::LocalDate> adopted_on{};
  std::optional<LinkGroup> link_group{};
  std::optional<std::string> mail{};  ///< of an organisation without a site; several are parted by blanks
};
/// SHA-256 of all that a version says, 64 hex digits: the same content has the same one, and only the same.
std::string content_hash(const Content& content);

/// What may not be kept even as a draft; names of fields as on the form. Empty: it may.
std::vector<base::FieldError> check(ItemKind kind, const Content& content);
/// What a draft still lacks before the public may see it. Empty: nothing.
std::vector<base::Message> missing_for_publishing(ItemKind kind, const Content& content);
/// What is there in one language only, as staff are told: "There is no text in Kazakh".
std::vector<base::Message> missing_languages(const Content& content);

enum class State { draft, published, changed, withdrawn };
std::string_view to_code(State state) noexcept;
std::optional<State> state_from_code(std::string_view code) noexcept;
inline constexpr std::array all_states{State::draft, State::published, State::changed, State::withdrawn};
/// `changed`: published, and there is a later version that is not.
base::Text label(State state) noexcept;

struct Item {
  base::ContentItemId id{};
  ItemKind kind = ItemKind::news;
  std::optional<Place> place{};
  std::int64_t version = 1;  ///< the last one
  std::optional<std::int64_t> published_version{};
  std::optional<base::LocalDate> published_on{};  ///< first day on which it is shown, Asia/Almaty
  std::optional<base::Instant> published_at{};    ///< when somebody last published it
  bool withdrawn = false;
  Content content{};  ///< of the version that was asked for

  [[nodiscard]] State state() const;
  /// Whether the public sees it on this day.
  [[nodiscard]] bool shown_on(base::LocalDate day) const { return published_on && *published_on <= day; }
};

inline constexpr std::int64_t most_picture_bytes = 300 * 1024;
inline constexpr std::size_t longest_alternative = 500;  ///< code points
inline constexpr int pictures_on_a_page = 24;

/// A picture that texts may show.
struct Picture {
  base::PictureId id{};
  std::string sha256{};
  std::string media_type{};
  std::int64_t size = 0;  ///< bytes
  int width = 0;          ///< pixels
  int height = 0;
  std::string alternative_kk{};  ///< what is to be seen in it, for who does not see it
  std::string alternative_ru{};
  base::Instant added_at{};
  std::string added_by{};  ///< display name
  bool taken_away = false;

  [[nodiscard]] base::PictureAddress address() const { return {id.value, width, height}; }
};

/// A version as the history lists it.
struct Version {
  std::int64_t number = 1;
  base::Instant saved_at{};
  std::optional<std::string> saved_by{};  ///< display name; none: it was loaded
};

}  // namespace baqylau::content
