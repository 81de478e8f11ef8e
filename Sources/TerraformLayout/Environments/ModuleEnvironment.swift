import Hierarchy
public import SourceText

/// One environment of a root module: the var files and values that a run of Terraform gets for it.
public struct ModuleEnvironment: Sendable {
  /// The module's folder, absolute.
  public let module: Path
  /// The environment's name; empty for a module that needs no arguments.
  public let name: Text
  /// The `-var-file` and `-var` arguments, in the order of the command line.
  public let arguments: [EnvironmentArgument]
  /// The `TF_VAR_…` variables that are set for the run, in source order.
  public let variables: [EnvironmentVariable]
  /// The workspace that is selected; nil for the default one.
  public let workspace: Text?
  /// The files given to `init` with `-backend-config`, absolute.
  public let backendFiles: [Path]
  /// The settings given to `init` with `-backend-config`; a value is nil when only a run can tell it.
  let backendSettings: [(name: Text, value: Located<Text>?)]
  /// Why this is an environment, in the order in which it was found; never empty.
  public let reasons: [EnvironmentReason]
  /// True when only a run can tell whether Terraform is run so.
  let isUncertain: Bool
  /// True when the same commands run `init` before, so that all it is given is known.
  let isInitialized: Bool
  /// The variables that `-var` gives in a run which is surely one of this module, whose code nothing edits before.
  let surelyGiven: Set<Text>
  /// True when the user names the module with its `-var` and `-var-file` arguments.
  let isGiven: Bool

  /// The var files, absolute, in the order of the command line.
  public var varFiles: [Path] {
    arguments.compactMap { argument in
      switch argument {
      case .file(let path, _), .fileFromElsewhere(let path, _): path
      case .variable: nil
      }
    }
  }

  private let root: Path

  /// The folder that stands for the unit: `MODULE@NAME`, or the module itself without a name. A module in the tree's top
  /// folder is `.`.
  public var path: Path {
    name.isEmpty ? module : module.named(name, in: root)
  }

  init(
    in root: Path, module: Path, name: Text, arguments: [EnvironmentArgument] = [],
    variables: [EnvironmentVariable] = [],
    workspace: Text? = nil, backendFiles: [Path] = [],
    backendSettings: [(name: Text, value: Located<Text>?)] = [], reasons: [EnvironmentReason],
    isUncertain: Bool = false, isInitialized: Bool = false, surelyGiven: Set<Text> = [],
    isGiven: Bool = false
  ) {
    self.isGiven = isGiven
    self.surelyGiven = surelyGiven
    self.isInitialized = isInitialized
    self.isUncertain = isUncertain
    self.backendSettings = backendSettings
    self.root = root
    self.module = module
    self.name = name
    self.arguments = arguments
    self.variables = variables
    self.workspace = workspace
    self.backendFiles = backendFiles
    self.reasons = reasons
  }

  /// The same environment under another name, found for more reasons.
  ///
  /// - Parameter isUncertain: whether only a run can tell that it is run so; nil where that is as it was.
  func renamed(_ name: Text, also reasons: [EnvironmentReason] = [], isUncertain: Bool? = nil) -> ModuleEnvironment {
    ModuleEnvironment(
      in: root, module: module, name: name, arguments: arguments, variables: variables, workspace: workspace,
      backendFiles: backendFiles, backendSettings: backendSettings, reasons: self.reasons + reasons,
      isUncertain: isUncertain ?? self.isUncertain, isInitialized: isInitialized, surelyGiven: surelyGiven)
  }

  /// The same environment with what the command line gives besides, which counts over its own.
  func with(_ options: EnvironmentOptions) -> ModuleEnvironment {
    ModuleEnvironment(
      in: root, module: module, name: name, arguments: arguments + options.arguments, variables: variables,
      workspace: options.workspace ?? workspace, backendFiles: backendFiles + options.backendFiles,
      backendSettings: backendSettings,
      reasons: reasons + [EnvironmentReason(.given, "more arguments are given on the command line")],
      isUncertain: isUncertain, isInitialized: isInitialized,
      surelyGiven: surelyGiven.union(options.variableNames))
  }

  /// The same environment where another way to run it, which is as uncertain, gives variables other values: these are
  /// known only when it runs.
  func unsure(beside other: ModuleEnvironment) -> ModuleEnvironment {
    let (own, theirs) = (texts, other.texts)
    let differing = Set(own.keys).union(theirs.keys).filter { own[$0] != theirs[$0] }
    if differing.isEmpty { return self }
    let place = { (environment: ModuleEnvironment, name: Text) in environment.places[name] }
    let unknown = differing.sorted().compactMap { name in
      (place(self, name) ?? place(other, name)).map { EnvironmentArgument.variable(name, value: nil, at: $0) }
    }
    return ModuleEnvironment(
      in: root, module: module, name: name, arguments: arguments + unknown, variables: variables, workspace: workspace,
      backendFiles: backendFiles, backendSettings: backendSettings, reasons: reasons, isUncertain: isUncertain,
      isInitialized: isInitialized, surelyGiven: surelyGiven)
  }

