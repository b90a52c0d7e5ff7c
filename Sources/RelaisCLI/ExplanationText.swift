import Disclosure
import RelaisKit
import Reports

/// Lays out what an import would do with a file: what it is taken for and why, then a line for each
/// field that is read, then the names of the others.
struct ExplanationText {
  let wording: Wording
  let width: Int

  private static let indent = "  "
  /// A field with a longer name has a line of its own.
  private static let longestName = 24

  /// - Parameter sentence: words what stands in the way.
  func lines(
    _ file: FileExplanation, _ sentence: (FileOutcome.Problem) -> String
  ) -> [String] {
    var lines = [file.path.visible]
    let problem = file.problem.map { paragraph("explain.problem", [.text(sentence($0))]) }
    guard let format = file.format else { return lines + (problem ?? unknown(file)) }
    lines += wrapped(taken(file, format))
    let form = form(file)
    if !form.isEmpty { lines += wrapped(form) }
    lines += problem ?? []
    if !file.otherFormats.isEmpty {
      lines += paragraph("explain.other-formats", [names(file.otherFormats)])
    }
    for note in file.notes {
      let arguments = note.arguments.map { wording.ifWorded("reason.\($0)") ?? $0 }
      let text = wording("message.\(note.key)", arguments: arguments.map(CellValue.text))
      lines += wrapped(text.prefix(1).uppercased() + text.dropFirst() + ".")
    }
    if !file.fields.isEmpty { lines += [""] + self.fields(file.fields) }
    if !file.unread.isEmpty {
      lines += [""] + paragraph("explain.unread", [names(file.unread)])
    }
    if !file.unmet.isEmpty {
      lines += [""] + paragraph("explain.unmet", [names(file.unmet)])
    }
    return lines
  }

  // MARK: What it is

  private func taken(_ file: FileExplanation, _ format: String) -> String {
    let signs =
      switch file.signs {
      case .columns(let columns):
        wording("explain.columns", names(columns), .integer(columns.count))
      case .rootElement(let name): wording("explain.root-element", .text(name))
      case .members(let paths): wording("explain.members", names(paths), .integer(paths.count))
      case nil: ""
      }
    let contents = file.contents.map { "\($0) (\(format))" } ?? format
    return wording("explain.taken", .text(contents), .text(signs))
  }

  /// How the file is written; empty where nothing is worth saying.
  private func form(_ file: FileExplanation) -> String {
    let packing =
      switch file.packing {
      case .gzip: wording("explain.gzip")
      case .zip: wording("explain.zip")
      case nil: nil as String?
      }
    let parts = [
      file.encoding.map { wording("explain.encoding", .text($0)) }, packing,
      file.delimiter.map { wording("explain.delimiter", .text($0)) },
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  private func unknown(_ file: FileExplanation) -> [String] {
    var lines = paragraph("explain.unknown", [])
    for near in file.nearly {
      lines += paragraph(
        "explain.nearly",
        [.text("\(near.contents) (\(near.format))"), names(near.found), names(near.missing)])
    }
    return lines
  }

  // MARK: What becomes of it

  private func fields(_ fields: [FileExplanation.Field]) -> [String] {
    let names = fields.map(\.name.visible)
    let column =
      names.map(\.terminalWidth).filter { $0 <= ExplanationText.longestName }.max() ?? 0
    let indent = ExplanationText.indent
    let beside = String(repeating: " ", count: indent.count + column + 2)
    return zip(fields, names).flatMap { field, name in
      let lines = field.roles.flatMap { words($0).wrapped(to: max(20, width - beside.count)) }
      let room = column - name.terminalWidth
      guard room >= 0 else { return [indent + name] + lines.map { beside + $0 } }
      let first = indent + name + String(repeating: " ", count: room + 2) + lines[0]
      return [first] + lines.dropFirst().map { beside + $0 }
    }
  }

  private func words(_ role: FileExplanation.Role) -> String {
    switch role {
    case .fills(let columns, let forms):
      let filled = wording("explain.fills", .text(columns.joined(separator: ", ")))
      return filled + (forms.isEmpty ? "" : " (\(forms.map(words).joined(separator: ", ")))")
    case .standsIn(let field):
      return wording("explain.stands-in", .text(field))
    case .leavesOut(let rule):
      return wording(
        "explain.leaves-out", .text(wording.ifWorded("rule.\(rule)") ?? rule))
    case .decides: return wording("explain.decides")
    case .warns: return wording("explain.warns")
    }
  }

  private func words(_ form: FileOutcome.Note) -> String {
    wording("form.\(form.key)", arguments: form.arguments.map(CellValue.text))
  }

  // MARK: Lines

  private func names(_ names: [String]) -> CellValue {
    let shown = names.prefix(FileOutcome.mostNames).joined(separator: ", ")
    let more = names.count - FileOutcome.mostNames
    return .text(
      more > 0 ? wording("explain.and-more", .text(shown), .integer(more)) : shown)
  }

  private func paragraph(_ key: String, _ arguments: [CellValue]) -> [String] {
    wrapped(wording(key, arguments: arguments))
  }

  private func wrapped(_ text: String) -> [String] {
    text.wrapped(to: max(20, width - ExplanationText.indent.count))
      .map { ExplanationText.indent + $0 }
  }
}
