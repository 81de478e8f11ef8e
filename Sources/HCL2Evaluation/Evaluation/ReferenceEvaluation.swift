import HCL2Syntax
import SourceText

extension Evaluator {
  /// A name, or a value followed by steps.
  func evaluateReference(_ expression: Expression) -> TypedValue {
    switch expression.content {
    case .variable(let name):
      if let value = boundValue(name) { return value.referred(as: name, at: place(expression)) }
      let reference = Reference(root: name, attributes: [], place: place(expression))
      return resolve(reference).value.referred(as: name, at: reference.place)
    case .traversal(let traversal): return evaluate(traversal, expression)
    case .missing, .null, .boolean, .number, .template, .call, .parentheses, .tuple, .object, .forExpression,
      .conditional, .binary, .unary:
      return failure(expression)
    }
  }

  /// The scope's answer for a reference whose name may not have been checked yet.
  private func resolve(_ reference: Reference) -> ResolvedReference {
    if !scope.checksNamesFirst, let mistake = scope.mistake(in: reference) {
      diagnostics.append(mistake)
      // What is no error leaves the value open.
      let value =
        mistake.severity == .error
        ? failure(at: reference.place) : .unknown(.any, UnknownReason(mistake.wording, at: reference.place))
      return ResolvedReference(value, usedAttributes: reference.attributes.count)
    }
    return scope.resolve(reference, with: self)
  }

  private func boundValue(_ name: Text) -> TypedValue? { bindings.last { $0.name == name }?.value }

  private func evaluate(_ traversal: Traversal, _ expression: Expression) -> TypedValue {
    var steps = Array(traversal.steps)[...]
    var value: TypedValue
    if case .variable(let name) = traversal.root.content {
      if let bound = boundValue(name) {
        value = bound.referred(as: name, at: place(traversal.root))
      } else {
        let reference = References.reference(name, traversal, expression.file)
        let resolved = resolve(reference)
        let used = min(resolved.usedAttributes, reference.attributes.count)
        // Where it came from is told by the whole name, however little of it the scope needs.
        let path = Text(([name] + reference.attributes).map(\.description).joined(separator: "."))
        steps = steps.dropFirst(used)
        value = resolved.value.referred(as: path, at: reference.place)
      }
    } else {
      let count = diagnostics.count
      value = evaluate(traversal.root)
      // A splat over a value with a mistake has no type: it may stand where the value would not fit.
      if diagnostics.count > count, steps.contains(where: \.isSplat) { return failure(expression) }
    }
    return follow(steps, from: value, in: expression)
  }

  /// Applies the steps to a value.
  func follow(_ steps: ArraySlice<Traversal.Step>, from start: TypedValue, in expression: Expression) -> TypedValue {
    var value = start
    for step in steps {
      guard context.budget.spend(1) else { return failure(expression) }
      let place = Place(expression.file, step.range)
      switch step.content {
      case .attribute(let name): value = attribute(name, of: value, at: place)
      case .index(let key): value = element(evaluate(key), of: value, at: self.place(key))
      case .legacyIndex(let digits):
        let key = ExactNumber(decimal: digits).map { TypedValue.number($0) }
        value = key.map { element($0, of: value, at: place) } ?? failure(expression)
      case .attributeSplat(let inner), .fullSplat(let inner):
        value = splat(Array(inner), over: value, at: place, in: expression)
      }
    }
    return value
  }

  func failure(at place: Place) -> TypedValue { .unknown(.any, UnknownReason(failureAt: place)) }

  func fail(
    _ code: EvaluationCode, _ message: Message, at place: Place, notes: [Diagnostic.Note] = [], help: Message? = nil
  ) -> TypedValue {
    report(code, message, at: place, notes: notes, help: help)
    return failure(at: place)
  }

  // MARK: attributes and elements

