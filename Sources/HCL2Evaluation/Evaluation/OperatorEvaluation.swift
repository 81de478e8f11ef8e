import HCL2Syntax
import SourceText

extension Evaluator {
  func evaluate(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ expression: Expression
  ) -> TypedValue {
    let values = (evaluate(left), evaluate(right))
    let marks = values.0.allMarks.union(values.1.allMarks)
    switch operation {
    case .equal, .notEqual:
      let result: TypedValue =
        switch values.0.compared(with: values.1) {
        case .equal: .bool(operation == .equal)
        case .different: .bool(operation == .notEqual)
        case .unknown(let unknown): .unknown(.bool, unknown.reason)
        }
      return result.from(origin(expression, from: [values.0, values.1])).marked(marks)
    case .or, .and, .less, .greater, .lessOrEqual, .greaterOrEqual, .add, .subtract, .multiply, .divide, .remainder:
      break
    }
    let wanted: ValueType = operation == .or || operation == .and ? .bool : .number
    let spelling = operation.spelling.description
    let type: ValueType =
      switch operation {
      case .add, .subtract, .multiply, .divide, .remainder: .number
      case .or, .and, .equal, .notEqual, .less, .greater, .lessOrEqual, .greaterOrEqual: .bool
      }
    guard let a = operand(values.0, wanted, spelling, left), let b = operand(values.1, wanted, spelling, right) else {
      return failure(expression, type)
    }
    let origin = origin(expression, from: [values.0, values.1])
    if let unknown = a.unknown ?? b.unknown {
      return TypedValue.unknown(type, unknown.reason, origin: origin).marked(marks)
    }
    guard let result = compute(operation, a, b) else {
      return fail(
        expression, .noResult, "the result of '\(words: spelling)' is not a number, or is too large",
        help: "neither zero nor infinity can be divided by itself", type: type)
    }
    return result.from(origin).marked(marks)
  }

  private func compute(_ operation: BinaryOperator, _ left: TypedValue, _ right: TypedValue) -> TypedValue? {
    if let a = left.bool, let b = right.bool { return .bool(operation == .or ? a || b : a && b) }
    guard let a = left.number, let b = right.number else { return nil }
    switch operation {
    case .less: return .bool(a < b)
    case .greater: return .bool(a > b)
    case .lessOrEqual: return .bool(!(b < a))
    case .greaterOrEqual: return .bool(!(a < b))
    case .add: return a.adding(b).map { .number($0) }
    case .subtract: return a.subtracting(b).map { .number($0) }
    case .multiply: return a.multiplied(by: b).map { .number($0) }
    case .divide: return a.divided(by: b).map { .number($0) }
    case .remainder: return a.remainder(by: b).map { .number($0) }
    case .or, .and, .equal, .notEqual: return nil
    }
  }

  /// The converted operand; nil, with a diagnostic, when it can't be converted.
  private func operand(
    _ value: TypedValue, _ type: ValueType, _ spelling: String, _ expression: Expression
  ) -> TypedValue? {
    let name = type == .bool ? "a bool" : "a number"
    if value.isNull {
      report(.nullOperand, "an operand of '\(words: spelling)' must not be null", at: place(expression))
      return nil
    }
    do throws(ConversionFailure) {
      return try value.converted(to: type)
    } catch {
      let found: Message =
        error.value.text == nil ? "is \(words: value.type.kind)" : "is a string that is not \(words: name)"
      report(
        .wrongOperand, "an operand of '\(words: spelling)' must be \(words: name), but this \(found)",
        at: place(expression), help: help(spelling, value))
      return nil
    }
  }

  private func help(_ spelling: String, _ value: TypedValue) -> Message? {
    guard spelling == "+" else { return nil }
    if value.elements != nil { return "join lists with concat(a, b)" }
    if value.members != nil { return "join maps with merge(a, b)" }
    return value.text == nil ? nil : "join strings with a template: \"${a}${b}\""
  }

  func evaluate(_ operation: UnaryOperator, _ operand: Expression, _ expression: Expression) -> TypedValue {
    let value = evaluate(operand)
    let (type, spelling): (ValueType, String) = operation == .negate ? (.number, "-") : (.bool, "!")
    guard let converted = self.operand(value, type, spelling, operand) else { return failure(expression, type) }
    let origin = origin(expression, from: [value])
    if let unknown = converted.unknown {
      return TypedValue.unknown(type, unknown.reason, origin: origin).marked(value.marks)
    }
    let result = converted.number.map { TypedValue.number($0.negated) } ?? .bool(!(converted.bool ?? false))
    return result.from(origin).marked(value.marks)
  }

  // MARK: conditions

  /// `condition ? then : otherwise`; also for `%{ if }`. Mistakes in the branch that is not chosen do not count.
  func evaluate(
    _ expression: Expression, _ condition: Expression, then: (Evaluator) -> TypedValue,
    otherwise: (Evaluator) -> TypedValue
  ) -> TypedValue {
    let first = capturing(then)
    let second = capturing(otherwise)
    guard let type = Self.commonType(first.value, second.value) else {
      return fail(
        expression, .differentBranches,
        "both results of a condition must have a common type, but one is \(words: first.value.type.kind) and the other \(words: second.value.type.kind)",
        help: "convert one of them, or use null for no value")
    }
    let decision = evaluate(condition)
    if decision.isNull {
      return fail(condition, .nullCondition, "the condition is null, and must be true or false", type: type)
    }
    guard let converted = try? decision.converted(to: .bool) else {
      return fail(
        condition, .wrongCondition, "the condition must be a bool, but is \(words: decision.type.kind)", type: type)
    }
    if let unknown = converted.unknown {
      return TypedValue.unknown(type, unknown.reason, origin: origin(expression, from: [decision])).marked(
        decision.marks)
    }
    let chosen = converted.bool ?? false ? first : second
    diagnostics += chosen.diagnostics
    if chosen.diagnostics.hasErrors { return failure(expression) }
    do throws(ConversionFailure) {
      let result = try chosen.value.converted(to: type)
      let origin = Origin(
        .operation, at: place(expression), from: chosen.value.origin.map { [$0] } ?? [],
        deciders: decision.contributions)
      return result.from(origin).marked(decision.marks)
    } catch {
      return fail(
        expression, .differentBranches, "the result does not fit the type of the other branch: \(error.sentence)")
    }
  }

  /// The common type of both branches; a bare null takes the type of the other branch.
  private static func commonType(_ first: TypedValue, _ second: TypedValue) -> ValueType? {
    let types = (first.type, second.type)
    if first.isNull, types.0 == .any { return types.1 }
    if second.isNull, types.1 == .any { return types.0 }
    return Unification.type(of: [types.0, types.1], isUnsafe: true)
  }
}
