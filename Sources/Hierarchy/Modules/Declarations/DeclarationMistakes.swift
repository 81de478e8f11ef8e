import HCL2Evaluation
import HCL2Syntax
import SourceText

/// What Terraform 0.12 and later refuse in the `variable` blocks of a module, beside mistakes of syntax.
///
/// Source: `decodeVariableBlock` and `merge` of Terraform 1.11's `internal/configs`, and its answers.
struct DeclarationMistakes: Sendable {
  /// As warnings, in source order of each file.
  private(set) var mistakes: [Diagnostic] = []
  /// Types in quotes, as Terraform 0.11 wrote them: an error since Terraform 0.15.
  private(set) var quotedTypes: [Diagnostic] = []

  /// What is known of a variable from the blocks so far.
  private struct Known {
    var constraint = TypeConstraint.any
    var fallback: (value: TypedValue, expression: HCL2Syntax.Expression)?
    var isNullable = true
  }

  /// Nothing is refused.
  init() {}

  /// - Parameters:
  ///   - blocks: those of all files, those that override others last.
  ///   - isWhole: false where the module may declare more than these blocks.
  init(_ blocks: [WrittenVariable], isWhole: Bool) {
    var known: [Text: Known] = [:]
    // Asked for only once all blocks that override nothing are known.
    var suggestions: Suggestions?
    for block in blocks {
      guard let name = block.name else {
        report("a variable block needs a name", at: block.place, help: "write variable \"NAME\" {")
        continue
      }
      if let extra = block.extraName {
        report("a variable block takes one name, and this is a second", at: extra, help: "remove it")
      }
      if block.isOverride, known[name] == nil {
        if isWhole {
          var names = suggestions ?? Suggestions { [known] in known.keys.map(\.description).sorted() }
          reportUndeclared(block, name, nearest: names.nearest(to: name.description))
          suggestions = names
        }
        continue
      }
      if !block.isOverride { judgeName(name, at: block.place) }
      judgeArguments(of: block)
      judgeValidations(of: block, name)
      if block.isOverride || known[name] == nil { judgeValues(of: block, name, &known[name, default: Known()]) }
    }
  }

  var isEmpty: Bool { mistakes.isEmpty && quotedTypes.isEmpty }

  /// What Terraform 0.11 refuses too: types that no version knows, and defaults that are no plain values.
  var byEveryVersion: DeclarationMistakes {
    var kept = DeclarationMistakes()
    kept.mistakes = mistakes.filter {
      $0.has(ModuleCode.badVariableType) || $0.has(EvaluationCode.variablesNotAllowed)
        || $0.has(EvaluationCode.functionsNotAllowed)
    }
    return kept
  }

  private mutating func report(_ message: Message, at place: Place, help: Message) {
    mistakes.append(Diagnostic(.warning, ModuleCode.refusedVariable, message, at: place, help: help))
  }

  // MARK: names

  private mutating func reportUndeclared(_ block: WrittenVariable, _ name: Text, nearest: String?) {
    report(
      "an override file changes the variable '\(name)', which no other file declares", at: block.place,
      help: nearest.map { "did you mean '\($0)'?" }
        ?? "declare it in a file whose name does not end in _override.tf")
  }

  private mutating func judgeName(_ name: Text, at place: Place) {
    if DeclaredName.reserved.contains(name) {
      report(
        "a variable can't be called '\(name)', which has a meaning in module blocks", at: place, help: "rename it")
    } else if !DeclaredName.isName(name) {
      report(
        "'\(name)' can't be the name of a variable", at: place,
        help: "use letters, digits, _ and -; the name starts with a letter or _")
    }
  }

  // MARK: arguments

  private static let arguments = ["type", "default", "description", "sensitive", "nullable", "ephemeral"]
  /// Arguments that later versions and OpenTofu have.
  private static let later: Set<Text> = ["const", "deprecated"]

  private mutating func judgeArguments(of block: WrittenVariable) {
    for attribute in block.attributes {
      let name = attribute.name
      if Self.arguments.contains(name.description) || Self.later.contains(name) { continue }
      if name == "validation" {
        if !block.isJSON {
          report("'validation' is a block", at: block.place(attribute.nameRange), help: "write validation { … }")
        }
        continue
      }
      reportUnknown("argument", name, at: block.place(attribute.nameRange), among: Self.arguments)
    }
    for inner in block.blocks where inner.type != "validation" {
      // As a block, 'default' is reported where the file is read.
      if inner.type == "default" && inner.labels.isEmpty { continue }
      if Self.arguments.contains(inner.type.description) {
        report(
          "'\(inner.type)' is an argument, and no block", at: block.place(inner.typeRange),
          help: "write \(inner.type) = …")
      } else {
        reportUnknown("block", inner.type, at: block.place(inner.typeRange), among: ["validation"])
      }
    }
  }

  private mutating func reportUnknown(_ kind: String, _ name: Text, at place: Place, among known: [String]) {
    report(
      "a variable block has no \(words: kind) '\(name)'", at: place,
      help: NearestName.of(name.description, among: known).map { "did you mean '\(words: $0)'?" }
        ?? "it takes \(words: Self.arguments.joined(separator: ", ")) and validation blocks")
  }

