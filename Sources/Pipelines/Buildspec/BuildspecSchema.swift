import SourceText
import YAMLSyntax

/// The keys of buildspec 0.2 and the form of their values. Source: "Build specification reference for CodeBuild" and "Batch
/// build buildspec reference" of the CodeBuild user guide.
indirect enum BuildspecSchema: Sendable {
  /// A key of a mapping.
  struct Key: Sendable {
    let name: Text
    let schema: BuildspecSchema
    let isRequired: Bool

    init(_ name: Text, _ schema: BuildspecSchema, required: Bool = false) {
      self.name = name
      self.schema = schema
      isRequired = required
    }
  }

  /// The version number.
  case version
  /// Any text, number or boolean.
  case scalar
  /// `yes`, `no`, `true`, `false`.
  case boolean
  /// The same, or a list of them.
  case booleans
  /// One of the words; case may not matter.
  case choice([Text], ignoresCase: Bool)
  /// One of the words, or a list of them.
  case choices([Text])
  /// The action after a failed phase.
  case onFailure
  /// A list of strings with a maximum length.
  case texts(most: Int)
  /// A list of strings, or one string.
  case textOrTexts
  /// Shell commands: a list, or one string.
  case commands
  /// Steps of GitHub Actions: a list of mappings.
  case steps
  /// A mapping of names to strings.
  case variables
  /// A mapping of names to lists of strings.
  case variableLists
  /// A mapping with only these keys.
  case mapping([Key])
  /// A mapping with keys that the user chooses, and a maximum number of them.
  case named(BuildspecSchema, most: Int)
  /// A list of mappings.
  case list(BuildspecSchema)
  /// Any value.
  case anything

  private static let any = Int.max

  /// The whole buildspec.
  static let root = BuildspecSchema.mapping(rootKeys)

  /// The whole buildspec of version 0.1, whose variables are in another place.
  static let firstVersionRoot = BuildspecSchema.mapping(
    rootKeys + [Key("environment_variables", .mapping([Key("plaintext", .variables)]))])

  /// True for the root of a buildspec of version 0.1.
  static func isFirstVersion(_ root: [YAMLEntry]) -> Bool { root["version"]?.scalar?.text == "0.1" }

  private static let rootKeys = [
    Key("version", .version, required: true), Key("run-as", .scalar), Key("env", env), Key("proxy", proxy),
    Key("batch", batch), Key("phases", phases, required: true), Key("reports", reports), Key("artifacts", artifacts),
    Key("cache", cache),
  ]

  private static let env = BuildspecSchema.mapping([
    Key("shell", .choice(["bash", "/bin/sh", "sh", "powershell.exe", "cmd.exe"], ignoresCase: false)),
    Key("variables", .variables), Key("parameter-store", .variables), Key("secrets-manager", .variables),
    Key("exported-variables", .texts(most: any)), Key("git-credential-helper", .boolean),
  ])

  private static let proxy = BuildspecSchema.mapping([Key("upload-artifacts", .boolean), Key("logs", .boolean)])

  /// The phases, in the order in which they run.
  static let phaseNames: [Text] = ["install", "pre_build", "build", "post_build"]

  private static let phases = BuildspecSchema.mapping([
    Key("install", phase([Key("runtime-versions", .variables)], needsCommands: false)),
    Key("pre_build", phase([], needsCommands: true)), Key("build", phase([], needsCommands: true)),
    Key("post_build", phase([], needsCommands: true)),
  ])

  private static func phase(_ more: [Key], needsCommands: Bool) -> BuildspecSchema {
    .mapping(
      [
        Key("run-as", .scalar), Key("on-failure", .onFailure), Key("commands", .commands, required: needsCommands),
        Key("finally", .commands), Key("steps", .steps),
      ] + more)
  }

  private static let reports = BuildspecSchema.named(
    .mapping([
      Key("files", .textOrTexts, required: true), Key("base-directory", .scalar), Key("discard-paths", .boolean),
      Key(
        "file-format",
        .choice(
          [
            "CUCUMBERJSON", "JUNITXML", "NUNITXML", "NUNIT3XML", "TESTNGXML", "VISUALSTUDIOTRX", "CLOVERXML",
            "COBERTURAXML", "JACOCOXML", "SIMPLECOV",
          ], ignoresCase: true)),
    ]), most: 5)

  private static let artifactKeys = [
    Key("name", .scalar), Key("discard-paths", .boolean), Key("base-directory", .scalar),
    Key("exclude-paths", .textOrTexts), Key("enable-symlinks", .boolean), Key("s3-prefix", .scalar),
  ]

  private static let artifacts = BuildspecSchema.mapping(
    [Key("files", .textOrTexts, required: true)] + artifactKeys + [
      Key(
        "secondary-artifacts",
        .named(.mapping([Key("files", .textOrTexts, required: true)] + artifactKeys), most: 12))
    ])

  private static let cache = BuildspecSchema.mapping([
    Key("paths", .textOrTexts, required: true), Key("key", .scalar), Key("fallback-keys", .texts(most: 5)),
    Key("action", .choice(["restore", "save"], ignoresCase: false)),
  ])

  // MARK: batch builds

  private static let batchEnvironment = BuildspecSchema.mapping([
    Key("compute-type", .choice(computeTypes, ignoresCase: false)), Key("fleet", .scalar), Key("image", .scalar),
    Key("privileged-mode", .boolean),
    Key("type", .choice(environmentTypes, ignoresCase: false)), Key("variables", .variables),
  ])

  private static let computeTypes = ProjectChoices.batchComputeTypes.map { Text($0) }
  private static let environmentTypes = ProjectChoices.environmentTypes.map { Text($0) }

  private static let buildKeys = [
    Key("identifier", .scalar, required: true), Key("buildspec", .scalar), Key("env", batchEnvironment),
    Key("ignore-failure", .boolean), Key("debug-session", .boolean),
  ]

  private static let batch = BuildspecSchema.mapping([
    Key("fast-fail", .boolean), Key("build-graph", .list(.mapping(buildKeys + [Key("depend-on", .textOrTexts)]))),
    Key("build-list", .list(.mapping(buildKeys))),
    Key(
      "build-matrix",
      .mapping([
        Key(
          "static",
          .mapping([
            Key("ignore-failure", .boolean), Key("debug-session", .boolean), Key("env", batchEnvironment),
            Key("buildspec", .scalar),
          ])),
        Key(
          "dynamic",
          .mapping([
            Key("buildspec", .textOrTexts),
            Key(
              "env",
              .mapping([
                Key("compute-type", .choices(computeTypes)), Key("fleet", .textOrTexts), Key("image", .textOrTexts),
                Key("privileged-mode", .booleans),
                Key("type", .choices(environmentTypes)), Key("variables", .variableLists),
              ])),
          ])),
      ])), Key("build-fanout", .anything),
  ])

  /// The keys of the mapping at a path from the root; none if there is no mapping with known keys.
  static func keys(below path: [Text]) -> [Key] {
    var schema = root
    for name in path {
      switch schema {
      case .mapping(let keys): schema = keys.first { $0.name == name }?.schema ?? .anything
      case .named(let inner, _): schema = inner
      case .list(let inner): schema = inner
      case .version, .scalar, .boolean, .booleans, .choice, .choices, .onFailure, .texts, .textOrTexts, .commands,
        .steps, .variables, .variableLists, .anything:
        return []
      }
    }
    if case .mapping(let keys) = schema { return keys }
    return []
  }
}
