import HCL1Syntax
public import SourceText

/// Takes parameters of one unit as the parts of requests, and notes what is wrong or missing.
struct RequestBuilder {
  let parameters: UnitParameters
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var missing: [MissingParameter] = []
  /// The parameters that were asked for, whether anybody gives them or not.
  private(set) var asked: Set<Text> = [Parameter.environmentVariables.name, Parameter.awsRegion.name]
  /// The parameters that somebody gives a value that can't be told.
  private(set) var unreadable: Set<Text> = []
  /// The build's environment.
  let variables: [EnvironmentVariable]
  /// The region everything is made in; nil when nobody says.
  var region: Text?
  /// False where nobody asks for the environment as a part of the project.
  let putsVariablesIntoProject: Bool

  /// - Parameter variables: the build's environment, where it has been read already and need not be put into the project;
  ///   nil reads it.
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

  /// What is given for a parameter; nil for nothing, and when it can't be told.
  mutating func given(_ parameter: Parameter) -> GivenValue? { given(named: parameter.name) }

  /// What is given for the parameter of that name; nil for nothing, and when it can't be told.
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

  /// True when anybody gives the parameter a value.
  mutating func isGiven(_ parameter: Parameter) -> Bool { given(parameter).map { !$0.value.isEmptyText } ?? false }

  /// The parameter's text; nil when nobody sets it, or to nothing.
  mutating func text(_ parameter: Parameter) -> RequestValue? {
    guard let given = given(parameter) else { return nil }
    guard let text = given.value.scalarText else {
      report(
        .valueKind, "'\(given.name)' is \(words: given.value.kindName), and a string is wanted", at: given.place,
        help: "write \(given.name) = \"…\"")
      return nil
    }
    guard !text.isEmpty else { return nil }
    return RequestValue(
      .text(text), from: given.source, templateForm: parameter.templateParameter.map { .parameter($0) } ?? .literal)
  }

  /// The parameter's text; where there is none, that is noted as missing.
  mutating func required(_ parameter: Parameter) -> RequestValue? {
    let known = diagnostics.count
    if let value = text(parameter) { return value }
    if diagnostics.count == known { noteMissing(parameter) }
    return nil
  }

  /// About so many parameters are asked for.
  private static let usuallyAsked = 120
  /// About so many inputs no tfvars file sets.
  private static let usuallyMissing = 8

  /// Notes that a request needs the parameter.
  mutating func noteMissing(_ parameter: Parameter) {
    for index in missing.indices where missing[index].name == parameter.name { return }
    if missing.isEmpty { missing.reserveCapacity(Self.usuallyMissing) }
    missing.append(MissingParameter(name: parameter.name, purpose: parameter.purpose, member: parameter.member))
  }

  /// The parameter's truth value: a boolean, or `true` or `false` in quotes.
  mutating func boolean(_ parameter: Parameter) -> RequestValue? {
    guard let given = given(parameter), !given.value.isEmptyText else { return nil }
    guard let flag = given.value.truth else {
      report(
        .valueKind, "'\(given.name)' is \(shown(given)), and true or false is wanted", at: given.place,
        help: "write \(given.name) = true, or false")
      return nil
    }
    return RequestValue(.boolean(flag), from: given.source)
  }

  /// The parameter's truth value as a string, as an action's configuration takes it.
  mutating func booleanText(_ parameter: Parameter) -> RequestValue? {
    guard let value = boolean(parameter), case .boolean(let flag) = value.content else { return nil }
    return RequestValue(.text(flag ? Value.trueText : Value.falseText), from: value.source)
  }

  /// The parameter's whole number, quoted or not.
  mutating func integer(_ parameter: Parameter) -> RequestValue? {
    guard let given = given(parameter), !given.value.isEmptyText else { return nil }
    if let text = given.value.scalarText, text.count <= 18, let number = Int(text.description) {
      return RequestValue(.integer(number), from: given.source)
    }
    report(
      .valueKind, "'\(given.name)' is \(shown(given)), and a whole number is wanted", at: given.place,
      help: "write \(given.name) = 60, for example")
    return nil
  }

  /// The parameter's list of strings; one string counts as a list of it.
  mutating func texts(_ parameter: Parameter) -> RequestValue? {
    guard let given = given(parameter) else { return nil }
    let elements = given.value.elements ?? [given.value]
    var texts: [RequestValue] = []
    for element in elements {
      let place = element.place(in: given.file)
      guard let text = element.scalarText else {
        report(.valueKind, "'\(given.name)' holds \(words: element.kindName), and strings are wanted", at: place)
        return nil
      }
      if !text.isEmpty {
        texts.append(RequestValue(.text(text), from: RequestValue.Source(name: given.name, place: place)))
      }
    }
    return texts.isEmpty ? nil : .list(texts, from: given.source)
  }

  /// The parameter's map: its entries, each with its own place; nil when nobody sets it or it is no map.
  mutating func entries(_ name: Text) -> [GivenValue.Entry]? {
    guard let given = given(named: name) else { return nil }
    if let entries = given.entries { return entries }
    report(
      .valueKind, "'\(given.name)' is \(words: given.value.kindName), and a map is wanted", at: given.place,
      help: "write \(given.name) = { name = \"value\" }")
    return nil
  }

  private func shown(_ given: GivenValue) -> Message {
    guard let text = given.value.scalarText else { return "\(words: given.value.kindName)" }
    return .quoting(text, named: given.name, parameters.secrets)
  }
}

/// A parameter that a request needs and nobody sets.
public struct MissingParameter: Sendable {
  /// Its name.
  public let name: Text
  /// What it is for.
  public let purpose: String
  /// The member of the request that it becomes.
  public let member: String
}

extension Message {
  private static let widest = 60

  /// A value in quotes, cut where it is long, or the mask where its name or look is secret.
  static func quoting(_ text: Text, named name: Text, _ secrets: SecretPolicy) -> Message {
    let masking = secrets.masking
    if masking.isSecret(name: name, holding: text) || masking.isSecret(value: text) {
      return "\(words: SecretPolicy.mask.description)"
    }
    let whole = text.description
    return whole.count > widest ? "'\(String(whole.prefix(widest)))…'" : "'\(whole)'"
  }

  /// A help that names the nearest known name, where there is one, and then says the rest.
  static func suggesting(_ nearest: String?, _ rest: Message) -> Message {
    guard let nearest else { return rest }
    return "did you mean '\(words: nearest)'? \(rest)"
  }
}