  // MARK: validation

  private mutating func judgeValidations(of block: WrittenVariable, _ name: Text) {
    let written = block.blocks.filter { $0.type == "validation" }
    for label in written.compactMap(\.labels.first) {
      report("a validation block has no name", at: block.place(label.range), help: "remove it")
    }
    let native = written.map { ($0.body.attributes, $0.typeRange) }
    let inJSON = block.attributes.filter { block.isJSON && $0.name == "validation" }.flatMap { attribute in
      attribute.expression.bodies.map { ($0.attributes, attribute.nameRange) }
    }
    for (attributes, range) in native + inJSON {
      if block.isOverride {
        report(
          "an override file can't change the validation of a variable", at: block.place(range),
          help: "write it in the file that declares the variable")
      } else {
        judgeValidation(attributes.filter { $0.name != "//" }, at: range, of: block, name)
      }
    }
  }

  private mutating func judgeValidation(
    _ attributes: [HCL2Syntax.Attribute], at range: SourceRange, of block: WrittenVariable, _ name: Text
  ) {
    let wanted = ["condition", "error_message"]
    for attribute in attributes where !wanted.contains(attribute.name.description) {
      report(
        "a validation block has no argument '\(attribute.name)'", at: block.place(attribute.nameRange),
        help: NearestName.of(attribute.name.description, among: wanted).map { "did you mean '\(words: $0)'?" }
          ?? "it takes condition and error_message")
    }
    if block.isBroken { return }
    for argument in wanted where !attributes.contains(where: { $0.name.description == argument }) {
      report(
        "a validation block needs \(words: argument == "condition" ? "a condition" : "an error_message")",
        at: block.place(range), help: "write \(words: argument) = …")
    }
    guard let condition = attributes.first(where: { $0.name == "condition" })?.expression else { return }
    let looksAtIt = References.all(in: condition).contains {
      $0.root == "var" && ($0.attributes.first ?? name) == name
    }
    if !looksAtIt {
      report(
        "the condition of '\(name)' does not look at var.\(name), so it would check nothing",
        at: block.place(condition.range), help: "write a condition about var.\(name)")
    }
  }

  // MARK: values

  private mutating func judgeValues(of block: WrittenVariable, _ name: Text, _ known: inout Known) {
    for flag in ["sensitive", "nullable", "ephemeral"] as [Text] {
      guard let expression = block.expression(flag), let value = plain(expression, in: block) else { continue }
      guard let truth = value.truth else {
        report(
          "'\(flag)' is true or false", at: block.place(expression.range), help: "write \(flag) = true, or remove it")
        continue
      }
      if flag == "nullable" { known.isNullable = truth }
    }
    if let value = plain(block.expression("description"), in: block)?.value,
      value.isNull || (try? value.converted(to: .string)) == nil
    {
      report(
        "a description is a text", at: block.place(block.expression("description")?.range ?? block.place.range),
        help: "write it in double quotes")
    }
    if let type = block.expression("type") { known.constraint = constraint(type) }
    if let fallback = block.expression("default") {
      known.fallback = plain(fallback, in: block).map { ($0.value, fallback) }
    }
    judgeDefault(of: name, known)
  }

  /// The value of an argument; nil without one, and where its expression is refused.
  private mutating func plain(_ expression: HCL2Syntax.Expression?, in block: WrittenVariable) -> PlainValue? {
    guard let expression else { return nil }
    let plain = PlainValue(expression)
    guard let mistake = plain.mistake else { return plain.value.isKnown ? plain : nil }
    // In JSON, Terraform takes `${` in these arguments as plain text.
    if !block.isJSON { mistakes.append(mistake.rated(.warning)) }
    return nil
  }

  private mutating func constraint(_ expression: HCL2Syntax.Expression) -> TypeConstraint {
    let (constraint, found) = TypeConstraintReader.read(expression)
    for mistake in found {
      if mistake.has(EvaluationCode.quotedType) {
        quotedTypes.append(mistake.rated(.warning))
      } else if mistake.has(EvaluationCode.wrongType) {
        mistakes.append(
          Diagnostic(
            .warning, ModuleCode.badVariableType, mistake.wording, at: mistake.place, help: mistake.advice))
      } else {
        mistakes.append(mistake.rated(.warning))
      }
    }
    return constraint
  }

  private mutating func judgeDefault(of name: Text, _ known: Known) {
    guard let (value, expression) = known.fallback else { return }
    let place = Place(expression.file, expression.range)
    if value.isNull {
      if !known.isNullable {
        report(
          "'\(name)' has nullable = false, so its default can't be null", at: place, help: "remove one of the two")
      }
      return
    }
    do throws(ConversionFailure) {
      _ = try known.constraint.converted(value)
    } catch {
      mistakes.append(
        Diagnostic(
          .warning, EvaluationCode.wrongDefault,
          "the default of '\(words: name.description)' does not fit its type: \(error.sentence)",
          at: error.value.origin?.place ?? place,
          help: "write a value of type \(words: known.constraint.type.spelling)"))
    }
  }
}
