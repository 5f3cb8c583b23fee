#pragma once
/// Pages of questions: what everybody reads, and what staff answer on.

#include "http/forms.hpp"
#include "http/response.hpp"
#include "questions/domain.hpp"
#include "ui/view.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace baqylau::questions::views {

struct ListPage {
  const std::vector<Question>& questions;
  int page = 1;
  int pages = 1;
  std::int64_t waiting = 0;  ///< shown to staff only
};
http::Response list_page(const ui::View& v, const ListPage& page);
http::Response question_page(const ui::View& v, const Question& question);
http::Response ask_page(const ui::View& v, const http::FormValues& values, int status = 200);

struct QueuePage {
  const std::vector<Question>& questions;
  State state = State::waiting;
  int page = 1;
  int pages = 1;
};
http::Response queue_page(const ui::View& v, const QueuePage& page);

struct AnswerPage {
  const Question& question;
  bool may_answer = false;
  const http::FormValues& answering;
  const http::FormValues& refusing;
};
http::Response answer_page(const ui::View& v, const AnswerPage& page, int status = 200);

}  // namespace baqylau::questions::views
