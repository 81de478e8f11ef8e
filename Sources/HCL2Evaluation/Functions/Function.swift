public import SourceText

/// Why a function refuses its arguments.
public struct FunctionFailure: Error, Sendable {
  /// What is wrong: `a number is required`.
  public let message: Message
  /// The argument it is about, from 0; nil when it is about the call as a whole.
  public let argument: Int?
  /// What is wrong in the files that the function read: reported in place of the message where there is any.
  public let causes: [Diagnostic]

  /// A failure of the call, or of one argument.
  public init(_ message: Message, argument: Int? = nil, causes: [Diagnostic] = []) {
    self.message = message
    self.argument = argument
    self.causes = causes
  }
}

/// A parameter of a function.
public struct Parameter: Sendable {
  /// Which unknown arguments make the result unknown without a call.
  public enum Tolerance: Sendable {
    /// One that is unknown itself; its parts may be unknown.
    case unknownParts
    /// One that is unknown or has an unknown part.
    case nothingUnknown
    /// None: the function deals with unknown arguments.
    case unknown
  }

  /// What happens to marks of an argument.
  public enum MarkHandling: Sendable {
    /// The function sees none, and the result as a whole gets them all.
    case removed
    /// Marks of the argument itself go to the result; its parts keep theirs on their way into the result.
    case keptInParts
    /// The function sees all of them and decides.
    case visible
  }

  /// The name, for messages.
  public let name: String
  /// Arguments are converted to it.
  public let type: ValueType
  /// Whether null may be given.
  public let allowsNull: Bool
  /// Which unknown arguments the function deals with.
  public let tolerance: Tolerance
  /// What happens to marks.
  public let marks: MarkHandling

  /// A parameter; without further words it takes known values that are not null.
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
  /// An argument whose parts go into the result as they are.
  static func source(_ name: String, _ type: ValueType = .any, allowsNull: Bool = false) -> Parameter {
    Parameter(name, type, allowsNull: allowsNull, marks: .keptInParts)
  }
}

/// A function that expressions can call.
public struct Function: Sendable {
  /// What computes the result. Arguments are converted; none is null or unknown unless its parameter says so.
  public typealias Body = @Sendable (FunctionCall) throws(FunctionFailure) -> TypedValue

  /// The name that calls use.
  public let name: Text
  /// What the first arguments must be.
  public let parameters: [Parameter]
  /// Takes all further arguments.
  public let variadic: Parameter?
  /// The type of the result when it is unknown.
  let result: ValueType
  let body: Body

  /// A function.
  ///
  /// - Parameters:
  ///   - parameters: what the first arguments must be.
  ///   - variadic: what all further arguments must be; nil when there may be none.
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

  /// The parameter of an argument, from 0; nil for one too many.
  func parameter(at index: Int) -> Parameter? { index < parameters.count ? parameters[index] : variadic }
}

/// One call of a function.
public struct FunctionCall: Sendable {
  /// The arguments, converted to the types of their parameters.
  public let arguments: [TypedValue]
  /// The call in its file.
  public let place: Place
  /// Files, limits, and whatever else a function may ask for.
  public let context: EvaluationContext

  /// Text of a string argument; empty for another type, which the parameter rules out.
  public func text(_ index: Int) -> Text { arguments[index].text ?? "" }

  /// The number of a number argument.
  func number(_ index: Int) -> ExactNumber { arguments[index].number ?? .zero }

  /// A number argument that has to be whole and fit 64 bits.
  func int(_ index: Int) throws(FunctionFailure) -> Int {
    guard let value = number(index).asInt else {
      throw FunctionFailure(
        "the value must be a whole number that fits 64 bits, but is \(number(index))", argument: index)
    }
    return value
  }

  /// The elements of a list, set or tuple argument.
  func elements(_ index: Int) -> [TypedValue] { arguments[index].elements ?? [] }

  /// The result that stands for a computation that an unknown prevents.
  func unknown(_ type: ValueType, because unknown: Unknown) -> TypedValue { .unknown(type, unknown.reason) }
}
