import HCL1Syntax
import SourceText

/// Exact mode's evaluation: calls are replaced in the file's text before it is parsed, even in comments and heredocs.
///
/// Source: `ResolveTerragruntConfigString` of Terragrunt 0.18.7, whose regular expressions are matched here by hand.
/// 1. `"${name(args)}"` that fills its quotes becomes `"result"`, or `"a", "b"` for a list.
/// 2. Every other `${name(args)}` becomes the result's text, a list as `[a b]`.
/// 3. A `${…}` left on one line is an error.
struct TextSubstitution {
  /// The text after substitution; the file itself when nothing was replaced.
  let file: SourceFile
  private let passes: [OffsetMap]
  private let original: SourceFile
  /// Diagnostics about commands whose output contains a line end, if that makes the text unreadable.
  let lineEnds: [Diagnostic]

  /// The range of the original file that a range of the substituted text came from.
  func originalRange(_ range: SourceRange) -> SourceRange { OffsetMap.original(range, through: passes) }

  /// The diagnostic, with every place in the substituted text mapped to the original file.
  func moved(_ diagnostic: Diagnostic) -> Diagnostic {
    Diagnostic(
      diagnostic.severity, diagnostic.code, diagnostic.wording, at: diagnostic.place.map(moved),
      notes: diagnostic.notes.map { Diagnostic.Note($0.wording, at: $0.place.map(moved)) }, help: diagnostic.advice)
  }

  private func moved(_ place: Place) -> Place {
    place.file === file ? Place(original, originalRange(place.range)) : place
  }

  /// Substitutes the calls in `file` for the child that `context` names.
  ///
  /// - Returns: the text with its mapping to the file, and the errors in the calls.
  static func apply(
    to file: SourceFile, in context: FunctionContext
  ) -> (substitution: TextSubstitution, diagnostics: [Diagnostic]) {
    guard Text(file.bytes).contains("${") else {
      return (TextSubstitution(file: file, passes: [], original: file), [])
    }
    var run = SubstitutionRun(file: file, context: context)
    run.replaceCalls(.fillingQuotes)
    run.replaceCalls(.anywhere)
    if !run.diagnostics.hasErrors { run.reportRemaining() }
    return (run.result, run.diagnostics)
  }

  fileprivate init(file: SourceFile, passes: [OffsetMap], original: SourceFile, lineEnds: [Diagnostic] = []) {
    self.lineEnds = lineEnds
    self.file = file
    self.passes = passes
    self.original = original
  }
}

/// One substitution in progress.
private struct SubstitutionRun {
  enum Pass { case fillingQuotes, anywhere }

  let file: SourceFile
  let context: FunctionContext
  private var text: Text
  /// The places and codes of failed calls, because the second pass meets them again.
  private var failures: Set<Failure> = []
  private var passes: [OffsetMap] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Diagnostics about commands whose output contains a line end, if that makes the text unreadable.
  private(set) var lineEnds: [Diagnostic] = []

  init(file: SourceFile, context: FunctionContext) {
    self.file = file
    self.context = context
    text = Text(file.bytes)
  }

  var result: TextSubstitution {
    TextSubstitution(
      file: SourceFile(name: file.name, bytes: text.bytes), passes: passes, original: file,
      lineEnds: lineEnds)
  }

  private func place(_ lower: Int, _ upper: Int) -> Place {
    Place(file, OffsetMap.original(SourceRange(lower, upper), through: passes))
  }

  private static let opening: Text = "${"

  mutating func replaceCalls(_ pass: Pass) {
    var output: [UInt8] = []
    var map = OffsetMap()
    var copied = 0
    var index = 0
    while let open = text.firstRange(of: Self.opening, from: index)?.lowerBound {
      let start = pass == .fillingQuotes ? open - 1 : open
      guard start >= index, let match = match(at: start, pass) else {
        index = open + 1
        continue
      }
      guard let replacement = replacement(for: match, pass) else {
        index = match.outer.upperBound
        continue
      }
      map.add(output: output.count, input: copied..<start, isCopied: true)
      output.append(text[copied..<start])
      map.add(output: output.count, input: match.outer, isCopied: false)
      output.append(replacement)
      copied = match.outer.upperBound
      index = copied
    }
    map.add(output: output.count, input: copied..<text.count, isCopied: true)
    output.append(text[copied..<text.count])
    text = Text(output)
    passes.append(map)
  }

  private struct Failure: Hashable {
    let code: ResolutionCode
    let range: SourceRange
  }

  private struct Match {
    /// What to replace: the call and, in the first pass, its quotes.
    let outer: Range<Int>
    /// From `${` to `}`.
    let call: Range<Int>
  }

