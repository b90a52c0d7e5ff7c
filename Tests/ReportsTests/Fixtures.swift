import Disclosure

// The only file of these tests that makes released values.

func releasedFixture(_ value: CellValue) -> Released<CellValue> {
  Released(value)
}

func releasedFixture(_ subject: String) -> Released<String> {
  Released(subject)
}
