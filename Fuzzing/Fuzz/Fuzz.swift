import Foundation
import FuzzChecks

/// What libFuzzer calls with one input after the other. `RELAIS_FUZZ` names the target.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try target.check(Array(UnsafeBufferPointer(start: start, count: count)), on: desk)
  } catch {
    fatalError("\(target): \(error)")
  }
  return 0
}

private let target: FuzzTarget = {
  let name = ProcessInfo.processInfo.environment["RELAIS_FUZZ"] ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    fatalError("expected RELAIS_FUZZ to be one of \(FuzzTarget.allCases); run Scripts/fuzz")
  }
  return target
}()

private let desk: Desk = {
  do {
    return try Desk(FileManager.default.temporaryDirectory)
  } catch {
    fatalError("\(error)")
  }
}()
