import Files
import Hierarchy
import Pipelines
import SourceText

/// `strata render`: CodePipeline and CodeBuild parameter sets, per region and unit.
enum RenderCommand: Command {
  static let name = "render"
  static let summary = "CodePipeline and CodeBuild parameter sets, per region and unit"
  static let operands = "[PATH…]"
  static let flags = [
    .format(RenderFormat.self),
    Flag(
      "set", value: "SET", choices: ParameterSet.allCases.map(\.rawValue), isRepeatable: true,
      "write this set only; may be repeated (all)"),
    InputFlags.inputs, InputFlags.input, InputFlags.mapping,
    Flag("region", value: "REGION", "the region of units that name none"),
    Flag("output-dir", value: "DIR", "write DIR/REGION/UNIT/… and DIR/index.json, each folder whole or not at all"),
    Flag(
      "allow-dynamic-references", "write {{resolve:…}} of the tree into a template, where CloudFormation resolves it"),
    Flag("allow-placeholders", "report masked accounts such as xxxxx as warnings only"),
    Flag("action-limit", value: "N", "the most characters of a value in an action's configuration (50000)"),
    Flag("verbose", letter: "v", "name the units that are not pipelines"),
    SecretFlags.redact,
  ]
  static let examples = [
    Example("strata render aws/eu-west-1/frontend-build --set buildspec", "the environment of one build"),
    Example(
      "strata render aws --inputs inputs.tfvars --output-dir rendered",
      "a folder of parameter files for each region and unit"),
    Example(
      "strata render aws --inputs inputs.tfvars --format cloudformation", "a CloudFormation template of all pipelines"),
  ]
  static let resolves = true

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    let request = try RenderRequest(arguments, invocation)
    let paths = invocation.paths(arguments.operands)
    let tree = try invocation.withoutMocks.tree(for: paths)
    let workers = try invocation.workers()
    var diagnostics = request.settings.inputs.diagnostics + request.settings.mapping.diagnostics
    guard !diagnostics.hasErrors else {
      invocation.console.report(diagnostics)
      return invocation.console.finish()
    }
    let selection = tree.selection(of: paths)
    diagnostics += selection.diagnostics
    let units = rendered(selection, of: tree, request, workers)
    diagnostics += units.flatMap(\.diagnostics)
    diagnostics += RunFindings(units, request).diagnostics
    if let folder = request.outputFolder {
      let targets = units.filter(\.isPipeline).map {
        folder.appending(Path($0.region ?? "")).appending($0.path).cleaned
      }
      diagnostics += OutputPlace(folder, tree.root, invocation.host.fileSystem).findings(
        units: units.map(\.path), targets: targets)
    }
    invocation.console.report(diagnostics)
    guard !diagnostics.hasErrors else { return invocation.console.finish() }
    let output = RenderOutput(units.filter(\.isPipeline), request)
    if let folder = request.outputFolder {
      output.write(below: folder, invocation)
    } else {
      invocation.console.write(output.document())
    }
    return invocation.console.finish()
  }

  private static func rendered(
    _ selection: Tree.Selection, of tree: Tree, _ request: RenderRequest, _ workers: Int
  ) -> [RenderedUnit] {
    var units: [RenderedUnit] = []
    tree.forEachUnit(
      of: selection, workers: workers, transform: { RenderedUnit($0, request, tree) }, use: { units.append($0) })
    return units
  }
}

/// The formats of `render`.
enum RenderFormat: String, OutputFormat {
  /// The variables in parameter sets, as JSON.
  case parameters
  /// Input for `--cli-input-json` of the AWS CLI.
  case requests = "aws-cli"
  /// A CloudFormation template with its parameters.
  case cloudFormation = "cloudformation"
  /// The variables in parameter sets, as tfvars.
  case tfvars

  static let standard = parameters

  /// True when the output is passed to AWS unchanged, so that it must contain everything that AWS needs.
  var needsEverything: Bool {
    switch self {
    case .requests, .cloudFormation: true
    case .parameters, .tfvars: false
    }
  }

  /// The file names of all formats. A unit's folder contains the files of one format at a time.
  static let fileNames: Set<Text> = [
    "parameters.json", "parameters.tfvars", "create-project.json", "update-project.json", "create-pipeline.json",
    "update-pipeline.json", "start-build.json",
    "template.json", "configuration.json",
  ]
}

/// The flags of one `render` run.
struct RenderRequest: Sendable {
  let format: RenderFormat
  let sets: Set<ParameterSet>
  let settings: RenderSettings
  /// What to mask in the output.
  let secrets: SecretPolicy
  let outputFolder: Path?
  let namesLeftOut: Bool
  let allowsDynamicReferences: Bool

  init(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) {
    format = arguments.format(RenderFormat.self)
    let named = arguments.all("set").compactMap { ParameterSet(rawValue: $0) }
    sets = named.isEmpty ? Set(ParameterSet.allCases) : Set(named)
    guard format != .cloudFormation || sets != [.buildspec] else {
      throw UsageError(
        "'--format cloudformation' has nothing for the set 'buildspec'",
        help: "add --set codebuild or --set codepipeline")
    }
    guard arguments["output-dir"] == nil || arguments["output"] == nil else {
      throw UsageError("'--output' and '--output-dir' exclude each other", help: "leave out one of them")
    }
    guard arguments["output-dir"] != "" else {
      throw UsageError("'--output-dir' needs the name of a folder", help: "write --output-dir rendered, for example")
    }
    outputFolder = arguments["output-dir"].map { invocation.path($0) }
    secrets = invocation.secrets(ofDataCommand: true)
    namesLeftOut = arguments.has("verbose")
    allowsDynamicReferences = arguments.has("allow-dynamic-references")
    var settings = try InputFlags.settings(arguments, invocation)
    settings.region = try Self.region(arguments)
    settings.actionValueLimit = try Self.limit(arguments)
    settings.allowsPlaceholders = !format.needsEverything || arguments.has("allow-placeholders")
    settings.secrets = secrets.masking
    self.settings = settings
  }

  private static func region(_ arguments: ParsedArguments) throws(UsageError) -> Text? {
    guard let region = arguments["region"] else { return nil }
    guard Region.isName(Text(region)) else {
      let nearest = NearestName.of(region, among: Partition.allCases.flatMap(\.knownRegions))
      throw UsageError(
        "'--region' names no region: '\(region)'",
        help: nearest.map { "did you mean '\($0)'?" } ?? "write eu-west-1, for example")
    }
    return Text(region)
  }

  private static func limit(_ arguments: ParsedArguments) throws(UsageError) -> Int {
    guard let given = arguments["action-limit"] else { return RenderSettings().actionValueLimit }
    guard let limit = Int(given), (1...100_000).contains(limit) else {
      throw UsageError("'--action-limit' takes a whole number from 1 to 100000, not '\(given)'")
    }
    return limit
  }
}
