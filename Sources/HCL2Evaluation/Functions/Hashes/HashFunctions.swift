import SourceText

/// Digests of text, and names made from them.
enum HashFunctions {
  static let all: [Function] = [
    hexadecimal("md5", .md5), hexadecimal("sha1", .sha1), hexadecimal("sha256", .sha256),
    hexadecimal("sha512", .sha512),
    base64("base64sha256", .sha256), base64("base64sha512", .sha512),
    Function("uuidv5", [.string("namespace"), .string("name")], result: .string, uuid),
    unpredictable(
      "bcrypt", [.string("str")], variadic: .number("cost"), "a hash with a random salt differs at each run"),
    unpredictable("uuid", [], "a random UUID differs at each run"),
    unpredictable("timestamp", [], "the time is known when Terraform runs"),
    unpredictable("plantimestamp", [], "the time is known when Terraform plans"),
    unpredictable(
      "rsadecrypt", [.string("ciphertext"), .string("privatekey")], "nothing is decrypted without Terraform"),
    unpredictable("base64gzip", [.string("str")], "the compressed bytes depend on Terraform's compressor"),
  ]

  private static func hexadecimal(_ name: Text, _ digest: MessageDigest) -> Function {
    Function(name, [.string("str")], result: .string) { call throws(FunctionFailure) in
      .string(Text(hexadecimal(digest.digest(call.text(0).bytes))))
    }
  }

  private static func base64(_ name: Text, _ digest: MessageDigest) -> Function {
    Function(name, [.string("str")], result: .string) { call throws(FunctionFailure) in
      .string(Text(Base64.encode(digest.digest(call.text(0).bytes))))
    }
  }

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }

  /// A function whose result is unknown until Terraform runs.
  private static func unpredictable(
    _ name: Text, _ parameters: [Parameter], variadic: Parameter? = nil, _ reason: Message
  ) -> Function {
    Function(name, parameters, variadic: variadic, result: .string) { call throws(FunctionFailure) in
      .unknown(.string, UnknownReason("\(words: name.description)(): \(reason)", at: call.place))
    }
  }

  // MARK: UUIDs

  private static let namespaces: [Text: UInt8] = ["dns": 0x10, "url": 0x11, "oid": 0x12, "x500": 0x14]

  private static func uuid(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    guard let namespace = namespace(call.text(0)) else {
      throw FunctionFailure("'\(call.text(0))' is not a UUID, nor one of dns, url, oid, x500", argument: 0)
    }
    var bytes = Array(MessageDigest.sha1.digest(namespace + call.text(1).bytes).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = hexadecimal(bytes)
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { digits[$0] }
    return .string(Text(Array(groups.joined(separator: [UInt8(ascii: "-")]))))
  }

  private static func namespace(_ text: Text) -> [UInt8]? {
    if let number = namespaces[text] {
      return [0x6b, 0xa7, 0xb8, number, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8]
    }
    var text = text
    if text.count == 45, text[0..<9].lowercasedASCII == "urn:uuid:" { text = text[9..<45] }
    if text.count == 38 { text = text[1..<37] }
    guard text.count == 36 || text.count == 32 else { return nil }
    var digits: [UInt8] = []
    for (index, byte) in text.bytes.enumerated() {
      if text.count == 36, [8, 13, 18, 23].contains(index) {
        guard byte == Byte.hyphen else { return nil }
        continue
      }
      guard let digit = Byte.hexadecimalValue(byte) else { return nil }
      digits.append(digit)
    }
    return stride(from: 0, to: 32, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
