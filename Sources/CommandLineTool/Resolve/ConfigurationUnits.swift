import Files
import Hierarchy
import SourceText
import TerragruntConfiguration

/// The units of `terragrunt.hcl` among the paths that a command was given.
struct ConfigurationUnits {
  /// The flags that apply only to these units.
  static let flags = [
    Flag("config", value: "NAME", "the name of a unit's configuration file (terragrunt.hcl.json, terragrunt.hcl)"),
    Flag(
      "feature", value: "NAME=VALUE", isRepeatable: true,
      "set a feature of a terragrunt.hcl unit; may be repeated"),
    Flag(
      "mocks", value: "USE", choices: ["use", "unknown"], "whether mock outputs of dependencies count (use)"),
  ]

  let reader: ConfigurationReader
  /// The units' configuration files, sorted.
  let files: [Path]
  /// The paths that may contain other units.
  private let otherPaths: [Path]

  init(
    _ paths: [Path], _ tree: Tree, _ arguments: ParsedArguments, _ invocation: Invocation
  ) throws(UsageError) {
    let options = try Self.options(tree.options, arguments)
    reader = ConfigurationReader(root: tree.root, files: invocation.files(of: tree.root), options: options)
    var files: Set<Path> = []
    var others: [Path] = []
    for path in paths {
      let found = reader.unitFiles(at: path)
      files.formUnion(found)
      if found.isEmpty || invocation.host.fileSystem.kind(of: path) == .folder { others.append(path) }
    }
    self.files = files.sorted()
    otherPaths = others
  }

  /// The other units in the paths, those of `terraform.tfvars`. If a folder has both files, `terragrunt.hcl` counts.
  func selection(in tree: Tree, workers: Int) -> Tree.Selection {
    if otherPaths.isEmpty { return Tree.Selection() }
    var selection = tree.selection(of: otherPaths, workers: workers)
    if files.isEmpty { return selection }
    let folders = Set(files.map(\.parent))
    selection.units.removeAll { folders.contains($0.parent) }
    selection.diagnostics.removeAll { $0.code == "no-units" }
    return selection
  }

  private static func options(
    _ resolution: ResolutionOptions, _ arguments: ParsedArguments
  ) throws(UsageError) -> ConfigurationOptions {
    var options = ConfigurationOptions()
    options.command = resolution.command
    options.environment = resolution.environment
    options.awsAccountID = resolution.awsAccountID
    options.configurationName = arguments["config"].map { Text($0) }
    options.usesMocks = arguments["mocks"] != "unknown"
    let fromEnvironment = resolution.environment["TG_FEATURE"].map { $0.split(separator: Byte.comma) } ?? []
    for feature in fromEnvironment + arguments.all("feature").map({ Text($0) }) {
      guard let (name, value) = EnvironmentFile.pair(feature) else {
        throw UsageError("'--feature' takes NAME=VALUE", help: "write --feature NAME=VALUE")
      }
      options.features[name] = value
    }
    return options
  }
}
