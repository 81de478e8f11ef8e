import SourceText

/// Reads RFC 4180 text with a header line, as Go's `encoding/csv` does.
struct CSVDecoder {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1

  static func decode(_ text: Text, _ budget: EvaluationBudget) throws(FunctionFailure) -> TypedValue {
    var decoder = CSVDecoder(bytes: text.bytes)
    guard let header = try decoder.record() else { throw FunctionFailure("the text has no header line") }
    var seen: Set<Text> = []
    for name in header where !seen.insert(name).inserted {
      throw FunctionFailure("the column '\(name)' appears twice in the header")
    }
    var rows: [TypedValue] = []
    while true {
      let start = decoder.line
      guard let record = try decoder.record() else { break }
      guard record.count == header.count else {
        throw FunctionFailure("line \(start) has \(record.count) fields, but the header has \(header.count)")
      }
      try budget.spend(elements: record.count)
      rows.append(.object(zip(header, record).map { ($0.canonicallyComposed, .string($1)) }))
    }
    let type = ValueType.object(unsorted: header.map { ValueType.Attribute($0.canonicallyComposed, .string) })
    return .list(of: type, rows)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")

  /// The fields of the next line that is not empty; nil at the end.
  private mutating func record() throws(FunctionFailure) -> [Text]? {
    while index < bytes.count, let end = lineEnd, end.content == index {
      index = end.next
      line += 1
    }
    guard index < bytes.count else { return nil }
    var fields: [Text] = []
    while true {
      let (field, isLast) = index < bytes.count && bytes[index] == Self.quote ? try quotedField() : try plainField()
      fields.append(field)
      if isLast { return fields }
    }
  }

  /// The end of the line's content, and the start of the next line.
  private var lineEnd: (content: Int, next: Int)? {
    let end = bytes[index...].firstIndex(of: Self.newline) ?? bytes.count
    let isCarriageReturn = end > index && bytes[end - 1] == UInt8(ascii: "\r")
    return (isCarriageReturn ? end - 1 : end, min(bytes.count, end + 1))
  }

  private mutating func plainField() throws(FunctionFailure) -> (Text, Bool) {
    guard let end = lineEnd else { return ("", true) }
    let comma = bytes[index..<end.content].firstIndex(of: UInt8(ascii: ","))
    let field = bytes[index..<(comma ?? end.content)]
    if field.contains(Self.quote) {
      throw FunctionFailure("line \(line) has a quote within a field that does not start with one")
    }
    if let comma {
      index = comma + 1
      return (Text(Array(field)), false)
    }
    index = end.next
    line += 1
    return (Text(Array(field)), true)
  }

  private mutating func quotedField() throws(FunctionFailure) -> (Text, Bool) {
    var output: [UInt8] = []
    let start = line
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == Self.newline { line += 1 }
      guard byte == Self.quote else {
        // A line break inside a field becomes a line feed.
        let isBreak = byte == UInt8(ascii: "\r") && index < bytes.count && bytes[index] == Self.newline
        if !isBreak { output.append(byte) }
        continue
      }
      if index < bytes.count, bytes[index] == Self.quote {
        output.append(Self.quote)
        index += 1
      } else if index < bytes.count, bytes[index] == UInt8(ascii: ",") {
        index += 1
        return (Text(output), false)
      } else if let end = lineEnd, end.content == index || index == bytes.count {
        index = end.next
        line += 1
        return (Text(output), true)
      } else {
        throw FunctionFailure("line \(line) has text after a closing quote")
      }
    }
    throw FunctionFailure("the quote in line \(start) is not closed")
  }
}
