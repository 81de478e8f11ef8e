import HCL2Syntax
import SourceText

extension Evaluator {
  /// `{ key = value }`; the last of several equal keys wins.
  func evaluate(_ items: ObjectItems, _ expression: Expression) -> TypedValue {
    var pairs: [(Text, TypedValue)] = []
    var unknownKey: Unknown?
    var marks: Marks = []
    var hasFailed = false
    for item in items {
      let value = evaluate(item.value)
      if let name = item.keyName {
        pairs.append((name.canonicallyComposed, value.named(name)))
        continue
      }
      let key = evaluate(item.key)
      marks.formUnion(key.marks)
      switch name(of: key, item.key) {
      case .name(let name): pairs.append((name, value.named(name)))
      case .unknown(let unknown): unknownKey = unknownKey ?? unknown
      case .failed: hasFailed = true
      }
    }
    if hasFailed { return failure(expression) }
    if let unknownKey { return TypedValue.unknown(.any, unknownKey.reason, origin: literal(expression)).marked(marks) }
    return TypedValue.object(pairs, origin: literal(expression)).marked(marks)
  }

  private enum KeyName {
    case name(Text)
    case unknown(Unknown)
    case failed
  }

  private func name(of key: TypedValue, _ expression: Expression) -> KeyName {
    if key.isNull {
      report(.nullKey, "a key must not be null", at: place(expression))
      return .failed
    }
    guard let converted = try? key.converted(to: .string) else {
      report(.wrongKey, "a key must be a string, but is \(words: key.type.kind)", at: place(expression))
      return .failed
    }
    if let unknown = converted.unknown { return .unknown(unknown) }
    return .name(converted.text ?? "")
  }

  // MARK: for

  /// What a `for` iterates over: keys or positions with their values. Nil, with a diagnostic, for a value that can't
  /// be iterated.
  enum Iteration {
    case pairs([(TypedValue, TypedValue)])
    case unknown(Unknown)
    case failed
  }

  func iteration(over collection: TypedValue, _ expression: Expression) -> Iteration {
    switch collection.content {
    case .null:
      report(.loopOverNull, "the collection is null, so there is nothing to go through", at: place(expression))
      return .failed
    case .unknown(let unknown):
      if unknown.type.isPrimitive { return notIterable(collection, expression) }
      return .unknown(unknown)
    case .list(let elements): return .pairs(numbered(elements.items, of: collection))
    case .tuple(let items): return .pairs(numbered(items, of: collection))
    case .set(let elements):
      return .pairs(elements.items.map { (collection.passingOn($0), collection.passingOn($0)) })
    case .map(let members), .object(let members):
      return .pairs(
        members.all.map { (.string($0.name, origin: $0.value.origin), collection.passingOn($0.value)) })
    case .string, .number, .bool: return notIterable(collection, expression)
    }
  }

  private func numbered(_ items: [TypedValue], of collection: TypedValue) -> [(TypedValue, TypedValue)] {
    items.enumerated().map { (.count($0.offset), collection.passingOn($0.element)) }
  }

  private func notIterable(_ collection: TypedValue, _ expression: Expression) -> Iteration {
    report(
      .notIterable, "a 'for' goes through a list, set, map or object, but this is \(words: collection.type.kind)",
      at: place(expression))
    return .failed
  }

  /// The result for one item of a loop.
  private enum LoopItem {
    case value(key: Text?, TypedValue)
    case skipped
    case unknown(Unknown)
    case failed
  }

