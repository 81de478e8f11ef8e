/// Where the things end that a scan for secrets meets; what is not closed ends with the line or the file.
extension SecretScan {
  func lineEnd(_ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return index
  }

  func blockCommentEnd(_ start: Int) -> Int {
    var index = start + 2
    while index < bytes.count, !(bytes[index] == 0x2A && byte(index + 1) == 0x2F) { index += 1 }
    return min(bytes.count, index + 2)
  }

  /// One past the quote that closes the string at `start`; the line's end when none does.
  func stringEnd(_ start: Int) -> Int {
    var index = start + 1
    var braces = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x5C: index += 1
      case 0x24 where byte(index + 1) == 0x7B && braces == 0:
        braces = 1
        index += 1
      case 0x7B where braces > 0: braces += 1
      case 0x7D where braces > 0: braces -= 1
      case 0x22 where braces == 0: return index + 1
      case 0x0A where braces == 0: return index
      default: break
      }
      index += 1
    }
    return bytes.count
  }

  /// The end of the line that ends the heredoc at `start`; the end of the file when none does.
  func heredocEnd(_ start: Int) -> Int {
    var nameStart = start + 2
    if byte(nameStart) == 0x2D { nameStart += 1 }
    let firstEnd = lineEnd(nameStart)
    let marker = text(nameStart..<firstEnd).trimmed
    guard !marker.isEmpty else { return firstEnd }
    var index = min(firstEnd + 1, bytes.count)
    while index < bytes.count {
      let end = lineEnd(index)
      if end - index >= marker.count, end - index < 1000, text(index..<end).trimmed == marker { return end }
      index = end + 1
    }
    return bytes.count
  }

  /// True when a string that ends at `end` is a key: `=`, `:` or `{` follows it, or on its line another string.
  func isKey(endingAt end: Int) -> Bool {
    var index = end
    while [0x20, 0x09, 0x0D].contains(byte(index)) { index += 1 }
    if byte(index) == 0x22 { return true }
    index = skipBlanksAndComments(index)
    return [0x3D, 0x3A, 0x7B].contains(byte(index))
  }

  func skipBlanksAndComments(_ start: Int) -> Int {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case 0x23: index = lineEnd(index)
      case 0x2F where byte(index + 1) == 0x2F: index = lineEnd(index)
      case 0x2F where byte(index + 1) == 0x2A: index = blockCommentEnd(index)
      default: return index
      }
    }
    return index
  }

  /// Where the value starts of a name that ends at `end`; nil when neither `=`, `:`, `{` nor a string follows.
  func valueStart(_ end: Int) -> Int? {
    let next = skipBlanksAndComments(end)
    switch byte(next) {
    case 0x3D, 0x3A:
      var index = next
      while [0x3D, 0x3A, 0x20, 0x09].contains(byte(index)) { index += 1 }
      return skipBlanksAndComments(index)
    case 0x7B, 0x22: return next
    default: return nil
    }
  }

  /// The end of the line on which the value at `start` ends: strings, heredocs and brackets that it opens belong to it.
  func valueEnd(_ start: Int) -> Int {
    var index = start
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x0A where depth <= 0: return index
      case 0x22: index = stringEnd(index)
      case 0x3C where byte(index + 1) == 0x3C: index = heredocEnd(index)
      case 0x23 where depth > 0: index = lineEnd(index)
      case 0x7B, 0x5B:
        depth += 1
        index += 1
      case 0x7D, 0x5D:
        depth -= 1
        index += 1
      default: index += 1
      }
    }
    return bytes.count
  }

  /// In YAML the end of the value of a key whose colon is at `colon`: its line, and those below with a deeper indent.
  func indentedEnd(_ colon: Int) -> Int {
    var lineStart = colon
    while lineStart > 0, bytes[lineStart - 1] != 0x0A { lineStart -= 1 }
    let indent = self.indent(lineStart)
    var end = lineEnd(colon)
    while end < bytes.count {
      let next = end + 1
      let nextEnd = lineEnd(next)
      let isBlank = text(next..<nextEnd).trimmed.isEmpty
      guard isBlank || self.indent(next) > indent || self.indent(next) == indent && isDash(next + indent) else { break }
      end = nextEnd
    }
    return end
  }

  func isDash(_ index: Int) -> Bool { byte(index) == 0x2D && byte(index + 1) == 0x20 }

  func indent(_ lineStart: Int) -> Int {
    var index = lineStart
    while byte(index) == 0x20 { index += 1 }
    return index - lineStart
  }
}