  /// `value.name`. The name is no value, whatever the expression makes.
  private func attribute(_ name: Text, of value: TypedValue, at place: Place) -> TypedValue {
    switch value.content {
    case .null:
      let home = value.origin.map(\.root.place).flatMap { $0.file.name == place.file.name ? nil : $0 }
      return fail(
        .attributeOfNull, "the value is null, so it has no attribute '\(words: name.description)'", at: place,
        notes: home.map { [Diagnostic.Note("it comes from here", at: $0)] } ?? [])
    case .unknown(let unknown): return attribute(name, of: unknown, value, at: place)
    case .object(let members), .map(let members):
      if let member = members[name] { return value.passingOn(member) }
      let nearest = NearestName.of(name.description, among: members.names.map(\.description))
      let isMap = members.type != nil
      let part = isMap ? "map has no element" : "object has no attribute"
      return fail(
        isMap ? .noSuchElement : .noSuchAttribute, "the \(words: part) '\(words: name.description)'", at: place,
        notes: Self.home(of: members, seenFrom: place), help: nearest.map { "did you mean '\($0)'?" })
    case .string, .number, .bool, .list, .set, .tuple:
      return fail(
        .noAttributes, "\(words: value.type.kind) has no attributes, so there is no '\(name)'", at: place,
        help: value.elements == nil ? nil : "take one element with [0], or '\(name)' of all with [*].\(name)")
    }
  }

  /// Where another file writes the first of an object's values: it is the file that lacks one.
  private static func home(of members: Members, seenFrom place: Place) -> [Diagnostic.Note] {
    let places = members.all.prefix(mostAsked).lazy.compactMap { $0.value.origin?.place }
    guard let first = places.first(where: { $0.file.name != place.file.name }) else { return [] }
    return [Diagnostic.Note("what it has is set here", at: first)]
  }

  private static let mostAsked = 8

  private func attribute(_ name: Text, of unknown: Unknown, _ value: TypedValue, at place: Place) -> TypedValue {
    switch unknown.type {
    case .any: return TypedValue.unknown(.any, unknown.reason, origin: value.origin).marked(value.marks)
    case .map(let element): return TypedValue.unknown(element, unknown.reason, origin: value.origin).marked(value.marks)
    case .object(let attributes):
      guard let found = ValueType.attribute(name, in: attributes) else {
        return fail(.noSuchAttribute, "the object has no attribute '\(name)'", at: place)
      }
      return TypedValue.unknown(found.type, unknown.reason, origin: value.origin).marked(value.marks)
    case .string, .number, .bool, .list, .set, .tuple:
      return fail(.noAttributes, "\(words: unknown.type.kind) has no attributes, so there is no '\(name)'", at: place)
    }
  }

  /// `value[key]`.
  private func element(_ key: TypedValue, of value: TypedValue, at place: Place) -> TypedValue {
    let marks = value.marks.union(key.marks)
    if value.isNull { return fail(.indexOfNull, "the value is null, so it has no elements", at: place) }
    if key.isNull { return fail(.nullIndex, "the key of an element must not be null", at: place) }
    switch value.content {
    case .null: return failure(at: place)
    case .unknown(let unknown): return element(key, of: unknown, at: place).marked(marks)
    case .list(let elements):
      return position(key, elements.items, value, unknown: elements.type, at: place).marked(marks)
    case .tuple(let items): return position(key, items, value, unknown: .any, at: place).marked(marks)
    case .map(let members), .object(let members): return member(key, members, value, at: place).marked(marks)
    case .set:
      return fail(
        .indexOfSet, "the elements of a set have no positions", at: place,
        help: "convert it with tolist first, or use one() for a set of one element")
    case .string, .number, .bool:
      return fail(.noElements, "\(words: value.type.kind) has no elements", at: place)
    }
  }

  private func element(_ key: TypedValue, of unknown: Unknown, at place: Place) -> TypedValue {
    switch unknown.type {
    case .list(let element), .map(let element): return .unknown(element, unknown.reason)
    case .any, .tuple, .object: return .unknown(.any, unknown.reason)
    case .set: return fail(.indexOfSet, "the elements of a set have no positions", at: place)
    case .string, .number, .bool: return fail(.noElements, "\(words: unknown.type.kind) has no elements", at: place)
    }
  }

  private func position(
    _ key: TypedValue, _ items: [TypedValue], _ value: TypedValue, unknown type: ValueType, at place: Place
  ) -> TypedValue {
    guard let converted = try? key.converted(to: .number) else {
      return fail(.wrongIndex, "the index of a list must be a number, but is \(words: key.type.kind)", at: place)
    }
    if let unknown = converted.unknown { return .unknown(type, unknown.reason) }
    guard let index = converted.number?.asInt, items.indices.contains(index) else {
      let count: Message =
        items.isEmpty ? "the list is empty" : "the list has only the elements 0 to \(items.count - 1)"
      return fail(.noSuchElement, "there is no element \(converted.number ?? .zero): \(count)", at: place)
    }
    return value.passingOn(items[index])
  }

