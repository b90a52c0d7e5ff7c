import Disclosure

// The only file of these tests that makes released values. The counts and shares asked for are
// those of cohorts of 40, and once of 25, under the default policy.

func releasedFixture(_ value: CellValue) -> Released<CellValue> {
  Released(value)
}

func releasedFixture(_ subject: String) -> Released<String> {
  Released(subject)
}
