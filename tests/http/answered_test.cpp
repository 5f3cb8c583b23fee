#include "http/answered.hpp"

#include <gtest/gtest.h>

namespace baqylau::http {
namespace {

using base::Failure;
using base::Kind;
using base::M;
using base::Result;

Request sent(Pairs form) {
  Request request;
  request.method = Method::post;
  request.form = std::move(form);
  return request;
}

/// A form of one field, `title`, answered with a job that ends as it is told.
class Answered : public ::testing::Test {
 protected:
  /// Without a failure the job succeeds.
  Result<Response> answer(const Request& request, std::optional<Failure> ends = std::nullopt, const Telling& telling = {}) {
    form.emplace(request);
    (void)form->line("title", {.label = M("Title"), .required = true, .max = 5});
    if (changed) form->overtaken(M("It changed"));
    const auto again = [&](int status) {
      ++shown;
      return Response{.status = status};
    };
    const auto job = [&]() -> Result<Response> {
      ++jobs;
      if (ends) return *ends;
      return Response{.status = 303};
    };
    return answered(*form, again, job, telling);
  }
  /// Messages as `field: text`, in their order.
  [[nodiscard]] std::vector<std::string> errors() const {
    std::vector<std::string> all;
    for (const auto& error : form->values().errors()) all.push_back(error.field + ": " + std::string{error.message.text.id});
    return all;
  }

  const Request whole = sent({{"title", "short"}});
  const Request empty = sent({{"title", ""}});
  std::optional<FormReader> form;
  bool changed = false;
  int jobs = 0;
  int shown = 0;
};

using Texts = std::vector<std::string>;

TEST_F(Answered, AWholeFormHasItsJobDone) {
  EXPECT_EQ(answer(whole)->status, 303);
  EXPECT_EQ(jobs, 1);
  EXPECT_EQ(shown, 0);
}

TEST_F(Answered, WhatIsNotOurFormIsNotShownAgain) {
  const auto request = sent({{"title", "short"}, {"stranger", "1"}});
  EXPECT_EQ(answer(request).failure().kind, Kind::malformed);
  EXPECT_EQ(jobs + shown, 0);
}

TEST_F(Answered, ErrorsOfFieldsComeBeforeTheJob) {
  EXPECT_EQ(answer(empty)->status, 422);
  EXPECT_EQ(jobs, 0);
  EXPECT_EQ(errors(), Texts{"title: Enter: {label}"});
}

TEST_F(Answered, WhatChangedMeanwhileComesBeforeErrorsOfFields) {
  changed = true;
  EXPECT_EQ(answer(empty)->status, 409);
  EXPECT_EQ(jobs, 0);
  EXPECT_EQ(errors(), Texts{": It changed"});
}

TEST_F(Answered, NotOurFormComesBeforeWhatChanged) {
  changed = true;
  const auto request = sent({{"stranger", "1"}});
  EXPECT_EQ(answer(request).failure().kind, Kind::malformed);
}

TEST_F(Answered, TheJobsMessagesStandAtTheirFields) {
  EXPECT_EQ(answer(whole, Failure{Kind::invalid, M("All of it"), {{"title", M("Taken")}}})->status, 422);
  EXPECT_EQ(errors(), Texts{"title: Taken"});
  EXPECT_EQ(answer(whole, Failure{Kind::conflict, M("All of it"), {{"title", M("Taken")}}})->status, 409);
  EXPECT_EQ(errors(), Texts{"title: Taken"});
}

TEST_F(Answered, AMessageWithoutFieldStandsWhereTheFormSays) {
  EXPECT_EQ(answer(whole, Failure{Kind::too_many, M("Wait")}, {.field = "title"})->status, 429);
  EXPECT_EQ(errors(), Texts{"title: Wait"});
  EXPECT_EQ(answer(whole, Failure{Kind::too_large, M("Too large")})->status, 413);
  EXPECT_EQ(errors(), Texts{": Too large"});
}

TEST_F(Answered, AConflictIsToldOnce) {
  const Failure changed_meanwhile{Kind::conflict, M("It changed")};
  EXPECT_EQ(answer(whole, changed_meanwhile)->status, 409);
  EXPECT_EQ(errors(), Texts{": It changed"});
  EXPECT_EQ(answer(whole, changed_meanwhile, {.conflict = Conflict::by_page})->status, 409);
  EXPECT_EQ(errors(), Texts{});
  EXPECT_EQ(answer(whole, changed_meanwhile, {.conflict = Conflict::alone}).failure().kind, Kind::conflict);
  EXPECT_EQ(shown, 2);
}

TEST_F(Answered, WhatNobodyCanMendInTheFormIsAPageOfItsOwn) {
  for (const auto kind : {Kind::not_found, Kind::forbidden, Kind::malformed, Kind::unavailable, Kind::not_signed_in, Kind::gone})
    EXPECT_EQ(answer(whole, Failure{kind, M("No")}).failure().kind, kind);
  EXPECT_EQ(shown, 0);
  // Unless it names a field: a blocked account is told at the login.
  EXPECT_EQ(answer(whole, Failure{Kind::forbidden, M("No"), {{"title", M("Blocked")}}})->status, 403);
  EXPECT_EQ(shown, 1);
}

TEST_F(Answered, AButtonHasNothingToCorrect) {
  FormReader button{empty};
  (void)button.line("title", {.label = M("Title"), .required = true});
  EXPECT_EQ(answered(button, [&]() -> Result<Response> { return Response{.status = 303}; }).failure().kind, Kind::invalid);
  FormReader fine{whole};
  (void)fine.line("title", {.label = M("Title"), .required = true});
  EXPECT_EQ(answered(fine, [&]() -> Result<Response> { return Failure{Kind::conflict, M("Too late")}; }).failure().kind, Kind::conflict);
}

}  // namespace
}  // namespace baqylau::http
