import SourceText

extension Text {
  /// The first text in single quotes; nil when there is none.
  var firstQuoted: Text? {
    guard let start = firstIndex(of: Byte.apostrophe), let end = firstIndex(of: Byte.apostrophe, from: start + 1) else {
      return nil
    }
    return self[start + 1..<end]
  }

  /// What stands in single quotes at the end; nil when nothing does.
  var lastQuoted: Text? {
    let pieces = split(separator: Byte.apostrophe)
    return pieces.count > 2 && pieces[pieces.count - 1].isEmpty ? pieces[pieces.count - 2] : nil
  }
}
