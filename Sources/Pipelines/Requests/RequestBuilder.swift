import HCL1Syntax
public import SourceText

/// Turns the parameters of one unit into parts of requests, and records what is wrong or missing.
struct RequestBuilder {
  let parameters: UnitParameters
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var missing: [MissingParameter] = []
  /// The parameters that were read, set or not.
  private(set) var asked: Set<Text> = [Parameter.environmentVariables.name, Parameter.awsRegion.name]
  /// The parameters whose value could not be expanded.
  private(set) var unreadable: Set<Text> = []
  /// The build's environment.
  let variables: [EnvironmentVariable]
  /// The region in which everything is created; nil if nothing names one.
  var region: Text?
  /// False if the project is built without its environment.
  let putsVariablesIntoProject: Bool

  /// - Parameter variables: the build's environment, if it was read before and need not be part of the project; nil reads
  ///   it.
  init(_ parameters: UnitParameters, variables read: EnvironmentVariableReader?) {
    self.parameters = parameters
    asked.reserveCapacity(Self.usuallyAsked)
    putsVariablesIntoProject = read == nil
    if let read {
      variables = read.variables
      diagnostics = read.diagnostics
      return
    }
    do throws(Diagnostic) {
      var lists: [GivenValue] = []
      for parameter in [Parameter.injectedVariables, .environmentVariables] {
        if let given = try parameters.given(parameter.name) { lists.append(given) }
      }
      let reader = EnvironmentVariableReader(lists)
      variables = reader.variables
      diagnostics = reader.diagnostics
    } catch {
      variables = []
      diagnostics = [error]
    }
  }

  mutating func report(_ rule: PipelineRule, _ message: Message, at place: Place?, help: Message? = nil) {
    diagnostics.append(
      Diagnostic(rule.severity, rule.code, message, at: place ?? parameters.unitPlace, help: help))
  }

  mutating func report(_ found: [Diagnostic]) { diagnostics += found }

  /// The value of a parameter; nil if it is not set or can't be expanded.
  mutating func given(_ parameter: Parameter) -> GivenValue? { given(named: parameter.name) }

  /// The value of the parameter of that name; nil if it is not set or can't be expanded.
  mutating func given(named name: Text) -> GivenValue? {
    asked.insert(name)
    do throws(Diagnostic) {
      return try parameters.given(name)
    } catch {
      diagnostics.append(error)
      unreadable.insert(name)
      return nil
    }
  }

  /// True if the parameter has a value that is not empty.
  mutating func isGiven(_ parameter: Parameter) -> Bool { given(parameter).map { !$0.value.isEmptyText } ?? false }

  /// The parameter's text; nil if it is not set, or empty.
  mutating func text(_ parameter: Parameter) -> RequestValue? {
    guard let given = given(parameter) else { return nil }
    guard let text = given.value.scalarText else {
      report(
        .valueKind, "'\(given.name)' must be a string, but is \(words: given.value.kindName)", at: given.place,
        help: "write \(given.name) = \"…\"")
      return nil
    }
    guard !text.isEmpty else { return nil }
    return RequestValue(
      .text(text), from: given.source, templateForm: parameter.templateParameter.map { .parameter($0) } ?? .literal)
  }

  /// The parameter's text; if there is none, it is recorded as missing.
  mutating func required(_ parameter: Parameter) -> RequestValue? {
    let known = diagnostics.count
    if let value = text(parameter) { return value }
    if diagnostics.count == known { noteMissing(parameter) }
    return nil
  }

  /// Typical number of parameters that are asked for, for `reserveCapacity`.
  private static let usuallyAsked = 120
  /// Typical number of missing inputs, for `reserveCapacity`.
  private static let usuallyMissing = 8

  /// Records that a request needs the parameter.
  mutating func noteMissing(_ parameter: Parameter) {
    for index in missing.indices where missing[index].name == parameter.name { return }
    if missing.isEmpty { missing.reserveCapacity(Self.usuallyMissing) }
    missing.append(MissingParameter(name: parameter.name, purpose: parameter.purpose, member: parameter.member))
  }

