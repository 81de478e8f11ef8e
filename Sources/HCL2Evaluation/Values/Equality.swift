extension TypedValue {
  /// The result of comparing two values: equal, different, or dependent on an unknown part.
  enum Comparison {
    case equal
    case different
    case unknown(Unknown)
  }

  /// Compares like `==`: without conversion, deeply; two nulls of any type are equal.
  func compared(with other: TypedValue) -> Comparison {
    switch (content, other.content) {
    case (.unknown(let unknown), _): return compare(unknown, with: other)
    case (_, .unknown(let unknown)): return compare(unknown, with: self)
    case (.null, .null): return .equal
    case (.null, _), (_, .null): return .different
    case (.string(let a), .string(let b)): return a == b ? .equal : .different
    case (.number(let a), .number(let b)): return a == b ? .equal : .different
    case (.bool(let a), .bool(let b)): return a == b ? .equal : .different
    case (.list(let a), .list(let b)):
      return a.type == b.type ? Self.compare(a.items, b.items) : differentTypes(other)
    case (.set(let a), .set(let b)):
      return a.type == b.type ? Self.compare(a.items, b.items) : differentTypes(other)
    case (.tuple(let a), .tuple(let b)): return Self.compare(a, b)
    case (.map(let a), .map(let b)):
      guard a.type == b.type else { return differentTypes(other) }
      return a.names == b.names ? Self.compare(a.values, b.values) : .different
    case (.object(let a), .object(let b)):
      return a.names == b.names ? Self.compare(a.values, b.values) : .different
    case (.string, _), (.number, _), (.bool, _), (.list, _), (.set, _), (.tuple, _), (.map, _), (.object, _):
      return .different
    }
  }

  /// An unknown differs from every value of another type, except null.
  private func compare(_ unknown: Unknown, with other: TypedValue) -> Comparison {
    let type = other.type
    let mayBeEqual = other.isNull || unknown.type.hasAny || type.hasAny || unknown.type == type
    return mayBeEqual ? .unknown(unknown) : .different
  }

  /// Values of different types differ, unless one of the types is not known yet.
  private func differentTypes(_ other: TypedValue) -> Comparison {
    if let unknown = firstUnknown ?? other.firstUnknown { return .unknown(unknown) }
    return .different
  }

  private static func compare(_ a: [TypedValue], _ b: [TypedValue]) -> Comparison {
    guard a.count == b.count else { return .different }
    var unknown: Unknown?
    for (left, right) in zip(a, b) {
      switch left.compared(with: right) {
      case .equal: continue
      case .different: return .different
      case .unknown(let found): unknown = unknown ?? found
      }
    }
    return unknown.map { .unknown($0) } ?? .equal
  }

  /// True when both are known and the same.
  func isEqual(to other: TypedValue) -> Bool {
    if case .equal = compared(with: other) { true } else { false }
  }
}
