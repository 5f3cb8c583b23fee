/// Counts checks and closes with the line the runner reads.
export class Tally {
  passed = 0;
  failed = 0;
  faults = [];
  check(name, fine, why = "") {
    if (fine) this.passed += 1;
    else {
      this.failed += 1;
      this.faults.push(`${name}${why ? `: ${why}` : ""}`);
      console.log(`not so: ${this.faults.at(-1)}`);
    }
    return Boolean(fine);
  }
  /// What another one counted; its faults are said as failures of the run.
  add(other) {
    this.passed += other.passed;
    this.failed += other.failed;
    this.faults.push(...other.faults);
  }
  close() {
    for (const fault of this.faults) console.log(`FAILED: ${fault}`);
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }
}