  func evaluate(_ loop: ForExpression, _ expression: Expression) -> TypedValue {
    let collection = evaluate(loop.collection)
    let pairs: [(TypedValue, TypedValue)]
    switch iteration(over: collection, loop.collection) {
    case .failed: return failure(expression)
    case .unknown(let unknown):
      let origin = origin(expression, from: [collection])
      return TypedValue.unknown(.any, unknown.reason, origin: origin).marked(collection.marks)
    case .pairs(let found): pairs = found
    }
    if pairs.isEmpty, let condition = loop.condition, !mayHold(condition, loop) { return failure(expression) }
    var result = LoopResult()
    for (key, value) in pairs {
      if context.budget.isSpent { return failure(expression) }
      var names = [(name: loop.valueName, value: value)]
      if let keyName = loop.keyName { names.insert((keyName, key), at: 0) }
      bindings += names
      let item = evaluateItem(of: loop, &result)
      bindings.removeLast(names.count)
      switch item {
      case .skipped: continue
      case .failed: result.hasFailed = true
      case .unknown(let unknown): result.unknown = result.unknown ?? unknown
      case .value(let key, let element): add(key, element, to: &result, loop)
      }
    }
    if result.hasFailed { return failure(expression) }
    let marks = collection.marks.union(result.marks)
    let origin = Origin(
      .operation, at: place(expression), from: collection.origin.map { [$0] } ?? [], deciders: result.sources)
    if let unknown = result.unknown { return TypedValue.unknown(.any, unknown.reason, origin: origin).marked(marks) }
    guard loop.key != nil else { return TypedValue.tuple(result.items, origin: origin).marked(marks) }
    let members = result.keys.map { key in
      (
        key,
        loop.isGrouping ? TypedValue.tuple(result.groups[key] ?? [], origin: origin) : result.groups[key]?[0] ?? .null()
      )
    }
    return TypedValue.object(members, origin: origin).marked(marks)
  }

  /// Checks the condition of a loop over an empty collection, as far as possible without values for the loop's names.
  private func mayHold(_ condition: Expression, _ loop: ForExpression) -> Bool {
    let stand = TypedValue.unknown(.any, UnknownReason(failureAt: place(loop.collection)))
    let names = [loop.keyName, loop.valueName].compactMap(\.self).map { (name: $0, value: stand) }
    let count = diagnostics.count
    let decision = binding(names) { evaluate(condition) }
    if decision.isNull {
      report(.nullCondition, "the condition is null, and must be true or false", at: place(condition))
    } else if (try? decision.converted(to: .bool)) == nil {
      report(
        .wrongCondition, "the condition must be a bool, but is \(words: decision.type.kind)", at: place(condition))
    }
    return diagnostics.count == count
  }

  private struct LoopResult {
    var items: [TypedValue] = []
    var keys: [Text] = []
    var groups: [Text: [TypedValue]] = [:]
    var marks: Marks = []
    /// The first origins of the conditions and keys, which decide what the result has.
    var sources: [Origin] = []
    var unknown: Unknown?
    var hasFailed = false

    mutating func note(_ decision: TypedValue) {
      if sources.count < Origin.most { sources = (sources + decision.contributions).uniqued }
    }
  }

  private func add(_ key: Text?, _ element: TypedValue, to result: inout LoopResult, _ loop: ForExpression) {
    guard let key else {
      result.items.append(element)
      return
    }
    if result.groups[key] == nil {
      result.keys.append(key)
    } else if !loop.isGrouping {
      report(
        .duplicateKey, "two elements give the key '\(key)'", at: place(loop.key ?? loop.element),
        help: "write ... after the value to collect the values of each key in a list")
      result.hasFailed = true
      return
    }
    result.groups[key, default: []].append(element)
  }

  private func evaluateItem(of loop: ForExpression, _ result: inout LoopResult) -> LoopItem {
    if let condition = loop.condition {
      let decision = evaluate(condition)
      result.marks.formUnion(decision.marks)
      if decision.isNull {
        report(.nullCondition, "the condition is null, and must be true or false", at: place(condition))
        return .failed
      }
      guard let converted = try? decision.converted(to: .bool) else {
        report(
          .wrongCondition, "the condition must be a bool, but is \(words: decision.type.kind)", at: place(condition))
        return .failed
      }
      result.note(decision)
      if let unknown = converted.unknown { return .unknown(unknown) }
      if converted.bool == false { return .skipped }
    }
    guard let keyExpression = loop.key else { return .value(key: nil, evaluate(loop.element)) }
    let key = evaluate(keyExpression)
    result.marks.formUnion(key.marks)
    result.note(key)
    let element = evaluate(loop.element)
    switch name(of: key, keyExpression) {
    case .name(let name): return .value(key: name, element)
    case .unknown(let unknown): return .unknown(unknown)
    case .failed: return .failed
    }
  }
}
