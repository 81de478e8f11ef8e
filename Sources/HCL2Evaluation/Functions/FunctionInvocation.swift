import SourceText

extension Function {
  /// The reason why a call failed or was not possible.
  enum Failure: Error {
    /// There are fewer arguments than parameters.
    case tooFewArguments(missing: Parameter)
    /// There are more arguments than parameters.
    case tooManyArguments
    /// The function, or an argument's conversion, failed.
    case refused(FunctionFailure)
  }

  /// Converts the arguments, handles null, unknowns and marks, and calls the function.
  func call(
    _ given: [TypedValue], at place: Place, depth: Int, _ context: EvaluationContext
  ) throws(Failure) -> TypedValue {
    if given.count < parameters.count { throw .tooFewArguments(missing: parameters[given.count]) }
    if given.count > parameters.count, variadic == nil { throw .tooManyArguments }
    var arguments: [TypedValue] = []
    var marks: Marks = []
    var unknown: Unknown?
    for (index, argument) in given.enumerated() {
      guard let parameter = parameter(at: index) else { continue }
      let converted = try Self.convert(argument, to: parameter, at: index)
      let found =
        switch parameter.tolerance {
        case .unknownParts: converted.unknown
        case .nothingUnknown: converted.firstUnknown
        case .unknown: Unknown?.none
        }
      unknown = unknown ?? found
      switch parameter.marks {
      case .visible: arguments.append(converted)
      case .keptInParts:
        marks.formUnion(converted.marks)
        arguments.append(converted.unmarked())
      case .removed:
        marks.formUnion(converted.allMarks)
        arguments.append(converted.withoutMarks)
      }
    }
    if let unknown { return TypedValue.unknown(result, unknown.reason).marked(marks) }
    do throws(FunctionFailure) {
      return try body(FunctionCall(arguments: arguments, place: place, depth: depth, context: context)).marked(marks)
    } catch {
      throw .refused(error)
    }
  }

  private static func convert(
    _ argument: TypedValue, to parameter: Parameter, at index: Int
  ) throws(Failure) -> TypedValue {
    if argument.isNull, !parameter.allowsNull {
      throw .refused(FunctionFailure("the argument must not be null", argument: index))
    }
    do throws(ConversionFailure) {
      return try argument.converted(to: parameter.type)
    } catch {
      throw .refused(FunctionFailure(error.sentence, argument: index))
    }
  }
}
