public import Tabular

/// The public channels that the `channels.json` of an unpacked Slack export lists.
///
/// A file of messages does not say which channel it is of: its folder bears the channel's name, and
/// this list tells the identifier.
public struct SlackChannels: Sendable {
  private var identifiers: [String: String] = [:]

  /// - Returns: nil where the file lists no public channel of Slack.
  /// - Throws: `TabularError` where it cannot be read.
  public init?(_ file: InputFile) throws(TabularError) {
    var reader = JSONReader(try ByteSource(file), layout: .array)
    while try reader.next() {
      let channel = reader.value
      guard channel.isPublicSlackChannel, let name = channel["name"]?.written?.text,
        let identifier = channel["id"]?.written?.text
      else { continue }
      identifiers[name] = identifier
    }
    if identifiers.isEmpty { return nil }
  }

  /// The identifier of the channel that has a folder of this name; nil where no public one has.
  public subscript(folder name: String) -> String? { identifiers[name] }
}

extension JSONNode {
  /// Private channels, groups and direct messages are listed alike, but not whether they are the
  /// channel that everybody is in. Other tools than Slack's own may say it of all of them.
  var isPublicSlackChannel: Bool {
    guard self["is_general"]?.truth != nil else { return false }
    let isPrivate = [self["is_private"], self["is_group"], self["is_mpim"], self["is_im"]]
      .contains { $0?.truth == true }
    let kind = self["id"]?.written?.first
    return !isPrivate && kind != UInt8(ascii: "G") && kind != UInt8(ascii: "D")
  }
}
