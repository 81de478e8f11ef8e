import Hierarchy
public import SourceText

/// One environment of a root module: the var files and values that a run of Terraform gets for it.
public struct ModuleEnvironment: Sendable {
  /// The module's folder, absolute.
  public let module: Path
  /// The environment's name; empty for a module that needs no arguments.
  public private(set) var name: Text
  /// The `-var-file` and `-var` arguments, in the order of the command line.
  public private(set) var arguments: [EnvironmentArgument]
  /// The `TF_VAR_…` variables that are set for the run, in source order.
  public let variables: [EnvironmentVariable]
  /// The workspace that is selected; nil for the default one.
  public let workspace: Text?
  /// The files given to `init` with `-backend-config`, absolute.
  public let backendFiles: [Path]
  /// The settings given to `init` with `-backend-config`; a value is nil when only a run can tell it.
  let backendSettings: [(name: Text, value: Located<Text>?)]
  /// Why this is an environment, in the order in which it was found; never empty.
  public private(set) var reasons: [EnvironmentReason]
  /// True when only a run can tell whether Terraform is run so.
  private(set) var isUncertain: Bool
  /// True when the same commands run `init` before, so that all it is given is known.
  let isInitialized: Bool
  /// The variables that `-var` gives in a run which is surely one of this module.
  let surelyGiven: Set<Text>
  /// Which of the rules of a job it is run by, where only one of several applies.
  let rule: Int
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
    rule: Int = 0, isGiven: Bool = false
  ) {
    self.rule = rule
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

  /// The same environment under another name.
  func renamed(_ name: Text) -> ModuleEnvironment {
    var renamed = self
    renamed.name = name
    return renamed
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

  /// Notes that it was found for more reasons.
  mutating func add(_ reasons: [EnvironmentReason]) { self.reasons += reasons }

  /// Notes that another command runs the same.
  mutating func add(_ same: ModuleEnvironment) {
    add(same.reasons)
    isUncertain = isUncertain && same.isUncertain
  }

  /// Takes in another way to run it, which is as uncertain: the values of variables that differ are known only when it
  /// runs.
  mutating func doubt(beside other: ModuleEnvironment) {
    let (own, theirs) = (lastGiven, other.lastGiven)
    for (name, given) in theirs.merging(own, uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key })
    where own[name].map(\.value) != theirs[name].map(\.value) && own[name].map(\.value) != .some(nil) {
      arguments.append(.variable(name, value: nil, at: given.place))
    }
  }

  /// The variables that its arguments give values, in order.
  private var inArguments: [EnvironmentVariable] {
    arguments.compactMap { argument in
      guard case .variable(let name, let value, let place) = argument else { return nil }
      return EnvironmentVariable(name: name, value: value, place: place)
    }
  }

  /// The variables that it gives values, as it does last.
  private var lastGiven: [Text: EnvironmentVariable] {
    Dictionary((variables + inArguments).map { ($0.name, $0) }) { $1 }
  }

  /// True when Terraform gets the same from both.
  func hasSameChain(as other: ModuleEnvironment) -> Bool {
    module == other.module && varFiles == other.varFiles && workspace == other.workspace
      && givenValues == other.givenValues
  }

  /// What may tell it from others of one command: its workspace, and the values of variables that are no secrets.
  var namingValues: [(name: Text, value: Text?)] {
    let own = (inArguments + variables).map { (name: $0.name, value: $0.value) }
    let all = [(name: "" as Text, value: workspace)] + own
    return all.filter { !SecretPolicy.standard.isSecret(name: $0.name) }
  }

  private var givenValues: [Text] {
    inArguments.map { $0.name + "=" + ($0.value ?? "?") }
      + variables.map { ShellVariables.prefix + $0.name + "=" + ($0.value ?? "?") }
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
