import HCL1Syntax
import SourceText

/// Finds every `${…}` in a file that Terraform reads directly (a var file, or one in the unit's folder), where
/// neither Terragrunt nor Terraform evaluates it.
///
/// A reference type for the same reason as `StringEvaluator`; it lives only while the file is read.
final class RawTemplates {
  private let file: SourceFile
  private let callHelp: Message
  /// A warning for each line with a `${…}`.
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter isConfiguration: whether Terragrunt evaluates calls in this file when it is not passed as a var
  ///   file.
  init(_ file: SourceFile, isConfiguration: Bool) {
    self.file = file
    callHelp =
      isConfiguration
      ? "do not pass the file as a var file, or give the value with -var=NAME=${…} in arguments"
      : "give the value in a unit's terraform.tfvars or in a file that it includes, or with -var=NAME=${…} in arguments"
  }

  /// Records the `${…}` in the string, which stays as written.
  func evaluate(_ literal: StringLiteral, _ range: SourceRange) -> Decoder.Evaluated {
    for part in literal.template.parts {
      switch part {
      case .text, .badEscape: break
      case .call(let call): report("the call of '\(call.name)'", call.range, callHelp)
      case .other(let written, let range): report("'\(written)'", range, "write the value itself")
      }
    }
    return .text(literal.text)
  }

  /// True when the last warning is about the same line: what it says holds for the whole line.
  static func isTold(_ range: SourceRange, of file: SourceFile, in found: [Diagnostic]) -> Bool {
    guard let last = found.last, last.has(ResolutionCode.interpolationKept), let place = last.place else {
      return false
    }
    let (lower, upper) = (Int(place.range.lower), Int(range.lower))
    return lower <= upper && !file.bytes[lower..<min(upper, file.bytes.count)].contains(Byte.lineFeed)
  }

  private func report(_ subject: Message, _ range: SourceRange, _ help: Message) {
    if Self.isTold(range, of: file, in: diagnostics) { return }
    diagnostics.append(
      Diagnostic(
        .warning, ResolutionCode.interpolationKept,
        "\(subject) is not evaluated, since Terraform reads this file as it is: the text stays as written",
        at: Place(file, range), help: help))
  }
}