  /// The parameter's boolean, which may be in quotes.
  mutating func boolean(_ parameter: Parameter) -> RequestValue? {
    guard let given = given(parameter), !given.value.isEmptyText else { return nil }
    guard let flag = given.value.truth else {
      report(
        .valueKind, "'\(given.name)' must be true or false, but is \(shown(given))", at: given.place,
        help: "write \(given.name) = true, or false")
      return nil
    }
    return RequestValue(.boolean(flag), from: given.source)
  }

  /// The parameter's boolean as a string, as the configuration of an action has it.
  mutating func booleanText(_ parameter: Parameter) -> RequestValue? {
    guard let value = boolean(parameter), case .boolean(let flag) = value.content else { return nil }
    return RequestValue(.text(flag ? Value.trueText : Value.falseText), from: value.source)
  }

  /// The parameter's integer, quoted or not.
  mutating func integer(_ parameter: Parameter) -> RequestValue? {
    guard let given = given(parameter), !given.value.isEmptyText else { return nil }
    if let text = given.value.scalarText, text.count <= 18, let number = Int(text.description) {
      return RequestValue(.integer(number), from: given.source)
    }
    report(
      .valueKind, "'\(given.name)' must be a whole number, but is \(shown(given))", at: given.place,
      help: "write \(given.name) = 60, for example")
    return nil
  }

  /// The parameter's list of strings; a single string counts as a list of one.
  mutating func texts(_ parameter: Parameter) -> RequestValue? {
    guard let given = given(parameter) else { return nil }
    let elements = given.value.elements ?? [given.value]
    var texts: [RequestValue] = []
    for element in elements {
      let place = element.place(in: given.file)
      guard let text = element.scalarText else {
        report(.valueKind, "'\(given.name)' must hold strings, but holds \(words: element.kindName)", at: place)
        return nil
      }
      if !text.isEmpty {
        texts.append(RequestValue(.text(text), from: RequestValue.Source(name: given.name, place: place)))
      }
    }
    return texts.isEmpty ? nil : .list(texts, from: given.source)
  }

  /// The entries of the parameter's map, each with its own place; nil if it is not set or not a map.
  mutating func entries(_ name: Text) -> [GivenValue.Entry]? {
    guard let given = given(named: name) else { return nil }
    if let entries = given.entries { return entries }
    report(
      .valueKind, "'\(given.name)' must be a map, but is \(words: given.value.kindName)", at: given.place,
      help: "write \(given.name) = { name = \"value\" }")
    return nil
  }

  private func shown(_ given: GivenValue) -> Message {
    guard let text = given.value.scalarText else { return "\(words: given.value.kindName)" }
    return .quoting(text, named: given.name, parameters.secrets)
  }
}

/// A parameter that a request needs and nothing sets.
public struct MissingParameter: Sendable {
  /// Its name.
  public let name: Text
  /// Its purpose.
  public let purpose: String
  /// The member of the request that it sets.
  public let member: String
}

extension Message {
  private static let widest = 60

  /// A value in quotes, shortened if it is long; the mask if its name or form is secret.
  static func quoting(_ text: Text, named name: Text, _ secrets: SecretPolicy) -> Message {
    let masking = secrets.masking
    if masking.isSecret(name: name, holding: text) || masking.isSecret(value: text) {
      return "\(words: SecretPolicy.mask.description)"
    }
    let whole = text.description
    return whole.count > widest ? "'\(String(whole.prefix(widest)))…'" : "'\(whole)'"
  }

  /// A help text that suggests the nearest known name, if there is one, before the rest.
  static func suggesting(_ nearest: String?, _ rest: Message) -> Message {
    guard let nearest else { return rest }
    return "did you mean '\(words: nearest)'? \(rest)"
  }
}
