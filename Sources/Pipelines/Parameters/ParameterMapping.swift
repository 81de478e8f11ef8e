import HCL1Syntax
public import SourceText

/// The names that other modules use for our parameters, and the defaults of those modules.
///
/// A mapping file has tfvars syntax. `codebuild_image = "build_image"` says that their `build_image` is our
/// `codebuild_image`. Of a list of names, the first one that is set counts. `"environment.image"` is the key `image` of
/// their map `environment`; on the left, `"logs_config.s3_logs.status"` is a member of a structured parameter. Three maps
/// hold the module's defaults: `defaults`; `defaults_when`, keyed by a variable that must be set, or by `variable=value`;
/// and `defaults_since`, keyed by the first version of the module that has them. `left_out` describes what the module
/// creates if a variable is not set, and render does not write.
public struct ParameterMapping: Sendable {
  private var names: [Text: [Text]] = [:]
  private var parameters: [Text: Text] = [:]
  private var memberPaths: Set<Text> = []
  private var defaults: [Text: GivenValue] = [:]
  private var conditional: [(condition: Text, defaults: [Text: GivenValue])] = []
  /// Newest first.
  private var versioned: [(version: ModuleVersion, defaults: [Text: GivenValue])] = []
  /// Descriptions of what the module creates and render leaves out, by the variable or parameter that would change it.
  private(set) var leftOut: [(name: Text, text: GivenValue)] = []
  /// The errors and warnings found in the files.
  public private(set) var diagnostics: [Diagnostic] = []

  /// A mapping that renames nothing.
  public init() {}

  /// The mapping in a file.
  public init(file: SourceFile) { add(file: file) }

  /// Adds the mapping in a file. If both map a parameter, the later file wins.
  public mutating func add(file: SourceFile) {
    let (members, found) = TfvarsMembers.read(file)
    diagnostics += found + TfvarsMembers.repetitions(in: file)
    let reader = MappingReader(file, members)
    for (parameter, names) in reader.names { rename(parameter, names) }
    defaults.merge(reader.defaults) { $1 }
    conditional = reader.conditional + conditional
    versioned = (reader.versioned + versioned).sorted { $0.version > $1.version }
    leftOut += reader.leftOut
    for values in allDefaults { for path in values.keys { noteMembers(path) } }
    diagnostics += reader.diagnostics
  }

  private mutating func noteMembers(_ path: Text) {
    for index in 0..<path.count where path[index] == Byte.dot { memberPaths.insert(path[0..<index]) }
  }

  private mutating func rename(_ parameter: Text, _ variables: [Text]) {
    for name in names[parameter] ?? [] { parameters[name] = nil }
    names[parameter] = variables
    for name in variables {
      parameters[name] = parameter
      // A unit that sets the map sets something of the parameter.
      let root = name.split(separator: Byte.dot)[0]
      if root != name, parameters[root] == nil { parameters[root] = parameter }
    }
    noteMembers(parameter)
  }

  /// True if every variable has the name of its parameter.
  var renamesNothing: Bool { parameters.isEmpty }

  /// True if variables are mapped to members below that path of a parameter.
  func hasMembers(below path: Text) -> Bool { memberPaths.contains(path) }

  /// The names under which a unit may set the parameter, highest precedence first; its own name comes last.
  public func names(of parameter: Text) -> [Text] {
    guard let others = names[parameter] else { return [parameter] }
    return others + [parameter]
  }

  /// The parameter that a unit's variable sets, even if it sets only a member of it; the variable's own name if it is not
  /// mapped.
  public func parameter(of variable: Text) -> Text { parameters[variable] ?? variable }

  /// The module's default for a parameter.
  ///
  /// - Parameters:
  ///   - version: the module's version; nil if it is not known, which counts as the newest.
  ///   - holds: evaluates a condition of `defaults_when`.
  func defaultValue(of parameter: Text, version: ModuleVersion?, holds: (Text) -> Bool) -> GivenValue? {
    for group in conditional {
      if let value = group.defaults[parameter], holds(group.condition) { return value }
    }
    for group in versioned where version.map({ $0 >= group.version }) ?? true {
      if let value = group.defaults[parameter] { return value }
    }
    return defaults[parameter]
  }

  private var allDefaults: [[Text: GivenValue]] {
    [defaults] + conditional.map(\.defaults) + versioned.map(\.defaults)
  }

  /// The names of the placeholders in the defaults.
  var placeholders: [Text] { allDefaults.flatMap { $0.values.flatMap { Inputs.placeholders(in: $0.value) } } }

  /// The parameters that may have a default, sorted.
  var defaultNames: [Text] { Set(allDefaults.flatMap(\.keys)).sorted() }

  /// The variables that decide which defaults apply, or what is left out.
  var conditions: [Text] {
    conditional.map { $0.condition.split(separator: Byte.equals)[0] } + leftOut.map(\.name)
  }

  /// The variables that are mapped to parameters.
  var variables: [Text] { parameters.keys.sorted() }
}
