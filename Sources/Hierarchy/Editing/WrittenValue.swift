public import HCL1Syntax
import HCL2Evaluation
public import SourceText

/// How values are written into files.
public enum WrittenValue {
  private static let widest = 100

  /// A value on one line, or on several when that is too long.
  ///
  /// - Parameter isOld: whether the file is written in HCL1.
  public static func value(_ value: Value, isOld: Bool) -> Text {
    let line = line(value, isOld: isOld)
    return line.count > widest ? printed(value, isOld) : line
  }

  /// A value on one line.
  ///
  /// - Parameter isOld: whether the file is written in HCL1.
  public static func line(_ value: Value, isOld: Bool) -> Text {
    switch value.content {
    case .list(let elements):
      return "[" + joined(elements.map { line($0, isOld: isOld) }) + "]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      return "{ " + joined(members.map { key($0.key) + " = " + line($0.value, isOld: isOld) }) + " }"
    case .boolean, .number, .string, .null, .unknown: return printed(value, isOld)
    }
  }

  private static func joined(_ texts: [Text]) -> Text {
    Text(Array(texts.map(\.bytes).joined(separator: Array(", ".utf8))))
  }

  private static func key(_ key: Text) -> Text {
    var output: [UInt8] = []
    TfvarsPrinter.appendKey(key, to: &output)
    return Text(output)
  }

  private static func printed(_ value: Value, _ isOld: Bool) -> Text {
    let name: Text = "x"
    var bytes: [UInt8]
    if isOld {
      var printer = TfvarsPrinter(secrets: .revealing)
      printer.attribute(name, value)
      bytes = printer.take()
    } else {
      var printer = HCL2Printer(secrets: .revealing)
      printer.attribute(name, value.typedForm)
      bytes = printer.take()
    }
    bytes.removeFirst(name.count + " = ".utf8.count)
    bytes.removeLast()
    return Text(bytes)
  }
}
