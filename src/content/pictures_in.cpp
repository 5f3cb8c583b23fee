#include "content/pictures_in.hpp"

#include "ui/markdown.hpp"

#include <utility>

namespace baqylau::content {

using base::M;

namespace {

template <class Take>
void each_image(const Content& content, const Take& take) {
  for (const auto& [field, text] :
       {std::pair{"body_kk", &content.body.kk}, std::pair{"body_ru", &content.body.ru}, std::pair{"body_en", &content.body.en}})
    if (*text)
      for (const auto& image : ui::markdown_images(**text)) take(field, image);
}

}  // namespace

std::vector<PlacedPicture> pictures_in(const Content& content) {
  std::vector<PlacedPicture> placed;
  each_image(content, [&](const char* field, const ui::MarkdownImage& image) {
    if (const auto address = base::picture_address(image.address)) placed.push_back({field, *address});
  });
  return placed;
}

std::vector<base::FieldError> check_pictures(const Content& content) {
  std::vector<base::FieldError> errors;
  each_image(content, [&](const char* field, const ui::MarkdownImage& image) {
    if (!base::picture_address(image.address))
      errors.push_back(
          {field,
           {M("The picture “{address}” is not one of this site. Add it under “Pictures” and put in the line that stands there"),
            {{"address", image.address}}}});
    else if (image.words.empty())
      errors.push_back(
          {field,
           {M("Say in the square brackets before “{address}” what is to be seen in the picture: who does not see it hears that"),
            {{"address", image.address}}}});
  });
  return errors;
}

}  // namespace baqylau::content
