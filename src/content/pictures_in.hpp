#pragma once
/// Which pictures the texts of a version show, and what is wrong with how they are put there.

#include "content/domain.hpp"

#include "base/picture.hpp"

#include <string>
#include <vector>

namespace baqylau::content {

struct PlacedPicture {
  std::string field;  ///< of the form: `body_kk`
  base::PictureAddress address{};
};
/// In the order of the texts; one that is shown twice comes twice.
std::vector<PlacedPicture> pictures_in(const Content& content);
/// A picture of another site, or one without words for who does not see it.
std::vector<base::FieldError> check_pictures(const Content& content);

}  // namespace baqylau::content
