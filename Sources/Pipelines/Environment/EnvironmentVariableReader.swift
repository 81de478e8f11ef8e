public import HCL1Syntax
public import Hierarchy
public import SourceText

/// Reads the list of maps `environment_variables`: each has `name`, `value` and, unless it is PLAINTEXT, `type`.
public struct EnvironmentVariableReader: Sendable {
  /// The setting's name.
  public static let settingName: Text = "environment_variables"

  /// The variables, in the order they are written; the last of several with one name.
  public private(set) var variables: [EnvironmentVariable] = []
  /// The mistakes in them.
  public private(set) var diagnostics: [Diagnostic] = []

  private var file: SourceFile
  private var origin = EnvironmentVariable.Origin.project
  /// The positions of the variables by name, once there are more than a few.
  private var positions: [Text: Int] = [:]
  private static let few = 16
  private static let knownKeys = ["name", "value", "type"]

  /// The variables of the unit; none if it does not have the setting.
  ///
  /// - Parameter module: the unit's module, if it is known. One that declares a map takes the names as keys.
  public init(_ unit: ResolvedUnit, module: ModuleVariables? = nil) {
    let setting = unit.settings.position(of: Self.settingName).map { unit.settings[$0] }
    if let setting, setting.value.isObject, module?[Self.settingName]?.type?.isMap ?? false {
      self.init(map: setting.value, in: setting.winner.file)
      return
    }
    self.init(setting?.value.isNull == true ? nil : setting)
  }

  /// The variables that a setting holds; none for nil.
  public init(_ setting: Setting?) {
    guard let setting else {
      let file = SourceFile(name: "", bytes: [])
      self.init(Value(.list([]), at: .start), named: Self.settingName, in: file)
      return
    }
    self.init(setting.value, named: setting.name, in: setting.winner.file)
  }

  /// The variables in a value of any origin.
  ///
  /// - Parameters:
  ///   - name: the user's name for it.
  ///   - file: the file that the value's ranges count in.
  public init(_ value: Value, named name: Text, in file: SourceFile) {
    self.file = file
    guard value.isList else {
      refuse(
        "'\(name)' must be a list of variables, but is \(words: value.kindName)", at: value.place(in: file),
        help: Self.form)
      return
    }
    variables.reserveCapacity(Self.few)
    value.forEachElement { read($0) }
  }

  /// The variables in a map from names to values, or to maps with `value` and `type`. What its module makes of them is not
  /// known, so they are not checked.
  private init(map: Value, in file: SourceFile) {
    self.file = file
    map.forEachMember { name, member in
      let value = member.members?["value"] ?? member
      let kind = member.members?["type"]?.string.flatMap { EnvironmentVariable.Kind(rawValue: $0.description) }
      let place = value.place(in: file)
      add(
        EnvironmentVariable(
          name: name, value: value.string ?? place.file.text(place.range), kind: kind ?? .plaintext, origin: origin,
          namePlace: place, valuePlace: place))
    }
  }

  /// The variables of several lists: those that a module adds by itself, then the unit's. A module's variable with an empty
  /// value is left out, because modules leave out what is not set.
  init(_ lists: [GivenValue]) {
    file = lists.first?.file ?? SourceFile(name: "", bytes: [])
    for list in lists {
      var value = list.value
      if list.name == Parameter.injectedVariables.name, let elements = value.elements {
        value = Value(.list(elements.filter { $0.members?["value"]?.isEmptyText != true }), at: value.range)
      }
      let read = EnvironmentVariableReader(value, named: list.name, in: list.file)
      diagnostics += read.diagnostics
      file = list.file
      for variable in read.variables { add(variable) }
    }
  }

