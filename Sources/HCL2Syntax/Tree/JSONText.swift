import SourceText

/// What a JSON string stands for, whether or not it is a template.
enum JSONText {
  /// The text of the string at `index`: escapes resolved, in NFC.
  static func value(_ storage: SyntaxStorage, _ index: Int) -> Text {
    let node = storage.nodes[index]
    return Text(storage.file.bytes, in: SourceRange(Int(node.lower) + 1, Int(node.upper) - 1)).canonicallyComposed
  }
}
