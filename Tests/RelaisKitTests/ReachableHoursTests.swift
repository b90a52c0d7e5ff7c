import Activity
import Testing

@testable import RelaisKit

@Suite struct ReachableHoursTests {
  @Test func `by default the slots of office hours are nine to eighteen, Monday to Friday`() {
    let slots = ReachableHours.officeHours.slots
    #expect(slots.map(\.weekday) == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4])
    #expect(slots.prefix(3).map(\.hour) == [9, 12, 15])
    #expect(ReachableHours.officeHours.description == "mon-fri 08-19")
  }

  @Test(
    "what is written reads back as the same",
    arguments: [
      ("mon-fri 08-19", "mon-fri 08-19", 15), ("Tue-SAT 9-18", "tue-sat 09-18", 15),
      ("sun 0-24", "sun 00-24", 8), ("sun-sun 21-24", "sun 21-24", 1),
    ])
  func reads(text: String, canonical: String, slots: Int) throws {
    let hours = try #require(ReachableHours(text))
    #expect(hours.description == canonical)
    #expect(hours.slots.count == slots)
    #expect(ReachableHours(canonical) == hours)
  }

  @Test(
    "anything else is refused, and hours that no whole slot lies in",
    arguments: [
      "", "mon", "08-19", "fri-mon 08-19", "mon-fri 19-08", "mon-fri 08-08", "mon-fri 10-14",
      "mon-fri 8-25", "mon-fri 8-19 x", "mon-tue-wed 08-19", "mon- 08-19", "-mon 08-19",
      "lun-ven 08-19", "mon-fri 08-", "mon-fri 8", "mon-fri 008-19", "mon-fri +8-19", "- -",
      "mon-fri 08:00-19:00",
    ])
  func refuses(text: String) {
    #expect(ReachableHours(text) == nil)
  }
}
