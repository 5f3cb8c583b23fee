#pragma once
/// Tests of features: whatever a test did through a use case, the journal vouches for in the end. What the test put into tables by SQL is
/// not looked for; what it changes by SQL afterwards, of an object that has versions, it says with `changed_by_sql()`.

#include "journal/journal.hpp"
#include "support/engine_test.hpp"

namespace baqylau::support {

class VouchedTest : public EngineTest {
 protected:
  using EngineTest::EngineTest;

  void TearDown() override {
    if (!by_sql_ && !IsSkipped() && !HasFatalFailure()) expect_vouched();
    EngineTest::TearDown();
  }
  void changed_by_sql() { by_sql_ = true; }

 private:
  void expect_vouched() {
    const auto check = database().read([](db::Read& db) { return journal::verify_data(db); });
    for (const auto& finding : check.findings) {
      if (finding.what == journal::Finding::What::unrecorded) continue;
      std::string columns;
      for (const auto& column : finding.columns) columns += ' ' + column;
      ADD_FAILURE() << "a use case left the journal behind: " << to_code(finding.object.kind) << ' ' << finding.object.key << ", finding "
                    << static_cast<int>(finding.what) << columns;
    }
  }
  bool by_sql_ = false;
};

}  // namespace baqylau::support
