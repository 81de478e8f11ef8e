import SourceText

/// The value of a JSON string that can't be a template, such as an argument's name.
enum JSONText {
  /// The text of the string at `index`: escapes resolved, in NFC.
  static func value(_ storage: SyntaxStorage, _ index: Int) -> Text {
    storage.file.bytes.withUnsafeBufferPointer { value($0, storage.nodes[index]) }
  }

  /// The text of a string whose node includes its quotes.
  static func value(_ bytes: UnsafeBufferPointer<UInt8>, _ node: SyntaxNode) -> Text {
    var text: [UInt8] = []
    var scanner = JSONStringScanner(bytes, at: Int(node.lower) + 1)
    while true {
      let at = scanner.position
      switch scanner.next() {
      case .copied(let length): text.append(contentsOf: bytes[at..<at + length])
      case .replaced(let scalar): text.append(contentsOf: UTF8.encode(scalar) ?? .init())
      case .end, .mistake: return Text(text).canonicallyComposed
      }
    }
  }
}
