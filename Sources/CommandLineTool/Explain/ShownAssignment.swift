import HCL1Syntax
import Hierarchy
import SourceText

/// A value and its place in words for people.
enum ShownAssignment {
  /// The value as compact JSON; `(sensitive)` for a secret, the reason for an unknown value.
  ///
  /// - Parameters:
  ///   - name: the dotted name that decides whether the value is secret.
  ///   - width: the most characters; a longer value ends in `…`.
  static func value(_ value: Value, named name: Text, within width: Int, _ secrets: SecretPolicy) -> String {
    var writer = JSONWriter.compact
    writer.value(value.spellingUnknowns, named: name, secrets: secrets)
    let text = String(Text(writer.take()))
    let masked = "\"\(SecretPolicy.mask)\""
    if value.unknown != nil, text != masked {
      return DiagnosticTextWriter.visible(value.spellingUnknowns.string?.description ?? "")
    }
    let plain = DiagnosticTextWriter.visible(text == masked ? SecretPolicy.mask.description : text)
    return width < .max && plain.count > width ? plain.prefix(width - 1) + "…" : plain
  }

  /// The place of an origin. A variable of the process environment has only its name.
  static func place(of origin: Origin, settingOf name: Text) -> String {
    let pair = "TF_VAR_" + name + "="
    let isProcess = origin.layer == .environment && Text(origin.place.file.bytes).hasPrefix(pair)
    return isProcess ? DiagnosticTextWriter.visible("TF_VAR_\(name)") : text(of: origin.place)
  }

  /// The place as `file:line:column`.
  static func text(of place: Place) -> String {
    let position = place.start
    return DiagnosticTextWriter.visible("\(place.file.name):\(position.line):\(position.column)")
  }
}
