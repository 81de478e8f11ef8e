import HCL2Syntax
import SourceText

extension Evaluator {
  /// `templatefile(path, variables)`.
  func evaluateTemplateFile(_ call: Call, at place: Place) -> TypedValue {
    guard let (path, variables) = templateArguments(call, named: "templatefile", at: place) else {
      return failure(at: place)
    }
    if let unknown = path.unknown ?? variables.unknown {
      return TypedValue.unknown(.any, unknown.reason).marked(path.marks.union(variables.marks))
    }
    let arguments = [path.withoutMarks, variables]
    let reading = FunctionCall(arguments: arguments, place: place, depth: depth, context: context)
    let text: Text
    do throws(FunctionFailure) {
      text = try FileFunctions.readText(reading, 0)
    } catch {
      return fail(.callFailed, "templatefile(): \(error.message)", at: place)
    }
    let file = SourceFile(name: path.text ?? "", bytes: text.bytes)
    let rendered = render(file, variables, at: place)
    let origin = Origin(.file(Path(path.text ?? "")), at: place, from: rendered.origin.map { [$0] } ?? [])
    return rendered.from(origin).marked(path.marks)
  }

  /// `templatestring(reference, variables)`.
  func evaluateTemplateString(_ call: Call, at place: Place) -> TypedValue {
    if let first = call.arguments.first, !first.isReference {
      return fail(
        .wrongArgument, "templatestring(): the template must be a reference to a string", at: self.place(first),
        help: "write the template itself as a string: it is evaluated in its place")
    }
    guard let (template, variables) = templateArguments(call, named: "templatestring", at: place) else {
      return failure(at: place)
    }
    if let unknown = template.unknown ?? variables.unknown {
      return TypedValue.unknown(.any, unknown.reason).marked(template.marks.union(variables.marks))
    }
    let file = SourceFile(name: "the template string", bytes: (template.text ?? "").bytes)
    return render(file, variables, at: place).marked(template.marks)
  }

  /// The string and the object that both functions take as arguments.
  private func templateArguments(
    _ call: Call, named name: StaticString, at place: Place
  ) -> (TypedValue, TypedValue)? {
    let arguments = Array(call.arguments)
    guard arguments.count == 2, !call.expandsLast else {
      report(
        arguments.count < 2 ? .tooFewArguments : .tooManyArguments,
        "'\(words: name.description)' takes 2 arguments: a string and an object of variables", at: place)
      return nil
    }
    let count = diagnostics.count
    let (first, variables) = (evaluate(arguments[0]), evaluate(arguments[1]))
    if diagnostics.count > count { return nil }
    guard let text = try? first.converted(to: .string), !text.isNull else {
      report(
        .wrongArgument, "\(words: name.description)(): the first argument must be a string",
        at: self.place(arguments[0]))
      return nil
    }
    if variables.members == nil, variables.isKnown {
      report(
        .wrongArgument,
        "\(words: name.description)(): the variables must be a map or object, but are \(words: variables.type.kind)",
        at: self.place(arguments[1]))
      return nil
    }
    return (text, variables)
  }

  private static let deepestTemplate = 8

  private func render(_ file: SourceFile, _ variables: TypedValue, at place: Place) -> TypedValue {
    if templateDepth >= Self.deepestTemplate {
      return fail(
        .templateFailed, "templates call templates more than \(Self.deepestTemplate) levels deep", at: place)
    }
    if depth > Self.deepestReading {
      return fail(
        .nestingTooDeep, "the call stands more than \(Self.deepestReading) expressions deep", at: place,
        help: "give a part of the expression a name")
    }
    let tree = SyntaxTree(parsingTemplate: file)
    let inner = Evaluator(
      scope: TemplateScope(variables), functions: functions, context: context, templateDepth: templateDepth + 1)
    let value = tree.diagnostics.hasErrors ? failure(at: place) : inner.value(of: tree.expression)
    let mistakes = tree.diagnostics.filter { $0.severity == .error } + inner.allDiagnostics
    guard mistakes.isEmpty else {
      diagnostics.append(
        Diagnostic(
          .error, EvaluationCode.templateFailed, "the template can't be evaluated", at: place,
          notes: mistakes.prefix(5).map { Diagnostic.Note($0.wording, at: $0.place) }))
      return failure(at: place)
    }
    return value
  }
}

/// The variables that a template receives.
private final class TemplateScope: EvaluationScope {
  private let variables: TypedValue

  init(_ variables: TypedValue) { self.variables = variables }

  func mistake(in reference: Reference) -> Diagnostic? {
    if variables.members?[reference.root] != nil { return nil }
    let names = variables.members?.names.map(\.description) ?? []
    let nearest = NearestName.of(reference.root.description, among: names)
    return Diagnostic(
      .error, EvaluationCode.undeclaredName, "the template is given no variable '\(reference.root)'",
      at: reference.place,
      help: nearest.map { "did you mean '\($0)'?" } ?? "add it to the second argument of the call")
  }

  func resolve(_ reference: Reference, with evaluator: Evaluator) -> ResolvedReference {
    let value = variables.members?[reference.root].map { variables.passingOn($0) }
    return ResolvedReference(value ?? .null(), usedAttributes: 0)
  }
}

extension Expression {
  /// True for a name, with or without steps.
  fileprivate var isReference: Bool {
    switch content {
    case .variable, .traversal: true
    case .missing, .null, .boolean, .number, .template, .call, .parentheses, .tuple, .object, .forExpression,
      .conditional, .binary, .unary:
      false
    }
  }
}