  /// The values that it gives variables, the last of each.
  private var texts: [Text: Text?] {
    var texts: [Text: Text?] = [:]
    for variable in variables { texts.updateValue(variable.value, forKey: variable.name) }
    for case .variable(let name, let value, _) in arguments { texts.updateValue(value, forKey: name) }
    return texts
  }

  private var places: [Text: Place] {
    var places: [Text: Place] = [:]
    for variable in variables { places[variable.name] = variable.place }
    for case .variable(let name, _, let place) in arguments { places[name] = place }
    return places
  }

  /// True when Terraform gets the same from both.
  func hasSameChain(as other: ModuleEnvironment) -> Bool {
    module == other.module && varFiles == other.varFiles && workspace == other.workspace
      && givenValues == other.givenValues
  }

  /// What may tell it from others of one command: its workspace, and the values of variables that are no secrets.
  var namingValues: [(name: Text, value: Text?)] {
    let inArguments = arguments.compactMap { argument -> (name: Text, value: Text?)? in
      guard case .variable(let name, let value, _) = argument else { return nil }
      return (name, value)
    }
    let all = [("", workspace)] + inArguments + variables.map { ($0.name, $0.value) }
    return all.filter { !SecretPolicy.standard.isSecret(name: $0.name) }
  }

  private var givenValues: [Text] {
    let inArguments = arguments.compactMap { argument -> Text? in
      guard case .variable(let name, let value, _) = argument else { return nil }
      return name + "=" + (value ?? "?")
    }
    return inArguments + variables.map { "TF_VAR_" + $0.name + "=" + ($0.value ?? "?") }
  }
}

/// An argument that gives variables values.
public enum EnvironmentArgument: Sendable {
  /// `-var-file`: the file, absolute, and the place that passes it; nil for a file found by its name.
  case file(Path, at: Place?)
  /// The same for a file that is not in the repository, and that something may bring or make before the run.
  case fileFromElsewhere(Path, at: Place)
  /// `-var`: the variable's name, the text of its value, and the place. The value is nil when only a run can tell it.
  case variable(Text, value: Text?, at: Place)
}

/// A variable of the environment that Terraform reads: `TF_VAR_name`.
public struct EnvironmentVariable: Sendable {
  /// The variable's name, without `TF_VAR_`.
  public let name: Text
  /// Its text; nil when only a run can tell it.
  public let value: Text?
  /// The place that sets it.
  public let place: Place
}

/// Why something is an environment.
public struct EnvironmentReason: Sendable {
  /// The kinds of reasons.
  public enum Kind: String, Sendable {
    /// The command line of Strata names its files.
    case given
    /// A file of the repository runs Terraform so.
    case automation
    /// A file of the repository runs Terraform for it with other arguments, which do not count.
    case differs
    /// A file of the repository runs the module in a way that can't be followed without a run.
    case unfollowed
    /// Its var files are named after it.
    case naming
    /// The module's own code names its workspace.
    case workspace
    /// The module itself: Terraform needs no arguments for it.
    case module
  }

  /// The kind.
  public let kind: Kind
  /// The reason, as the end of a sentence: `is run by .github/workflows/apply.yml`.
  public let sentence: Message
  /// The place that shows it; nil for a file name.
  public let place: Place?

  init(_ kind: Kind, _ sentence: Message, at place: Place? = nil) {
    self.kind = kind
    self.sentence = sentence
    self.place = place
  }

  /// A command whose var files are not known.
  init(unfollowed place: Place) {
    self.init(
      .unfollowed,
      "'\(place.file.name)' runs Terraform in line \(place.start.line) with var files that only a run can tell",
      at: place
    )
  }

  /// The same place as one that runs Terraform with other arguments.
  var asDifference: EnvironmentReason {
    guard let place else { return self }
    return EnvironmentReason(
      .differs, "'\(place.file.name)' runs Terraform with other arguments in line \(place.start.line)", at: place)
  }
}

extension Path {
  /// The path that stands for an environment of the module in this folder.
  func named(_ environment: Text, in root: Path) -> Path {
    self == root ? root.appending(Path(".@" + environment)) : parent.appending(Path(name + "@" + environment))
  }
}