  /// The variables of a JSON file as `aws codebuild start-build` takes them: the list of
  /// `--environment-variables-override`, or an object with the member `environmentVariablesOverride`, as `render` writes it.
  public init(startBuild given: SourceFile) {
    let start: Text = "{\"x\":"
    let wrapped = SourceFile(name: given.name, bytes: (start + Text(given.bytes) + "}").bytes)
    let (members, found) = TfvarsMembers.read(wrapped)
    let value = members["x"]?.members?[Self.overrides] ?? members["x"]
    file = wrapped
    origin = .startBuild
    if found.hasErrors {
      diagnostics = found
    } else if let value, value.isList {
      value.forEachElement { read($0) }
    } else {
      refuse(
        "the file holds no list of environment variables", at: Place(wrapped, value?.range ?? .start),
        help: #"write [{ "name": "NAME", "value": "…", "type": "PLAINTEXT" }]"#)
    }
    // Back to places of the file as it is.
    func place(_ place: Place) -> Place {
      let end = given.bytes.count
      func offset(_ wrapped: UInt32) -> Int { min(end, max(0, Int(wrapped) - start.count)) }
      return place.file === wrapped
        ? Place(given, SourceRange(offset(place.range.lower), offset(place.range.upper))) : place
    }
    variables = variables.map { $0.moved(by: place) }
    diagnostics = diagnostics.map { $0.moved(by: place) }
  }

  private static let overrides: Text = "environmentVariablesOverride"

  private static let form: Message = #"write [{ "name" = "NAME", "value" = "…" }, …]"#

  private mutating func read(_ element: Value) {
    guard element.isObject else {
      refuse(
        "an environment variable must be a map, but is \(words: element.kindName)", at: element.place(in: file),
        help: Self.form)
      return
    }
    var name: Value?
    var value: Value?
    var type: Value?
    element.forEachMember { key, member in
      if key == "name" {
        name = member
      } else if key == "value" {
        value = member
      } else if key == "type" {
        type = member
      } else {
        reportUnknownKey(key, of: element)
      }
    }
    guard let name, let text = name.string, !text.isEmpty else {
      let found = name.map { $0.string == nil ? "its name is \($0.kindName)" : "its name is empty" }
      refuse(
        "an environment variable has no name\(words: found.map { ": \($0)" } ?? "")",
        at: (name ?? element).place(in: file), help: Self.form)
      return
    }
    guard let value else {
      refuse("the environment variable '\(text)' has no value", at: name.place(in: file), help: Self.form)
      return
    }
    guard let spelling = plainText(value, of: text), let kind = kind(type, of: text) else { return }
    add(
      EnvironmentVariable(
        name: text, value: spelling, kind: kind, origin: origin, namePlace: Place(file, name.range),
        valuePlace: Place(file, value.range)))
  }

  private mutating func add(_ variable: EnvironmentVariable) {
    if let known = position(of: variable.name) {
      let note = Diagnostic.Note("first given here", at: variables[known].namePlace)
      diagnostics.append(
        Diagnostic(
          .error, "duplicate-environment-variable", "the environment variable '\(variable.name)' is set twice",
          at: variable.namePlace, notes: [note], help: "keep one of them: CodeBuild refuses duplicate names"))
      variables[known] = variable
    } else {
      if variables.count >= Self.few { positions[variable.name] = variables.count }
      variables.append(variable)
    }
  }

  /// The position of the variable of that name, or nil: a linear search, or a dictionary once there are many variables.
  private mutating func position(of name: Text) -> Int? {
    if variables.count < Self.few {
      for index in variables.indices where variables[index].name == name { return index }
      return nil
    }
    if positions.isEmpty { for (index, variable) in variables.enumerated() { positions[variable.name] = index } }
    return positions[name]
  }

  private mutating func reportUnknownKey(_ key: Text, of element: Value) {
    let nearest = NearestName.of(key.description, among: Self.knownKeys)
    diagnostics.append(
      Diagnostic(
        .warning, "unknown-environment-key", "an environment variable has no '\(key)'",
        at: element.members?.member(key)?.place(in: file) ?? element.place(in: file),
        help: nearest.map { "did you mean '\($0)'?" } ?? "it has name, value and type"))
  }

  /// The value as Terraform 0.11 passes it: a boolean becomes 1 or 0.
  private mutating func plainText(_ value: Value, of name: Text) -> Text? {
    switch value.content {
    case .string(let text): return text
    case .number(let number):
      let place = value.place(in: file)
      let written = place.file.text(place.range)
      if written != number.jsonSpelling, written.bytes.first.map(Byte.isDigit) ?? false {
        diagnostics.append(
          Diagnostic(
            .warning, "retyped-environment-value",
            "the value of '\(name)' is written without quotes, and is read as a different number than it looks",
            at: place, help: "put it in quotes"))
      }
      return number.jsonSpelling
    case .boolean(let flag):
      let spelling: Text = flag ? "1" : "0"
      diagnostics.append(
        Diagnostic(
          .warning, "boolean-environment-value",
          "the environment variable '\(name)' is a boolean: Terraform 0.11 makes '\(spelling)' of it",
          at: value.place(in: file), help: "write the text that the build expects, in quotes"))
      return spelling
    case .list, .object, .null, .unknown:
      refuse(
        "the environment variable '\(name)' must be a string, but is \(words: value.kindName)",
        at: value.place(in: file),
        help: "write the text that the build expects, in quotes")
      return nil
    }
  }

  private mutating func kind(_ type: Value?, of name: Text) -> EnvironmentVariable.Kind? {
    guard let type else { return .plaintext }
    if let text = type.string, let kind = EnvironmentVariable.Kind(rawValue: text.description) { return kind }
    let names = EnvironmentVariable.Kind.allCases.map(\.rawValue)
    let nearest = type.string.flatMap { NearestName.of($0.description, among: names) }
    let found: Message = type.string.map { "'\($0)'" } ?? "\(words: type.kindName)"
    refuse(
      "the type of the environment variable '\(name)' is \(found)", at: type.place(in: file),
      help: "\(words: nearest.map { "did you mean '\($0)'? " } ?? "")known: \(words: names.joined(separator: ", "))")
    return nil
  }

  private mutating func refuse(_ message: Message, at place: Place, help: Message) {
    diagnostics.append(Diagnostic(.error, "bad-environment-variable", message, at: place, help: help))
  }
}
