import Activity
import Analytics
import Disclosure
import Foundation
public import Reports
import Store

/// All that is held on one person, for that person alone. It can be written down once and not be
/// read: no report, table or metric can be made of it.
public struct PersonalExport: Sendable {
  private let text: String

  fileprivate init(_ text: String) {
    self.text = text
  }
}

extension PersonalExport: CustomStringConvertible, CustomReflectable {
  public var description: String { "personal" }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension Workspace {
  /// The answer to a person who asks what is held on them (GDPR article 15), as JSON with an
  /// explanation in a language they read. That somebody was given theirs is logged first.
  ///
  /// - Parameter member: identifier, as in the exports.
  /// - Throws: `RelaisError`.
  public func personalExport(of member: String, in language: Language) throws -> PersonalExport {
    try RelaisError.translating {
      let store = try Store.open(database)
      let now = now()
      let record = try store.personalRecord(
        of: member, tablesNamingMembers: Workspace.tablesNamingMembers, at: now)
      guard let record else { throw RelaisError("no-such-member", member) }
      let document = PersonalDocument(
        record: record, zone: ZoneRules(identifier: store.timeZone) ?? .utc,
        timeZone: store.timeZone, retainedFrom: try store.read { try $0.retainedFrom },
        wording: Wording(language), now: now)
      return PersonalExport(document.json.pretty() + "\n")
    }
  }

  /// Publications whose measures are named after members.
  static let tablesNamingMembers = ["\(Mobilisation.id)"]
}

extension PersonalExport {
  /// Writes it to a file that only its owner may read, or to standard output.
  ///
  /// - Parameter path: a file that is there already is replaced; nil is standard output.
  /// - Throws: `RelaisError` where it cannot be written.
  public consuming func write(to path: String?) throws {
    let bytes = Data(text.utf8)
    guard let path else {
      do { return try FileHandle.standardOutput.write(contentsOf: bytes) } catch {
        // Whoever reads has had enough (`| head`): nothing went wrong.
        if errno != EPIPE { throw RelaisError(unwritable: "stdout") }
        return
      }
    }
    // What is there is replaced: a device or a folder must not be.
    let known = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    guard known == nil || known == .typeRegular else { throw RelaisError(unwritable: path) }
    do {
      // Beside the file and then in its place, so that it is never there with other permissions.
      let draft = "\(path).\(UUID().uuidString).tmp"
      let descriptor = open(draft, O_CREAT | O_EXCL | O_WRONLY, S_IRUSR | S_IWUSR)
      guard descriptor >= 0 else { throw RelaisError(unwritable: path) }
      let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      do {
        try file.write(contentsOf: bytes)
        guard rename(draft, path) == 0 else { throw RelaisError(unwritable: path) }
      } catch {
        unlink(draft)
        throw error
      }
    } catch {
      throw RelaisError(unwritable: path)
    }
  }
}
