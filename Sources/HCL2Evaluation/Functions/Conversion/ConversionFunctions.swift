import SourceText

/// Functions that change the type or the marks of a value.
enum ConversionFunctions {
  static let all: [Function] = [
    conversion("tostring", .string), conversion("tonumber", .number), conversion("tobool", .bool),
    conversion("tolist", .list(.any)), conversion("toset", .set(.any)), conversion("tomap", .map(.any)),
    marking("sensitive") { $0.withoutMarks(.sensitive).marked(.sensitive) },
    marking("nonsensitive") { $0.withoutMarks(.sensitive) },
    marking("issensitive") { $0.isMarkedSensitive },
    Function(
      "ephemeralasnull", [Parameter("value", .any, allowsNull: true, tolerance: .unknown, marks: .visible)],
      result: .any
    ) { call throws(FunctionFailure) in
      call.arguments[0].withoutEphemeral
    },
  ]

  private static func conversion(_ name: Text, _ type: ValueType) -> Function {
    Function(
      name, [Parameter("v", .any, allowsNull: true, tolerance: .unknown, marks: .keptInParts)], result: type
    ) { call throws(FunctionFailure) in
      do throws(ConversionFailure) {
        return try call.arguments[0].converted(to: type)
      } catch {
        throw FunctionFailure(error.sentence, argument: 0)
      }
    }
  }

  private static func marking(_ name: Text, _ change: @escaping @Sendable (TypedValue) -> TypedValue) -> Function {
    Function(
      name, [Parameter("value", .any, allowsNull: true, tolerance: .unknown, marks: .visible)], result: .any
    ) { call throws(FunctionFailure) in
      change(call.arguments[0])
    }
  }
}

extension TypedValue {
  /// Whether the value itself is sensitive; unknown for an unknown value, which may turn out to be sensitive.
  fileprivate var isMarkedSensitive: TypedValue {
    if marks.contains(.sensitive) { return .bool(true) }
    return unknown.map { .unknown(.bool, $0.reason) } ?? .bool(false)
  }

  /// The value without these marks; its parts keep theirs.
  fileprivate func withoutMarks(_ removed: Marks) -> TypedValue {
    let bare = TypedValue(content, origin: origin, marks: marks.subtracting(removed))
    return depth == 0 && bare.marks.isDisjoint(with: .hidden) ? bare.shown : bare
  }

  /// The value with each ephemeral part replaced by null.
  fileprivate var withoutEphemeral: TypedValue {
    if marks.contains(.ephemeral) { return .null(type, origin: origin).marked(marks.subtracting(.ephemeral)) }
    return depth == 0 ? self : mapParts(\.withoutEphemeral)
  }
}