  private func member(_ key: TypedValue, _ members: Members, _ value: TypedValue, at place: Place) -> TypedValue {
    guard let converted = try? key.converted(to: .string) else {
      return fail(.wrongIndex, "the key of a map must be a string, but is \(words: key.type.kind)", at: place)
    }
    if let unknown = converted.unknown { return .unknown(members.type ?? .any, unknown.reason) }
    guard let name = converted.text, let member = members[name] else {
      let nearest = NearestName.of((converted.text ?? "").description, among: members.names.map(\.description))
      return fail(
        .noSuchElement, "there is no element '\(converted.text ?? "")'", at: place,
        help: nearest.map { "did you mean '\($0)'?" })
    }
    return value.passingOn(member)
  }

  // MARK: splat

  private func splat(
    _ steps: [Traversal.Step], over value: TypedValue, at place: Place, in expression: Expression
  ) -> TypedValue {
    let origin = value.origin
    switch value.content {
    case .null(let type):
      switch type {
      case .list, .set, .tuple:
        return fail(.splatOfNull, "the value is null, so there is nothing to go through", at: place)
      case .any, .string, .number, .bool, .map, .object: return .tuple([], origin: origin)
      }
    case .unknown(let unknown): return TypedValue.unknown(.any, unknown.reason, origin: origin).marked(value.marks)
    case .tuple(let items):
      return TypedValue.tuple(
        items.map { follow(steps[...], from: value.passingOn($0), in: expression) }, origin: origin
      )
      .marked(value.marks)
    case .list(let elements), .set(let elements):
      let items = elements.items.map { follow(steps[...], from: value.passingOn($0), in: expression) }
      return Self.list(items, emptyType: splatType(steps, elements.type, in: expression), origin: origin)
        .marked(value.marks)
    case .string, .number, .bool, .map, .object:
      return .tuple([follow(steps[...], from: value, in: expression)], origin: origin)
    }
  }

  /// The element type of a splat over an empty list.
  private func splatType(_ steps: [Traversal.Step], _ type: ValueType, in expression: Expression) -> ValueType {
    let stand = TypedValue.unknown(type, UnknownReason(failureAt: place(expression)))
    return capturing { $0.follow(steps[...], from: stand, in: expression) }.value.type
  }

  private static func list(_ items: [TypedValue], emptyType: ValueType, origin: Origin?) -> TypedValue {
    guard let first = items.first?.type else { return .list(of: emptyType, [], origin: origin) }
    if items.allSatisfy({ $0.type == first }) { return .list(of: first, items, origin: origin) }
    return .tuple(items, origin: origin)
  }
}

extension TypedValue {
  /// The value for an expression that refers to it by name.
  func referred(as name: Text, at place: Place) -> TypedValue {
    from(Origin(.reference(name), at: place, from: origin.map { [$0] } ?? []))
  }

  /// A part of this value for an expression that takes it out: with this value's marks and origin added.
  func passingOn(_ part: TypedValue) -> TypedValue {
    part.from(Self.passedOn(origin, to: part.origin)).marked(marks)
  }

  private static func passedOn(_ way: Origin?, to origin: Origin?) -> Origin? {
    guard let way, let origin else { return origin ?? way }
    switch way.step {
    case .literal, .file, .defaultValue, .merge: return origin
    case .reference:
      let inner = way.sources.first.map { passedOn($0, to: origin) ?? origin } ?? origin
      return Origin(way.step, at: way.place, from: [inner])
    case .call, .operation:
      let inner = way.isPassage ? way.sources.first.flatMap { passedOn($0, to: origin) } : nil
      return Origin(way.step, at: way.place, from: [inner ?? origin], isPassage: true, deciders: way.deciders)
    }
  }

  /// The value with its origin added to each of its parts, for a function that takes it apart.
  func withOriginInParts() -> TypedValue {
    guard depth > 0, let origin, origin.step != .literal else { return self }
    return mapParts { $0.from(Self.passedOn(origin, to: $0.origin)) }
  }
}

extension Traversal.Step {
  fileprivate var isSplat: Bool {
    switch content {
    case .attributeSplat, .fullSplat: true
    case .attribute, .index, .legacyIndex: false
    }
  }
}