  private func match(at index: Int, _ pass: Pass) -> Match? {
    let syntax = ExactCallSyntax(text)
    switch pass {
    case .fillingQuotes:
      return syntax.quotedCallEnd(from: index).map { Match(outer: index..<$0, call: index + 1..<$0 - 1) }
    case .anywhere:
      return syntax.callEnd(from: index).map { Match(outer: index..<$0, call: index..<$0) }
    }
  }

  private mutating func replacement(for match: Match, _ pass: Pass) -> Text? {
    let written = text[match.call]
    let callPlace = place(match.call.lowerBound, match.call.upperBound)
    guard let (name, parameters) = ExactCallSyntax.nameAndParameters(written) else {
      diagnostics.append(
        Diagnostic(
          .error, ResolutionCode.badInterpolation,
          "a line ends inside this call, which Terragrunt 0.18.7 does not understand",
          at: callPlace, help: "write the call on one line"))
      return nil
    }
    do throws(FunctionFailure) {
      let arguments = try ExactArguments.parse(parameters, of: name)
      let result = try FunctionTable.call(name, arguments, in: context)
      warnOfStructure(result, name, callPlace)
      return Self.pasted(result, pass)
    } catch {
      let isForgiven = error.code == .parentNotFound && context.options.allowsMissing
      if failures.insert(Failure(code: error.code, range: callPlace.range)).inserted {
        diagnostics.append(
          Diagnostic(isForgiven ? .warning : .error, error.code, error.message, at: callPlace, help: error.help))
      }
      return isForgiven ? Self.pasted(.text(""), pass) : nil
    }
  }

  private static func pasted(_ result: FunctionResult, _ pass: Pass) -> Text {
    switch (result, pass) {
    case (.text(let text), .fillingQuotes): "\"" + text + "\""
    case (.text(let text), .anywhere): text
    case (.list(let texts), .fillingQuotes): Text(texts.map { "\"\($0)\"" }.joined(separator: ", "))
    case (.list(let texts), .anywhere): Text("[" + texts.map(\.description).joined(separator: " ") + "]")
    }
  }

  private mutating func warnOfStructure(_ result: FunctionResult, _ name: Text, _ place: Place) {
    if name == "run_cmd", case .text(let output) = result, output.firstIndex(of: Byte.lineFeed) != nil {
      lineEnds.append(
        Diagnostic(
          .error, ResolutionCode.commandLineEnd,
          "what 'run_cmd' printed holds a line end, which Terragrunt 0.18.7 pastes into the quotes", at: place,
          help: "let the command print none: printf instead of echo, jq -j, or a pipe to tr -d '\\n'"))
    }
    guard name == "get_env", case .text(let value) = result else { return }
    let breaksOut =
      value.bytes.contains { $0 == Byte.quote || $0 == Byte.backslash || $0 == Byte.lineFeed } || value.contains("${")
    guard breaksOut else { return }
    diagnostics.append(
      Diagnostic(
        .warning, ResolutionCode.environmentInjection,
        "the value that 'get_env' gives holds quotes, backslashes or line ends and changes how the file is read",
        at: place,
        help: "Terragrunt 0.18.7 pastes it as text; resolve without --compat 0.18.7 to keep it one value"))
  }

  /// What is no call, as it may be quoted: a text with a secret's name in it may hold the secret in any form, unless it is
  /// a reference such as `${var.db_password}`.
  private func shown(_ written: Text) -> Text {
    let isReference = written[2..<written.count - 1].bytes.allSatisfy { Template.isNameByte($0) || $0 == Byte.dot }
    return written.marked(isSecret: !isReference && context.options.secrets.mayHoldSecretName(written))
  }

  /// The third rule: reports what looks like an interpolation and was not replaced.
  mutating func reportRemaining() {
    var from = 0
    while let open = text.firstRange(of: "${", from: from) {
      var end = open.upperBound
      while end < text.count, text[end] != Byte.rightBrace, text[end] != Byte.lineFeed { end += 1 }
      if end < text.count, text[end] == Byte.rightBrace {
        let written = text[open.lowerBound..<end + 1]
        diagnostics.append(
          Diagnostic(
            .error, ResolutionCode.badInterpolation,
            "'\(shown(written))' is not a call that Terragrunt 0.18.7 understands",
            at: place(open.lowerBound, end + 1),
            help: "Terragrunt 0.18.7 substitutes in comments and plain variables too; remove it there"))
        from = end + 1
      } else {
        // If nothing on this line closes it, nothing closes a later one on the line either.
        from = end
      }
    }
  }
}
