import HCL1Syntax
public import SourceText

/// What the variables of modules with other conventions are called, and what these modules set by themselves.
///
/// A mapping file has tfvars syntax. `codebuild_image = "build_image"` says that their `build_image` is what we call
/// `codebuild_image`; a list names several, the first that is set counts; `"environment.image"` is the key `image` of
/// their map `environment`, and on the left `"logs_config.s3_logs.status"` is a member of what a map becomes. Three maps
/// hold what their module sets by itself: `defaults`; `defaults_when`, by the variable that must be set for it, or
/// `variable=value`; and `defaults_since`, by the version of the module from which on it holds. `left_out` says in words
/// what the module makes where a variable is not set, and rendering does not write.
public struct ParameterMapping: Sendable {
  private var names: [Text: [Text]] = [:]
  private var parameters: [Text: Text] = [:]
  private var memberPaths: Set<Text> = []
  private var defaults: [Text: GivenValue] = [:]
  private var conditional: [(condition: Text, defaults: [Text: GivenValue])] = []
  /// Newest first.
  private var versioned: [(version: ModuleVersion, defaults: [Text: GivenValue])] = []
  /// By the variable or parameter that would change it, what the module makes and rendering leaves out.
  private(set) var leftOut: [(name: Text, text: GivenValue)] = []
  /// What was wrong with the files.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Nothing is renamed.
  public init() {}

  /// The mapping that a file describes.
  public init(file: SourceFile) { add(file: file) }

  /// Adds what a file says: of one parameter, the later file counts.
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
      // The map that holds it tells that a unit has something of the parameter.
      let root = name.split(separator: Byte.dot)[0]
      if root != name, parameters[root] == nil { parameters[root] = parameter }
    }
    noteMembers(parameter)
  }

  /// True when no variable goes by another name than its parameter.
  var renamesNothing: Bool { parameters.isEmpty }

  /// True where variables are mapped to members below that path of a parameter.
  func hasMembers(below path: Text) -> Bool { memberPaths.contains(path) }

  /// The names under which a unit may set the parameter, strongest first; its own name comes last.
  public func names(of parameter: Text) -> [Text] {
    guard let others = names[parameter] else { return [parameter] }
    return others + [parameter]
  }

  /// The parameter that a unit's variable sets: itself where nothing is said; of a member of one, the parameter's name.
  public func parameter(of variable: Text) -> Text { parameters[variable] ?? variable }

  /// What the module sets by itself where nobody else does.
  ///
  /// - Parameters:
  ///   - version: that of the module; nil where it is not known, which counts as the newest.
  ///   - holds: whether a condition of `defaults_when` holds.
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

  /// The variables that decide which defaults count, or what is left out.
  var conditions: [Text] {
    conditional.map { $0.condition.split(separator: Byte.equals)[0] } + leftOut.map(\.name)
  }

  /// The variables that stand for parameters.
  var variables: [Text] { parameters.keys.sorted() }
}
