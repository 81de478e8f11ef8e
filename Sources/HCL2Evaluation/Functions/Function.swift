public import SourceText

/// The reason why a function refuses its arguments.
public struct FunctionFailure: Error, Sendable {
  /// The reason: `a number is required`.
  public let message: Message
  /// The argument's index, from 0; nil when the reason concerns the whole call.
  public let argument: Int?
  /// The mistakes in files that the function read; if there are any, they are reported instead of the message.
  public let causes: [Diagnostic]

  /// The way out; nil when there is nothing to add.
  public let help: Message?

  /// A failure of the call, or of one argument.
  public init(_ message: Message, argument: Int? = nil, causes: [Diagnostic] = [], help: Message? = nil) {
    self.help = help
    self.message = message
    self.argument = argument
    self.causes = causes
  }
}

/// A parameter of a function.
public struct Parameter: Sendable {
  /// Which arguments with unknowns are passed to the function. For any other, the result is unknown without a call.
  public enum Tolerance: Sendable {
    /// Known arguments with unknown parts.
    case unknownParts
    /// None.
    case nothingUnknown
    /// All: the function handles unknown arguments.
    case unknown
  }

  /// How an argument's marks are handled.
  public enum MarkHandling: Sendable {
    /// Removed before the call; the whole result gets all of them.
    case removed
    /// Marks of the argument itself go to the result; its parts keep theirs, and take them into the result.
    case keptInParts
    /// The function receives the marks and handles them.
    case visible
  }

  /// The name, for messages.
  public let name: String
  /// The type to which arguments are converted.
  public let type: ValueType
  /// Whether the argument may be null.
  public let allowsNull: Bool
  /// Which unknown arguments are passed to the function.
  public let tolerance: Tolerance
  /// How marks are handled.
  public let marks: MarkHandling

  /// A parameter; by default it takes known values that are not null.
  public init(
    _ name: String, _ type: ValueType, allowsNull: Bool = false, tolerance: Tolerance = .unknownParts,
    marks: MarkHandling = .removed
  ) {
    self.name = name
    self.type = type
    self.allowsNull = allowsNull
    self.tolerance = tolerance
    self.marks = marks
  }

  static func string(_ name: String) -> Parameter { Parameter(name, .string) }
  static func number(_ name: String) -> Parameter { Parameter(name, .number) }
  static func any(_ name: String, allowsNull: Bool = false, _ tolerance: Tolerance = .unknownParts) -> Parameter {
    Parameter(name, .any, allowsNull: allowsNull, tolerance: tolerance)
  }
  /// A parameter for an argument whose parts go unchanged into the result.
  static func source(_ name: String, _ type: ValueType = .any, allowsNull: Bool = false) -> Parameter {
    Parameter(name, type, allowsNull: allowsNull, marks: .keptInParts)
  }
}

/// A function that expressions can call.
public struct Function: Sendable {
  /// Computes the result. The arguments are converted; none is null or unknown unless its parameter permits it.
  public typealias Body = @Sendable (FunctionCall) throws(FunctionFailure) -> TypedValue

  /// The name that calls use.
  public let name: Text
  /// The parameters of the first arguments.
  public let parameters: [Parameter]
  /// The parameter of all further arguments.
  public let variadic: Parameter?
  /// The type of the result when an unknown argument makes it unknown.
  let result: ValueType
  /// Computes the result of a call.
  public let body: Body

  /// A function.
  ///
  /// - Parameters:
  ///   - parameters: the parameters of the first arguments.
  ///   - variadic: the parameter of all further arguments; nil when there may be none.
  ///   - result: the type of the result when an unknown argument makes it unknown.
  public init(
    _ name: Text, _ parameters: [Parameter], variadic: Parameter? = nil, result: ValueType, _ body: @escaping Body
  ) {
    self.name = name
    self.parameters = parameters
    self.variadic = variadic
    self.result = result
    self.body = body
  }

  /// The parameter for an argument, from 0; nil for a surplus argument.
  func parameter(at index: Int) -> Parameter? { index < parameters.count ? parameters[index] : variadic }
}

/// One call of a function.
public struct FunctionCall: Sendable {
  /// The arguments, converted to the types of their parameters.
  public let arguments: [TypedValue]
  /// The call in its file.
  public let place: Place
  /// The number of expressions that it stands in, itself included.
  public let depth: Int
  /// Files, limits, and everything else that a function may use.
  public let context: EvaluationContext

  /// The text of a string argument; empty for any other type, which the parameter excludes.
  public func text(_ index: Int) -> Text { arguments[index].text ?? "" }

  /// The absolute path that a string argument names, as functions on files read it.
  public func path(_ index: Int) -> Path { FileFunctions.path(self, index) }

  /// The file whose whole text an argument is; nil for any other text.
  func file(_ index: Int) -> SourceFile? {
    for origin in arguments[index].origin?.root.sources ?? [] {
      if case .file = origin.step, Text(origin.place.file.bytes) == text(index) { return origin.place.file }
    }
    return nil
  }

  /// The number of a number argument.
  func number(_ index: Int) -> ExactNumber { arguments[index].number ?? .zero }

  /// The value of a number argument that must be whole and fit into 64 bits.
  func int(_ index: Int) throws(FunctionFailure) -> Int {
    guard let value = number(index).asInt else {
      throw FunctionFailure(
        "the value must be a whole number that fits 64 bits, but is \(number(index))", argument: index)
    }
    return value
  }

  /// The elements of a list, set or tuple argument.
  func elements(_ index: Int) -> [TypedValue] { arguments[index].elements ?? [] }

  /// The result when an unknown prevents the computation.
  func unknown(_ type: ValueType, because unknown: Unknown) -> TypedValue { .unknown(type, unknown.reason) }
}
