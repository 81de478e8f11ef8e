public import SourceText

/// What a text's function calls reveal about it before anything is evaluated.
public enum FunctionCalls {
  /// True when the text, as written, calls a function whose result in an included file differs between units.
  public static func tellUnitsApart(_ written: Text) -> Bool {
    calls(in: written).contains { name in
      switch FunctionTable.childDependence(of: name) {
      case .folder, .execution: true
      case .independent, .account: false
      }
    }
  }

  /// True when every `${…}` in the text is a call of a known function that only looks something up, so that
  /// evaluating it has no effect and can't fail.
  public static func areHarmless(_ written: Text) -> Bool {
    let called = calls(in: written)
    guard let name = called.first, called.count == 1, written.hasPrefix("${"), written.hasSuffix(")}") else {
      return false
    }
    return FunctionTable.isHarmless(name)
  }

  /// The words before a `(`, in order.
  private static func calls(in written: Text) -> [Text] {
    var found: [Text] = []
    var from = 0
    while let bracket = written.firstIndex(of: Byte.leftParenthesis, from: from) {
      var start = bracket
      while start > 0, isNameByte(written[start - 1]) { start -= 1 }
      if start < bracket { found.append(written[start..<bracket]) }
      from = bracket + 1
    }
    return found
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    Byte.isLetterOrDigit(byte) || byte == Byte.underscore
  }
}
