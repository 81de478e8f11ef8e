public import HCL2Syntax
public import SourceText

/// A var file for Terraform >= 0.12: attributes whose values are expressions without names and functions.
public struct VariableFile: Sendable {
  /// A name to which the file assigns a value.
  public struct Assignment: Sendable {
    /// The variable's name.
    public let name: Text
    /// The place of the name.
    public let place: Place
    /// The value, not yet converted to the variable's type; an unknown with a failure as its reason when its
    /// expression is wrong.
    public let value: TypedValue
  }

  /// The file.
  public let file: SourceFile
  /// The assignments in source order, each name once.
  public let assignments: [Assignment]
  /// The diagnostics. If there is an error among them, Terraform uses no value of the file.
  public let diagnostics: [Diagnostic]

  /// Reads and evaluates a file. If its name ends with `.json` it is JSON with literal strings.
  ///
  /// - Parameters:
  ///   - declared: the variables that the module declares. As in Terraform, other expressions are not evaluated, so
  ///     mistakes in them do not count; nil evaluates all.
  ///   - context: the limits of the evaluation.
  public init(
    _ file: SourceFile, declared: Set<Text>? = nil, context: EvaluationContext = EvaluationContext()
  ) {
    self.init(SyntaxTree(parsing: file, as: Self.dialect(of: file.name)), declared: declared, context: context)
  }

  /// The dialect of a var file with that name.
  public static func dialect(of name: Text) -> Dialect { name.hasSuffix(".json") ? .literalJSON : .native }

  /// Evaluates a parsed file.
  public init(_ tree: SyntaxTree, declared: Set<Text>? = nil, context: EvaluationContext = EvaluationContext()) {
    file = tree.file
    var diagnostics = tree.diagnostics
    if let mistake = Self.rootMistake(tree) { diagnostics.append(mistake) }
    let broken = Set(diagnostics.compactMap { $0.place.map { $0.file.lines.position(of: $0.range.lower).line } })
    for block in tree.body.blocks where !broken.contains(tree.file.lines.position(of: block.typeRange.lower).line) {
      diagnostics.append(Self.mistake(block, tree.file))
    }
    let evaluator = Evaluator(
      scope: EmptyScope(help: "a var file holds plain values: write the value itself"), functions: nil, context: context
    )
    if tree.dialect == .literalJSON { diagnostics += RepeatedKeys.mistakes(in: tree) }
    var assignments: [Assignment] = []
    var seen: Set<Text> = []
    for attribute in tree.body.attributes where seen.insert(attribute.name).inserted {
      if let declared, !declared.contains(attribute.name) { continue }
      let (value, found) = evaluator.separately(attribute.expression)
      diagnostics += found
      assignments.append(
        Assignment(name: attribute.name, place: Place(tree.file, attribute.nameRange), value: value))
    }
    self.assignments = assignments
    self.diagnostics = diagnostics + evaluator.allDiagnostics
  }

  /// The mistake of a JSON file whose value is not an object; nil for any other file.
  public static func rootMistake(_ tree: SyntaxTree) -> Diagnostic? {
    guard tree.dialect != .native, !tree.diagnostics.hasErrors,
      let start = tree.file.bytes.firstIndex(where: {
        !Byte.isBlank($0) && $0 != Byte.lineFeed && $0 != Byte.carriageReturn
      }),
      tree.file.bytes[start] != Byte.leftBrace
    else { return nil }
    return Diagnostic(
      .error, EvaluationCode.notAnObject, "the file must hold one JSON object, which gives names their values",
      at: Place(tree.file, SourceRange(start, start + 1)), help: "write { \"name\": value }")
  }

  private static func mistake(_ block: Block, _ file: SourceFile) -> Diagnostic {
    let place = Place(file, block.typeRange)
    if block.type == "variable" {
      return Diagnostic(
        .error, EvaluationCode.declarationInVarFile, "a var file gives variables values, it can't declare them",
        at: place,
        help: "declare the variable in a .tf file, and write \(block.labels.first?.text ?? "name") = … here")
    }
    return Diagnostic(
      .error, EvaluationCode.blockInVarFile, "a var file can't hold the block '\(block.type)'", at: place,
      help: "for a map value write \(block.type) = { … }")
  }
}

/// A value given as text: by `-var NAME=TEXT`, or by an environment variable `TF_VAR_NAME`.
public enum VariableText {
  /// The value of the text. For a variable of a primitive type or without a type, this is the text itself; otherwise
  /// the text is one expression without names and functions. Not yet converted to the type.
  ///
  /// - Parameters:
  ///   - source: the text, with a name to show for it: `-var tags`, `TF_VAR_tags`.
  ///   - constraint: the declared type; nil for a variable without `type`.
  public static func value(
    _ source: SourceFile, as constraint: TypeConstraint?, context: EvaluationContext = EvaluationContext()
  ) -> (value: TypedValue, diagnostics: [Diagnostic]) {
    let place = Place(source, SourceRange(0, source.bytes.count))
    guard let constraint, !constraint.takesTextAsValue else {
      return (.string(Text(source.bytes), origin: Origin(.literal, at: place)), [])
    }
    let tree = SyntaxTree(parsingExpression: source)
    if tree.diagnostics.hasErrors { return (.unknown(.any, UnknownReason(failureAt: place)), tree.diagnostics) }
    let evaluator = Evaluator(
      scope: EmptyScope(help: "put a string in double quotes"), functions: nil, context: context)
    let value = evaluator.value(of: tree.expression)
    return (value, tree.diagnostics + evaluator.allDiagnostics)
  }
}
