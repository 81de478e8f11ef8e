import HCL1Syntax
import SourceText

/// A value as one text.
extension PrintedValue {
  /// A string without quotes, everything else as JSON.
  func text(_ secrets: SecretPolicy) -> Text {
    if secrets.isSecret(name: judgedName, value) { return SecretPolicy.mask }
    if case .string(let text) = value.content { return secrets.shown(text) }
    var writer = JSONWriter.compact
    writer.value(value, named: judgedName, secrets: secrets)
    return Text(writer.take())
  }

  /// As Terraform 0.12 and later read it from the environment: a string unchanged, everything else as JSON, which is
  /// valid HCL2 once `${` and `%{` are escaped. Both occur only inside strings.
  func environmentText(_ secrets: SecretPolicy) -> Text {
    let text = text(secrets)
    if case .string = value.content { return text }
    var escaped: [UInt8] = []
    var before: UInt8 = 0
    for byte in text.bytes {
      if byte == Byte.leftBrace, before == Byte.dollar || before == Byte.percent { escaped.append(before) }
      escaped.append(byte)
      before = byte
    }
    return Text(escaped)
  }

  /// As Terraform 0.11 reads it from the environment: a string unchanged, a boolean or number as the text that it makes
  /// of one in a tfvars file, everything else as HCL1.
  func environmentText011(_ secrets: SecretPolicy) -> Text {
    if secrets.isSecret(name: judgedName, value) { return SecretPolicy.mask }
    return switch value.content {
    case .string(let text): secrets.shown(text)
    case .boolean(let flag): flag ? "1" : "0"
    case .number(let number): number.terraform011Text
    case .list, .object, .null, .unknown:
      Text(TfvarsPrinter.compact(value, named: judgedName, secrets: secrets))
    }
  }
}
