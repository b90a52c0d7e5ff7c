import Crypto

/// SHA-256, told in hexadecimal.
public enum Fingerprint {
  public static func sha256(_ bytes: [UInt8]) -> String {
    text(SHA256.hash(data: bytes))
  }

  static func text(_ digest: SHA256.Digest) -> String {
    digest.map { byte in
      let hex = String(byte, radix: 16)
      return byte < 16 ? "0" + hex : hex
    }.joined()
  }
}
