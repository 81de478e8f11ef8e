public import SourceText

/// How something is added between the braces of an object or the brackets of a list, in HCL1 and HCL2 alike: in the way
/// that what stands there is written.
public struct BracketAddition {
  /// The range that the text replaces; empty for an insertion.
  public let range: SourceRange
  /// What to write there.
  public let text: Text

  /// The addition of a line, such as `name = 1`, to an object.
  ///
  /// - Parameters:
  ///   - object: from the opening brace to the closing one.
  ///   - last: the object's last item; nil when it is empty.
  public init(of line: Text, toObject object: SourceRange, after last: SourceRange?, in file: SourceFile) {
    guard let last else {
      range = object
      text = "{ " + line + " }"
      return
    }
    let layout = LineLayout(file)
    let close = Int(object.upper) - 1
    let start = layout.startOfLine(close)
    if start > Int(last.upper) - 1, layout.isBlank(start..<close) {
      let indent = layout.indent(of: Int(last.lower))
      range = SourceRange(start, start)
      text = (indent ?? "  ") + line + "\n"
    } else {
      range = SourceRange(Int(last.upper), Int(last.upper))
      text = ", " + line
    }
  }

  /// The addition of an element to a list.
  ///
  /// - Parameters:
  ///   - list: from the opening bracket to the closing one.
  ///   - elements: the list's elements, in order.
  ///   - position: the 0-based position that the new element gets.
  public init(
    of element: Text, toList list: SourceRange, _ elements: [SourceRange], at position: Int, in file: SourceFile
  ) {
    let layout = LineLayout(file)
    if elements.isEmpty {
      range = list
      text = "[" + element + "]"
    } else if position == 0 {
      let start = Int(elements[0].lower)
      range = SourceRange(start, start)
      text = element + (layout.indent(of: start).map { ",\n" + $0 } ?? ", ")
    } else {
      let last = elements[position - 1]
      let next = layout.startOfNextLine(after: Int(last.upper))
      if let indent = layout.indent(of: Int(last.lower)), let next, next.hasComma {
        range = SourceRange(next.offset, next.offset)
        text = indent + element + ",\n"
      } else {
        let indent = next == nil ? nil : layout.indent(of: Int(last.lower))
        range = SourceRange(Int(last.upper), Int(last.upper))
        text = (indent.map { ",\n" + $0 } ?? ", ") + element
      }
    }
  }
}

/// What stands before and behind an offset on its line.
struct LineLayout {
  private let file: SourceFile

  init(_ file: SourceFile) { self.file = file }

  func startOfLine(_ offset: Int) -> Int {
    var start = offset
    while start > 0, file.bytes[start - 1] != Byte.lineFeed { start -= 1 }
    return start
  }

  func isBlank(_ range: Range<Int>) -> Bool {
    range.lowerBound <= range.upperBound && file.bytes[range].allSatisfy { Byte.isBlank($0) }
  }

  /// The blanks before an offset; nil when something else stands before it on its line.
  func indent(of offset: Int) -> Text? {
    let start = startOfLine(offset)
    return isBlank(start..<offset) ? file.text(SourceRange(start, offset)) : nil
  }

  /// The start of the next line, and whether a comma stands between; nil when anything but a comment does.
  func startOfNextLine(after offset: Int) -> (offset: Int, hasComma: Bool)? {
    let bytes = file.bytes
    var index = offset
    var hasComma = false
    while index < bytes.count, bytes[index] != Byte.lineFeed {
      if bytes[index] == Byte.comma, !hasComma {
        hasComma = true
      } else if bytes[index] == Byte.hash
        || bytes[index] == Byte.slash && index + 1 < bytes.count && bytes[index + 1] == Byte.slash
      {
        while index < bytes.count, bytes[index] != Byte.lineFeed { index += 1 }
        break
      } else if !Byte.isBlank(bytes[index]), bytes[index] != Byte.carriageReturn {
        return nil
      }
      index += 1
    }
    return index < bytes.count ? (index + 1, hasComma) : nil
  }
}
