#pragma once
/// Pictures of texts: added, put into a text, taken away. Each function is one use case inside one transaction.

#include "content/domain.hpp"
#include "content/service.hpp"

#include "base/picture.hpp"
#include "base/result.hpp"
#include "db/db.hpp"

#include <string>

namespace baqylau::content {

struct NewPicture {
  std::string sha256;  ///< of the bare bytes, which the store of files holds
  base::BarePicture bare;
  std::string alternative_kk;  ///< what is to be seen in it
  std::string alternative_ru;
};
/// `change` has its actor.
base::PictureId add_picture(db::Write& db, const Change& change, const NewPicture& picture);
/// Conflict where a text shows it, in what the public sees or in its last version.
base::Done take_away_picture(db::Write& db, const Change& change, base::PictureId id);

/// Writes down which pictures the new version of an item shows. Invalid, by fields, where one of them is not there.
base::Done use_pictures(db::Write& db, base::ContentItemId item, std::int64_t number, const Content& content);

}  // namespace baqylau::content
