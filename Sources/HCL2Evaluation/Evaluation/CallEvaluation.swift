import HCL2Syntax
import SourceText

extension Evaluator {
  func evaluate(_ call: Call, _ expression: Expression) -> TypedValue {
    let place = place(expression)
    let namePlace = Place(place.file, call.nameRange)
    let name = call.name.hasPrefix("core::") ? call.name[6..<call.name.count] : call.name
    guard let functions else {
      return fail(
        .functionsNotAllowed, "'\(name)' is a function, and no functions are allowed here", at: namePlace,
        help: "write the value itself")
    }
    switch name {
    case "try": return evaluateTry(call, at: place)
    case "can": return evaluateCan(call, at: place)
    case "templatefile": return evaluateTemplateFile(call, at: place)
    case "templatestring": return evaluateTemplateString(call, at: place)
    default: break
    }
    guard let function = functions[name] ?? scope.function(named: name) else {
      let known = Array(functions.keys) + scope.functionNames
      let nearest = NearestName.of(name.description, among: known.map(\.description).sorted())
      return fail(
        .unknownFunction, "there is no function '\(name)'", at: namePlace,
        help: Self.removed[name].map { "\(words: $0)" } ?? nearest.map { "did you mean '\($0)'?" })
    }
    guard let arguments = evaluateArguments(of: call, at: place) else { return failure(at: place) }
    switch arguments {
    case .unknown(let unknown, let marks): return TypedValue.unknown(.any, unknown.reason).marked(marks)
    case .values(let values, let places): return invoke(function, values, places, at: place, namePlace)
    }
  }

  /// What takes the place of functions that Terraform has removed.
  private static let removed: [Text: String] = [
    "map": "write { name = value, … }: Terraform 0.15 took map() away",
    "list": "write [value, …]: Terraform 0.15 took list() away",
  ]

  private func invoke(
    _ function: Function, _ values: [TypedValue], _ places: [Place], at place: Place, _ namePlace: Place
  ) -> TypedValue {
    var values = values
    for index in values.indices where function.parameter(at: index)?.marks == .keptInParts {
      values[index] = values[index].withOriginInParts()
    }
    do throws(Function.Failure) {
      let result = try function.call(values, at: place, depth: depth, context)
      // The parts of a collection that was made of collections, or read from a file, know themselves where they come from.
      let keepsParts = result.depth > 0 && (result.origin != nil || values.contains { $0.depth > 0 })
      let sources = values.filter { !keepsParts || $0.depth == 0 }.flatMap(\.contributions)
      if let file = result.origin, case .file = file.step {
        if values.contains(where: { $0.origin === file }) { return result }
        return result.from(Origin(.call(function.name), at: place, from: [file] + sources))
      }
      // A function that returns one of its arguments keeps that argument's origin.
      if result.depth == 0, let chosen = result.origin {
        let others = sources.filter { $0 !== chosen }
        return result.from(Origin(.call(function.name), at: place, from: [chosen] + others, isPassage: true))
      }
      if keepsParts { return result.from(Origin(.call(function.name), at: place, deciders: sources)) }
      return result.from(Origin(.call(function.name), at: place, from: sources))
    } catch {
      report(error, function, places, at: place, namePlace)
      return failure(at: place)
    }
  }

  private func report(
    _ failure: Function.Failure, _ function: Function, _ places: [Place], at place: Place, _ namePlace: Place
  ) {
    let count = function.parameters.count
    let wanted: Message =
      "\(words: function.variadic == nil ? "" : "at least ")\(count) argument\(words: count == 1 ? "" : "s")"
    switch failure {
    case .tooFewArguments(let missing):
      report(
        .tooFewArguments, "'\(function.name)' takes \(wanted): '\(words: missing.name)' is missing", at: place)
    case .tooManyArguments:
      report(
        .tooManyArguments, "'\(function.name)' takes only \(wanted)",
        at: count < places.count ? places[count] : namePlace)
    case .refused(let refusal) where !refusal.causes.isEmpty: diagnostics += refusal.causes
    case .refused(let refusal):
      let argument = refusal.argument.flatMap { index in places.isEmpty ? nil : places[min(index, places.count - 1)] }
      report(
        argument == nil ? .callFailed : .wrongArgument, "\(words: function.name.description)(): \(refusal.message)",
        at: argument ?? namePlace, help: refusal.help)
    }
  }

  // MARK: arguments

  private enum Arguments {
    case values([TypedValue], [Place])
    /// The list before `...` is unknown, and with it the number of arguments.
    case unknown(Unknown, Marks)
  }

  /// The arguments, including the elements of a list before `...`; nil when one failed.
  private func evaluateArguments(of call: Call, at place: Place) -> Arguments? {
    var values: [TypedValue] = []
    var places: [Place] = []
    var hasFailed = false
    for argument in call.arguments {
      let count = diagnostics.count
      values.append(evaluate(argument))
      places.append(Place(argument.file, argument.range))
      hasFailed = hasFailed || diagnostics[count...].contains { $0.severity == .error }
    }
    if hasFailed { return nil }
    guard call.expandsLast, let last = values.popLast(), let lastPlace = places.last else {
      return .values(values, places)
    }
    if let unknown = last.unknown { return .unknown(unknown, last.marks) }
    guard let elements = last.elements else {
      let found: Message = last.isNull ? "null" : "\(words: last.type.kind)"
      report(.wrongExpansion, "'...' must follow a list or set, but this is \(found)", at: lastPlace)
      return nil
    }
    guard context.budget.spend(elements.count) else { return nil }
    values += elements.map { last.passingOn($0) }
    places += Array(repeating: lastPlace, count: max(0, values.count - places.count))
    return .values(values, places)
  }

  // MARK: try and can

  private func evaluateTry(_ call: Call, at place: Place) -> TypedValue {
    if call.arguments.isEmpty {
      return fail(.tooFewArguments, "'try' takes at least 1 argument", at: place)
    }
    var mistakes: [Diagnostic] = []
    for argument in call.arguments {
      let (value, found) = capturing { $0.evaluate(argument) }
      if context.budget.isSpent { return failure(at: place) }
      if !found.isEmpty {
        mistakes += found
        continue
      }
      // The real value might make this expression fail, in which case a later argument counts.
      if let unknown = value.firstUnknown {
        if unknown.reason.isFailure { continue }
        return TypedValue.unknown(.any, unknown.reason, origin: value.origin).marked(value.allMarks)
      }
      return value
    }
    diagnostics.append(
      Diagnostic(
        .error, EvaluationCode.callFailed, "try(): no argument could be evaluated", at: place,
        notes: mistakes.prefix(5).map { Diagnostic.Note($0.wording, at: $0.place) }))
    return failure(at: place)
  }

  private func evaluateCan(_ call: Call, at place: Place) -> TypedValue {
    var arguments = call.arguments.makeIterator()
    guard let argument = arguments.next() else {
      return fail(.tooFewArguments, "'can' takes 1 argument: 'expression' is missing", at: place)
    }
    if arguments.next() != nil { return fail(.tooManyArguments, "'can' takes only 1 argument", at: place) }
    let (value, found) = capturing { $0.evaluate(argument) }
    if context.budget.isSpent { return failure(at: place) }
    let origin = Origin(.call("can"), at: place, from: value.contributions)
    if !found.isEmpty { return .bool(false, origin: origin) }
    if let unknown = value.firstUnknown {
      if unknown.reason.isFailure { return .bool(false, origin: origin) }
      return TypedValue.unknown(.bool, unknown.reason, origin: origin).marked(value.allMarks)
    }
    return TypedValue.bool(true, origin: origin).marked(value.allMarks)
  }
}
