import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// One `<row .../>` of an XML file.
public struct XMLRow {
  /// The line and the column, in characters, at which the row's start tag ends. The byte is that
  /// of the beginning of the line: the XML parser tells no more.
  public let location: SourceLocation
  let attributes: [String: String]

  public subscript(_ attribute: String) -> String? { attributes[attribute] }

  /// Of its attributes, in no order.
  public var names: some Collection<String> { attributes.keys }
}

/// Streams the `<row .../>` elements of an XML file, such as a table of a Stack Exchange dump.
///
/// Memory does not grow with the file. A document type is refused, because it could define
/// entities that expand without bound or read other files.
public struct XMLRowReader {
  private let input: InputFile

  public init(_ input: InputFile) {
    self.input = input
  }

  public init(path: String) {
    self.init(InputFile(path: path))
  }

  /// - Throws: What `ByteSource` throws, `missingXMLRoot`, `documentTypeRefused` and
  ///   `encodingRefused` before any row; `malformedXML` after the rows that come before the fault. An error thrown by `body`
  ///   ends the reading and is thrown on.
  public func forEachRow(_ body: (XMLRow) throws -> Void) throws {
    let source = try ByteSource(input)
    let lines = try LineStarts(source, chunkSize: XMLRowReader.longestProlog)
    try checkProlog(lines.buffered, offset: source.markLength)
    try withoutActuallyEscaping(body) { body in
      try RowParser(input, lines, body).parse()
    }
  }

  private func checkProlog(
    _ bytes: UnsafeRawBufferPointer, offset: Int
  ) throws(TabularError) {
    func refused(_ code: TabularError.Code, _ position: Int) -> TabularError {
      var lines = LineCounter()
      lines.advance(over: UnsafeRawBufferPointer(rebasing: bytes[..<position]))
      return TabularError(
        code,
        at: SourceLocation(
          file: input.name, line: lines.line, column: lines.column, byte: offset + position))
    }
    guard let prolog = XMLProlog(bytes) else {
      throw TabularError(
        .missingXMLRoot, at: .beginning(of: input.name), String(XMLRowReader.longestProlog))
    }
    if let position = prolog.strangeEncoding { throw refused(.encodingRefused, position) }
    if let position = prolog.documentType { throw refused(.documentTypeRefused, position) }
  }

  /// How far into a file the root element is looked for, in bytes.
  private static let longestProlog = 1 << 16
}

/// Foundation's parser recovers from faults, hands out rows that it has mended and may still report
/// success; here the first fault ends the reading.
private final class RowParser: NSObject, XMLParserDelegate {
  private let input: InputFile
  private let lines: LineStarts
  private let body: (XMLRow) throws -> Void
  private var failure: (any Error)?
  private var isAtEnd = false

  init(_ input: InputFile, _ lines: LineStarts, _ body: @escaping (XMLRow) throws -> Void) {
    self.input = input
    self.lines = lines
    self.body = body
  }

  func parse() throws {
    let stream = FileStream(try FileBytes(input))
    let parser = XMLParser(stream: stream)
    parser.shouldResolveExternalEntities = false
    parser.delegate = self
    let isSuccess = parser.parse()
    if let failure = failure ?? stream.failure { throw failure }
    guard isSuccess, isAtEnd else { throw malformed(parser.parserError, parser) }
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    guard failure == nil, element == "row" else { return }
    do {
      try body(XMLRow(location: location(parser), attributes: attributes))
    } catch {
      failure = error
      parser.abortParsing()
    }
  }

  func parserDidEndDocument(_ parser: XMLParser) {
    isAtEnd = true
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    guard failure == nil else { return }
    failure = malformed(error, parser)
    parser.abortParsing()
  }

  private func malformed(_ error: (any Error)?, _ parser: XMLParser) -> any Error {
    let code =
      (error as NSError?)?.code ?? XMLParser.ErrorCode.prematureDocumentEndError.rawValue
    do {
      return TabularError(.malformedXML, at: try location(parser), String(code))
    } catch {
      return error
    }
  }

  private func location(_ parser: XMLParser) throws(TabularError) -> SourceLocation {
    let (line, column) = (max(1, parser.lineNumber), max(1, parser.columnNumber))
    return SourceLocation(
      file: input.name, line: line, column: column, byte: try lines.offset(ofLine: line))
  }
}
