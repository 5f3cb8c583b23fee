#pragma once
/// SQL ↔ domain for pictures.

#include "content/domain.hpp"

#include "base/picture.hpp"
#include "db/db.hpp"

#include <optional>
#include <string>
#include <vector>

namespace baqylau::content::store {

/// Those that were not taken away, the last added first; `page` from 1.
std::vector<Picture> pictures(db::Read& db, int page);
std::int64_t picture_count(db::Read& db);
std::optional<Picture> picture(db::Read& db, base::PictureId id);
struct PictureFile {
  std::string sha256;
  std::string media_type;
};
/// Where a text shows it that is published by `today`.
std::optional<PictureFile> shown_picture(db::Read& db, const base::PictureAddress& address, base::LocalDate today);
struct PictureUse {
  base::ContentItemId item{};
  i18n::Bilingual title{};
};
/// Texts whose last or published version shows it.
std::vector<PictureUse> picture_uses(db::Read& db, base::PictureId id);

void insert_picture(db::Write& db, const Picture& picture, base::AccountId account);
/// Until the transaction ends nobody takes it away. False: there is no such picture under this address.
bool hold_picture(db::Write& db, const base::PictureAddress& address);
void insert_picture_use(db::Write& db, base::PictureId picture, base::ContentItemId item, std::int64_t number);
/// False: it is not there any more.
bool take_away_picture(db::Write& db, base::PictureId id, base::Instant now);

}  // namespace baqylau::content::store
