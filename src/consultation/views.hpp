#pragma once
/// Pages of consultation. Views are given what they show; they read nothing themselves.

#include "consultation/domain.hpp"
#include "consultation/store.hpp"

#include "http/forms.hpp"
#include "ui/page.hpp"

#include <string>
#include <vector>

namespace baqylau::consultation::views {

/// «Lot 5: …», in the reader's language where there is one.
std::string lot_title(const ui::View& v, const Thread& thread);
/// «3 new messages»
std::string unread_text(const ui::View& v, std::int64_t unread);

struct ThreadPage {
  const Thread& thread;
  const store::Page& shown;
  bool of_ngo = false;  ///< the reader is on the NGO's side
  bool may_write = false;
  bool latest = true;          ///< the thread's end is on this page
  bool files_dropped = false;  ///< files were chosen and have to be chosen once more
  const http::FormValues& values;
};
http::Response thread_page(const ui::View& v, const ThreadPage& page, int status = 200);

struct ListPage {
  const std::vector<ThreadRow>& threads;
  store::Which which = store::Which::all;
  int page = 1;
  int pages = 1;
};
http::Response list_page(const ui::View& v, const ListPage& page);

}  // namespace baqylau::consultation::views
