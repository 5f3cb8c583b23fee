/// Counts checks and closes with the line the runner reads.
export class Tally {
  passed = 0;
  failed = 0;
  check(name, fine, why = "") {
    if (fine) this.passed += 1;
    else {
      this.failed += 1;
      console.log(`FAILED: ${name}${why ? `: ${why}` : ""}`);
    }
    return Boolean(fine);
  }
  close() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }
}
