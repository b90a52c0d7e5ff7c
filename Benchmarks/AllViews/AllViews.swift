// Every community view of a database, as a program that fills a dashboard would ask for them.
//
//   AllViews DATABASE              all in one transaction
//   AllViews DATABASE one-by-one   identifiers on standard input, each a question of its own

import Disclosure
import RelaisKit

@main
struct AllViews {
  static func main() throws {
    let workspace = Workspace(database: CommandLine.arguments[1])
    var reports: [ReleasedReport] = []
    let seconds =
      try ContinuousClock().measure {
        reports =
          CommandLine.arguments.contains("one-by-one")
          ? try oneByOne(workspace) : try workspace.communities()
      } / .seconds(1)
    let cells = reports.flatMap(\.tables).reduce(0) { $0 + $1.rows.count * $1.columns.count }
    print(#"{"shown": \#(reports.count), "cells": \#(cells), "seconds": \#(seconds)}"#)
  }

  private static func oneByOne(_ workspace: Workspace) throws -> [ReleasedReport] {
    var reports: [ReleasedReport] = []
    while let community = readLine() {
      do {
        reports.append(try workspace.community(community))
      } catch let error as RelaisError where error.key == "unknown-community" {
        continue
      }
    }
    return reports
  }
}
