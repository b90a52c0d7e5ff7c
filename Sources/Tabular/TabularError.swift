/// Why a file cannot be read on.
///
/// `code` and `arguments` are all that a wording in another language needs.
public struct TabularError: Error, Sendable, Hashable {
  public let code: Code
  public let location: SourceLocation
  /// What the wording of the code mentions; see each code.
  public let arguments: [String]

  public init(_ code: Code, at location: SourceLocation, _ arguments: String...) {
    self.init(code, at: location, arguments)
  }

  init(_ code: Code, at location: SourceLocation, _ arguments: [String]) {
    self.code = code
    self.location = location
    self.arguments = arguments
  }

  /// What fills the places of a sentence about this error: the arguments, sizes in their own unit.
  public var places: [String] {
    switch code {
    case .recordTooLong, .missingXMLRoot: [size(argument(0))]
    case .malformedJSON, .unfinishedJSON, .jsonTooDeep: arguments
    case .expandsTooFar: [argument(0), size(argument(1))]
    case .notFound, .notAFile, .notARegularFile, .permissionDenied, .unreadable, .invalidEncoding,
      .missingByteOrderMark,
      .unterminatedQuote, .malformedXML, .documentTypeRefused, .encodingRefused, .cutShort,
      .damaged, .damagedArchive,
      .largeArchive, .tooManyEntries, .encrypted, .unknownCompression:
      arguments
    }
  }

  /// Raw values are stable: they are printed, and scripts may look for them.
  public enum Code: String, Sendable, CaseIterable {
    case notFound = "not-found"
    case notAFile = "not-a-file"
    /// A pipe, a socket or a device.
    case notARegularFile = "not-a-regular-file"
    case permissionDenied = "permission-denied"
    /// Arguments: the system's number of the error.
    case unreadable = "unreadable"
    /// Arguments: the encoding, the offending bytes in hexadecimal.
    case invalidEncoding = "invalid-encoding"
    case missingByteOrderMark = "missing-byte-order-mark"
    /// Arguments: the quote. The location is where the quoted field opens.
    case unterminatedQuote = "unterminated-quote"
    /// Arguments: the limit in bytes. The location is where the record begins.
    case recordTooLong = "record-too-long"
    /// Arguments: the libxml2 error number.
    case malformedXML = "malformed-xml"
    /// Arguments: in how many bytes the root element was looked for.
    case missingXMLRoot = "missing-xml-root"
    case documentTypeRefused = "document-type-refused"
    /// Of XML, by its declaration.
    case encodingRefused = "encoding-refused"
    case malformedJSON = "malformed-json"
    /// The location is where the text ends.
    case unfinishedJSON = "unfinished-json"
    /// Arguments: how many objects and arrays may lie within each other.
    case jsonTooDeep = "json-too-deep"
    /// What is compressed ends too early.
    case cutShort = "cut-short"
    /// What is compressed cannot be unpacked, or is not what its checksum says.
    case damaged = "damaged"
    /// Arguments: how many times larger a text may become while it is unpacked, and the size in
    /// bytes from which on this is checked.
    case expandsTooFar = "expands-too-far"
    /// The directory of an archive cannot be read, or its entries share bytes.
    case damagedArchive = "damaged-archive"
    /// Of 4 GiB or more, or in several volumes.
    case largeArchive = "large-archive"
    /// Arguments: how many there may be.
    case tooManyEntries = "too-many-entries"
    case encrypted = "encrypted"
    /// Arguments: the number of the method.
    case unknownCompression = "unknown-compression"
  }
}

extension TabularError: CustomStringConvertible {
  public var description: String { "\(location): \(code.rawValue): \(expected)" }

  /// What was expected, and what to do next.
  public var expected: String {
    switch code {
    case .notFound:
      "expected an existing file; check the path"
    case .notAFile:
      "expected a file, not a folder; name the files inside it"
    case .notARegularFile:
      "expected a regular file, not a pipe, socket or device, which cannot be read twice;"
        + " save what it holds in a file and name that"
    case .permissionDenied:
      "expected a file that you may read; check its permissions"
    case .unreadable:
      "expected a readable file (system error \(argument(0)));"
        + " check its path and the disk that it is on"
    case .invalidEncoding:
      "expected \(argument(0)) text, not the bytes \(argument(1));"
        + " declare the encoding that the file really has"
    case .missingByteOrderMark:
      "expected UTF-16 to begin with a byte order mark; save the file with one, or as UTF-8"
    case .unterminatedQuote:
      "expected a closing \(argument(0)) before the end of the file;"
        + " close or remove the quote that opens here"
    case .recordTooLong:
      "expected a record of at most \(size(argument(0)));"
        + " look from here on for a quote that is never closed"
    case .malformedXML:
      "expected well-formed XML (libxml2 error \(argument(0)));"
        + " the file may be cut short, export it again"
    case .missingXMLRoot:
      "expected an XML root element in the first \(size(argument(0)));"
        + " check that the file is XML in UTF-8"
    case .documentTypeRefused:
      "expected XML without a document type, which could define entities; remove <!DOCTYPE ...>"
    case .encodingRefused:
      "expected XML in UTF-8 or UTF-16; save it as UTF-8 and declare no other encoding"
    case .malformedJSON:
      "expected well-formed JSON up to here; export the file again, or mend it at this place"
    case .unfinishedJSON:
      "expected the JSON to go on here; it may be cut short, export it again"
    case .jsonTooDeep:
      "expected at most \(argument(0)) objects and arrays within each other;"
        + " check that this is the file you meant"
    case .cutShort:
      "expected the compressed file to go on; it is cut short, copy or download it again"
    case .damaged:
      "expected compressed data that agree with their checksum;"
        + " the file is damaged, copy or download it again"
    case .expandsTooFar:
      "expected a text that unpacks to at most \(argument(0)) times its size"
        + " beyond \(size(argument(1)));"
        + " if you trust where it comes from, unpack it yourself and import the result"
    case .damagedArchive:
      "expected a .zip archive with a directory that agrees with its entries;"
        + " it is cut short or damaged, copy or download it again"
    case .largeArchive:
      "expected a .zip archive under 4 GiB in one file; unpack it and import the folder"
    case .tooManyEntries:
      "expected a .zip archive of at most \(argument(0)) entries; unpack it and import the folder"
    case .encrypted:
      "expected an entry that is not encrypted; unpack it with its password and import the result"
    case .unknownCompression:
      "expected an entry that is stored or deflated, not packed by method \(argument(0));"
        + " unpack it and import the result"
    }
  }

  private func size(_ bytes: String) -> String {
    guard let count = Int(bytes), count > 0, count.isMultiple(of: 1 << 10) else {
      return "\(bytes) bytes"
    }
    return count.isMultiple(of: 1 << 20) ? "\(count >> 20) MiB" : "\(count >> 10) KiB"
  }

  private func argument(_ index: Int) -> String {
    index < arguments.count ? arguments[index] : "?"
  }
}
