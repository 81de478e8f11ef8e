import HCL2Syntax
import SourceText

extension Evaluator {
  /// A string: its text, or the value of the single interpolation that it consists of.
  func evaluate(_ template: Template, _ expression: Expression) -> TypedValue {
    if let text = template.text { return TypedValue(.string(text), origin: literal(expression)) }
    if let wrapped = template.wrapped { return evaluate(wrapped) }
    return render(template, expression)
  }

  /// The parts, converted to strings and joined.
  func render(_ template: Template, _ expression: Expression) -> TypedValue {
    var output = RenderedText()
    for part in template.parts {
      switch part.content {
      case .literal(let text): output.bytes.append(text)
      case .interpolation(let inner): append(evaluate(inner), inner, to: &output)
      case .conditional(let condition, let then, let otherwise):
        let value = evaluate(
          expression, condition, then: { $0.render(then, expression) },
          otherwise: { evaluator in otherwise.map { evaluator.render($0, expression) } ?? .string("") })
        append(value, condition, to: &output)
      case .loop(let keyName, let valueName, let collection, let body):
        appendLoop(keyName, valueName, collection, body, expression, to: &output)
      }
      if output.hasFailed || context.budget.isSpent { break }
    }
    if output.hasFailed { return failure(expression, .string) }
    let origin = Origin(.operation, at: place(expression), from: output.sources)
    if let unknown = output.unknown {
      let start = Unknown(.string, unknown.reason, prefix: output.start)
      return TypedValue(.unknown(start), origin: origin).marked(output.marks)
    }
    return TypedValue.string(Text(output.bytes), origin: output.sources.isEmpty ? literal(expression) : origin)
      .marked(output.marks)
  }

  struct RenderedText {
    var bytes: [UInt8] = []
    var marks: Marks = []
    var sources: [Origin] = []
    /// The first unknown.
    private(set) var unknown: Unknown?
    /// The text before it.
    private(set) var start: Text = ""
    var hasFailed = false

    mutating func note(_ found: Unknown) {
      guard unknown == nil else { return }
      unknown = found
      start = Text(bytes) + found.prefix
    }
  }

  private func append(_ value: TypedValue, _ expression: Expression, to output: inout RenderedText) {
    output.marks.formUnion(value.marks)
    if let origin = value.origin { output.sources.append(origin) }
    if let unknown = value.unknown, unknown.type == .any || unknown.type.isPrimitive {
      output.note(unknown)
      return
    }
    if value.isNull {
      report(.nullInTemplate, "the value is null, and null can't be put into a string", at: place(expression))
      output.hasFailed = true
      return
    }
    guard let text = (try? value.converted(to: .string))?.text else {
      report(
        .wrongInTemplate, "a string, number or bool can be put into a string, but this is \(words: value.type.kind)",
        at: place(expression), help: "use jsonencode() or join() to make it a string")
      output.hasFailed = true
      return
    }
    _ = context.budget.spend(text.count / 64)
    output.bytes.append(text)
  }

  private func appendLoop(
    _ keyName: Text?, _ valueName: Text, _ collection: Expression, _ body: Template, _ expression: Expression,
    to output: inout RenderedText
  ) {
    let value = evaluate(collection)
    output.marks.formUnion(value.marks)
    switch iteration(over: value, collection) {
    case .failed: output.hasFailed = true
    case .unknown(let unknown): output.note(unknown)
    case .pairs(let pairs):
      for (key, element) in pairs {
        if context.budget.isSpent || output.hasFailed { return }
        _ = context.budget.spend(1)
        var names = [(name: valueName, value: element)]
        if let keyName { names.insert((keyName, key), at: 0) }
        let text = binding(names) { render(body, expression) }
        append(text, collection, to: &output)
      }
    }
  }
}
