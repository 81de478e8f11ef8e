import HCL1Syntax
import SourceText

/// The bytes of a value that are the same for equal values, whatever their places, key order and number spelling.
enum ValueFingerprint {
  /// The fingerprint of `value`, with each string passed through `canonical`.
  static func of(_ value: Value, canonical: (Text) -> Text = { $0 }) -> Text {
    var output: [UInt8] = []
    append(value, to: &output, canonical)
    return Text(output)
  }

  private static func append(_ value: Value, to output: inout [UInt8], _ canonical: (Text) -> Text) {
    switch value.content {
    case .boolean(let flag): output.append(flag ? UInt8(ascii: "T") : UInt8(ascii: "F"))
    case .number(let number):
      output.append(UInt8(ascii: "N"))
      append(spelling(of: number), to: &output)
    case .string(let text):
      output.append(UInt8(ascii: "S"))
      append(canonical(text), to: &output)
    case .list(let elements):
      output.append(UInt8(ascii: "L"))
      for element in elements { append(element, to: &output, canonical) }
      output.append(Byte.semicolon)
    case .null: output.append(UInt8(ascii: "0"))
    case .unknown(let unknown):
      output.append(UInt8(ascii: "?"))
      append(unknown.reason.text, to: &output)
    case .object(let members):
      output.append(UInt8(ascii: "O"))
      for member in members.sortedByKey {
        append(canonical(member.key), to: &output)
        append(member.value, to: &output, canonical)
      }
      output.append(Byte.semicolon)
    }
  }

  /// A spelling that is the same for equal numbers.
  private static func spelling(of number: Number) -> Text {
    if let integer = number.integer { return Text(String(integer)) }
    guard let double = number.double else { return number.spelling }
    return Text(Int64(exactly: double).map(String.init) ?? "\(double)")
  }

  private static func append(_ text: Text, to output: inout [UInt8]) {
    output += Array("\(text.count):".utf8)
    output.append(text)
  }
}
