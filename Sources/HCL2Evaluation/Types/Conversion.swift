/// Which types can be converted to which. Source: go-cty's `convert` package.
enum Conversion {
  /// True when a value of type `source` may be convertible to `target`. With `isUnsafe`, this may depend on the
  /// value, such as a string that may be a number.
  static func isPossible(from source: ValueType, to target: ValueType, isUnsafe: Bool = true) -> Bool {
    if source == target { return true }
    switch (source, target) {
    case (_, .any): return true
    case (.any, _): return isUnsafe
    case (.number, .string), (.bool, .string): return true
    case (.string, .number), (.string, .bool): return isUnsafe
    case (.object(let from), .object(let to)): return objects(from, to, isUnsafe)
    case (.tuple(let from), .tuple(let to)):
      return from.count == to.count && zip(from, to).allSatisfy { isPossible(from: $0, to: $1, isUnsafe: isUnsafe) }
    case (.list(let from), .set(let to)): return isUnsafe && isPossible(from: from, to: to, isUnsafe: isUnsafe)
    case (.list(let from), .list(let to)), (.set(let from), .list(let to)), (.set(let from), .set(let to)),
      (.map(let from), .map(let to)):
      return isPossible(from: from, to: to, isUnsafe: isUnsafe)
    case (.tuple(let from), .list(let to)), (.tuple(let from), .set(let to)):
      return all(from, to: to, isUnsafe, allowsAny: false)
    case (.object(let from), .map(let to)): return all(from.map(\.type), to: to, isUnsafe, allowsAny: true)
    case (.map(let from), .object(let to)):
      return isUnsafe
        && to.allSatisfy { $0.isOptional || isPossible(from: from, to: $0.type, isUnsafe: isUnsafe) }
    case (.string, _), (.number, _), (.bool, _), (.list, _), (.set, _), (.map, _), (.tuple, _), (.object, _):
      return false
    }
  }

  private static func objects(
    _ from: [ValueType.Attribute], _ to: [ValueType.Attribute], _ isUnsafe: Bool
  ) -> Bool {
    to.allSatisfy { wanted in
      guard let given = ValueType.attribute(wanted.name, in: from) else { return wanted.isOptional }
      return isPossible(from: given.type, to: wanted.type, isUnsafe: isUnsafe)
    }
  }

  /// The element type to which parts of different types are converted; nil when they have no common type.
  static func element(of parts: [ValueType], wanted: ValueType, isUnsafe: Bool = true) -> ValueType? {
    wanted == .any ? Unification.type(of: parts, isUnsafe: isUnsafe) : wanted
  }

  private static func all(
    _ parts: [ValueType], to wanted: ValueType, _ isUnsafe: Bool, allowsAny: Bool
  ) -> Bool {
    if parts.isEmpty { return true }
    guard let element = element(of: parts, wanted: wanted, isUnsafe: isUnsafe) else { return false }
    if wanted == .any, element == .any, !allowsAny { return parts.allSatisfy { $0 == .any } }
    var seen: Set<ValueType> = []
    return parts.allSatisfy {
      !seen.insert($0).inserted || isPossible(from: $0, to: element, isUnsafe: isUnsafe)
    }
  }
}
