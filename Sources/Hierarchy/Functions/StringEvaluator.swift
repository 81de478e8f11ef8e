import HCL1Syntax
import SourceText

/// Evaluates the strings of one file for one child, on the tree: a result is always one value, never syntax.
///
/// A reference type because the decoder's callback and its caller share the results; it lives only while the file is
/// evaluated.
final class StringEvaluator {
  /// Where the strings are, which decides what a `${…}` other than a call means.
  enum Position {
    /// In the `terragrunt` block: an error.
    case terragruntBlock
    /// In a plain variable: it stays as written.
    case plainVariable
  }

  private let file: SourceFile
  private let context: FunctionContext
  private let position: Position
  private(set) var diagnostics: [Diagnostic] = []

  init(_ file: SourceFile, in context: FunctionContext, at position: Position) {
    self.file = file
    self.context = context
    self.position = position
  }

  /// The value of the string; a failing call is reported and leaves the string as written.
  func evaluate(_ literal: StringLiteral, _ range: SourceRange) -> Decoder.Evaluated {
    value(of: literal.template, writtenAs: literal.text)
  }

  /// The value of a string that is already split into its parts.
  func value(of template: Template, writtenAs written: Text) -> Decoder.Evaluated {
    if let call = template.onlyCall, let result = result(of: call) {
      switch result {
      case .text(let text): return .text(text)
      case .list(let texts): return .texts(texts)
      }
    }
    if template.onlyCall != nil { return .text(written) }
    return .text(text(of: template))
  }

  /// The text of a string without list functions.
  func text(of template: Template) -> Text {
    var bytes: [UInt8] = []
    var isSecret = false
    for part in template.parts {
      switch part {
      case .text(let text): bytes.append(text)
      case .call(let call):
        let text = text(of: call)
        bytes.append(text)
        isSecret = isSecret || text.isSecret
      case .other(let written, let range):
        reportOther(written, range)
        bytes.append(written)
      case .badEscape(let written, let range):
        reportEscape(written, range)
        bytes.append(written)
      }
    }
    return Text(bytes).marked(isSecret: isSecret)
  }

  private func text(of call: Template.Call) -> Text {
    switch result(of: call) {
    case .text(let text): return text
    case .list:
      report(
        .error, ResolutionCode.listInText, "'\(call.name)' gives a list, which can't stand inside a text", call.range,
        help: "let the call be the whole string")
      return ""
    case nil: return ""
    }
  }

  private func result(of call: Template.Call) -> FunctionResult? {
    let arguments = call.arguments.map { text(of: $0) }
    // The invalid escape is already reported; a function's error about it would repeat the same mistake.
    if call.arguments.contains(where: \.hasBadEscape) { return nil }
    do throws(FunctionFailure) {
      return try FunctionTable.call(call.name, arguments, in: context)
    } catch {
      report(.error, error.code, error.message, call.range, help: error.help)
      return nil
    }
  }

  private func reportEscape(_ written: Text, _ range: SourceRange) {
    report(.error, HCL1Code.badEscape, "'\(written)' is not a valid escape sequence", range, help: EscapeSequence.known)
  }

  private func reportOther(_ written: Text, _ range: SourceRange) {
    switch position {
    case .terragruntBlock:
      report(
        .error, ResolutionCode.badInterpolation, "'\(written)' is not a call of a Terragrunt function", range,
        help: "write ${function(\"argument\")}, or in quotes \\044{ for a plain ${")
    case .plainVariable:
      if RawTemplates.isTold(range, of: file, in: diagnostics) { return }
      report(
        .warning, ResolutionCode.interpolationKept,
        "'\(written)' is not a call: it stays as written here, and Terragrunt 0.18 refuses the file", range,
        help: "write the value itself; where the characters ${ are meant, write \\044{")
    }
  }

  private func report(
    _ severity: Severity, _ code: some DiagnosticCode, _ message: Message, _ range: SourceRange, help: Message?
  ) {
    diagnostics.append(Diagnostic(severity, code, message, at: Place(file, range), help: help))
  }
}
