#pragma once
/// The `.mo` files as bytes; the definitions are written by tools/po_to_cpp.py while building.

#include <span>

namespace baqylau::i18n::catalogue_data {

std::span<const unsigned char> kk();
std::span<const unsigned char> ru();

}  // namespace baqylau::i18n::catalogue_data
