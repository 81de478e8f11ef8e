public import HCL2Syntax
public import SourceText

/// Evaluates expressions to values, and collects diagnostics.
///
/// An expression that fails becomes an unknown whose reason is a failure. So one mistake is reported once, however
/// many expressions depend on it. An evaluator belongs to one thread.
public final class Evaluator {
  /// The diagnostics so far, in order of discovery.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// Files and limits.
  public let context: EvaluationContext
  let scope: any EvaluationScope
  let functions: [Text: Function]?
  /// The names that `for` expressions define, innermost last.
  var bindings: [(name: Text, value: TypedValue)] = []
  /// The number of nested template calls around this evaluation.
  let templateDepth: Int
  /// True within an argument of `try` or `can` and a branch of a condition, where what is missing may do no harm.
  public private(set) var isTentative = false
  /// The number of expressions that the current one stands in.
  private(set) var depth = 0
  private var hasReportedLimit = false

  /// The maximum nesting of expressions, including references.
  private static let deepest = 700

  /// The maximum nesting of a call that evaluates another file: such files may call others in turn, and every one takes its
  /// part of the stack.
  public static let deepestReading = 20

  /// An evaluator.
  ///
  /// - Parameters:
  ///   - scope: the names that expressions may use.
  ///   - functions: the functions that they may call, in addition to `try`, `can`, `templatefile` and
  ///     `templatestring`; nil when no function may be called.
  public convenience init(
    scope: any EvaluationScope, functions: [Text: Function]? = FunctionTable.terraform, context: EvaluationContext
  ) {
    self.init(scope: scope, functions: functions, context: context, templateDepth: 0)
  }

  init(scope: any EvaluationScope, functions: [Text: Function]?, context: EvaluationContext, templateDepth: Int) {
    self.scope = scope
    self.functions = functions
    self.context = context
    self.templateDepth = templateDepth
  }

  /// The value of an expression. Undeclared names anywhere in it are reported first, as in Terraform.
  public func value(of expression: Expression) -> TypedValue {
    let mistakes =
      scope.checksNamesFirst ? References.mistakes(in: expression, scope, bound: bindings.map(\.name)) : []
    if !mistakes.isEmpty {
      diagnostics += mistakes
      return failure(expression)
    }
    return evaluate(expression)
  }

  /// Evaluates an expression whose names have been checked.
  func evaluate(_ expression: Expression) -> TypedValue {
    guard context.budget.spend(1), !context.budget.isSpent else { return exhausted(expression) }
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest {
      return fail(expression, .nestingTooDeep, "the expression nests too deeply to evaluate")
    }
    let value = dispatch(expression)
    if value.depth > TypedValue.deepest {
      return fail(
        expression, .valueTooDeep, "the value nests more than \(TypedValue.deepest) levels deep")
    }
    if value.depth > 0, expression.makesValue {
      if value.size > TypedValue.largest {
        return fail(expression, .valueTooLarge, "the value holds more than \(TypedValue.largest) values")
      }
      // Parts that several values share cost nothing to make, but whoever walks the value meets each of them.
      guard context.budget.spend(Int(value.size / 2)) else { return exhausted(expression) }
    }
    return value
  }

  private func dispatch(_ expression: Expression) -> TypedValue {
    switch expression.content {
    case .missing: return failure(expression)
    case .null: return .null(origin: literal(expression))
    case .boolean(let value): return .bool(value, origin: literal(expression))
    case .number(let spelling):
      guard let number = ExactNumber(decimal: spelling) else {
        return fail(expression, .numberTooLarge, "the number '\(spelling)' is too large")
      }
      return .number(number, origin: literal(expression))
    case .template(let template): return evaluate(template, expression)
    case .variable, .traversal: return evaluateReference(expression)
    case .call(let call): return evaluate(call, expression)
    case .parentheses(let inner): return evaluate(inner)
    case .tuple(let elements): return .tuple(elements.map { evaluate($0) }, origin: literal(expression))
    case .object(let items): return evaluate(items, expression)
    case .forExpression(let loop): return evaluate(loop, expression)
    case .conditional(let condition, let then, let otherwise):
      return evaluate(expression, condition, then: { $0.evaluate(then) }, otherwise: { $0.evaluate(otherwise) })
    case .binary(let operation, let left, let right): return evaluate(operation, left, right, expression)
    case .unary(let operation, let operand): return evaluate(operation, operand, expression)
    }
  }

  // MARK: places and failures

  func place(_ expression: Expression) -> Place { Place(expression.file, expression.range) }

  func literal(_ expression: Expression) -> Origin { Origin(.literal, at: place(expression)) }

  func origin(_ expression: Expression, from values: [TypedValue]) -> Origin {
    Origin(.operation, at: place(expression), from: values.flatMap(\.contributions))
  }

  /// The value for an expression that failed, with the type that it would have had.
  func failure(_ expression: Expression, _ type: ValueType = .any) -> TypedValue {
    .unknown(type, UnknownReason(failureAt: place(expression)))
  }

  func fail(
    _ expression: Expression, _ code: EvaluationCode, _ message: Message, help: Message? = nil, type: ValueType = .any
  ) -> TypedValue {
    report(code, message, at: place(expression), help: help)
    return failure(expression, type)
  }

  func report(
    _ code: EvaluationCode, _ message: Message, at place: Place, notes: [Diagnostic.Note] = [], help: Message? = nil
  ) {
    diagnostics.append(Diagnostic(.error, code, message, at: place, notes: notes, help: help))
  }

  /// Reports once that the budget is spent; `try` does not catch that.
  private func exhausted(_ expression: Expression) -> TypedValue {
    if !hasReportedLimit {
      hasReportedLimit = true
      limitDiagnostic = Diagnostic(
        .error, EvaluationCode.evaluationTooLarge,
        "the evaluation takes more than \(context.budget.limit) steps and was stopped here", at: place(expression),
        help: "make the loops or strings smaller")
    }
    return failure(expression)
  }

  /// The diagnostic about the budget; kept separately so that nothing catches it.
  private var limitDiagnostic: Diagnostic?

  /// All diagnostics, including the one about the budget.
  public var allDiagnostics: [Diagnostic] { diagnostics + (limitDiagnostic.map { [$0] } ?? []) }

  /// Runs `body` and returns its value and its diagnostics, which are not added to `diagnostics`.
  func capturing(
    isTentative: Bool = true, _ body: (Evaluator) -> TypedValue
  ) -> (value: TypedValue, diagnostics: [Diagnostic]) {
    let before = diagnostics
    let wasTentative = self.isTentative
    defer { self.isTentative = wasTentative }
    self.isTentative = isTentative
    diagnostics = []
    let value = body(self)
    let found = diagnostics
    diagnostics = before
    return (value, found)
  }

  /// The value of an independent expression: names of `for` expressions around a reference to it are not visible in
  /// it. Its diagnostics are returned, not added to `diagnostics`, whoever refers to it first.
  public func separately(_ expression: Expression) -> (value: TypedValue, diagnostics: [Diagnostic]) {
    let outer = bindings
    bindings = []
    defer { bindings = outer }
    return capturing(isTentative: false) { $0.value(of: expression) }
  }

  /// Runs `body` with names that hide the scope's names.
  func binding(_ names: [(name: Text, value: TypedValue)], _ body: () -> TypedValue) -> TypedValue {
    bindings += names
    defer { bindings.removeLast(names.count) }
    return body()
  }
}

extension Expression {
  /// False for a reference, whose value exists already.
  fileprivate var makesValue: Bool {
    switch content {
    case .variable, .traversal, .parentheses: false
    default: true
    }
  }
}
