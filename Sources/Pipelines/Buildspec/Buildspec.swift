import ShellSyntax
public import SourceText
import YAMLSyntax

/// A buildspec as data: its variables and commands, with what is wrong in its form.
public struct Buildspec: Sendable {
  /// A command of a phase.
  struct Command: Sendable {
    /// The text as the document has it.
    let scalar: YAMLScalar
    let script: ShellScript

    /// The shell text.
    var text: Text { scalar.text }
  }

  /// A name of `exported-variables`.
  struct Export: Sendable {
    let name: Text
    let range: SourceRange
  }

  /// The file.
  public let file: SourceFile
  /// The variables of `env`, in the order they are written.
  public let variables: [EnvironmentVariable]
  /// What is wrong with its YAML, or its form. With an error in the YAML nothing else is known.
  public let diagnostics: [Diagnostic]
  /// True when it is no YAML.
  public let isUnreadable: Bool

  let exports: [Export]
  /// The commands of the phases, in the order they run.
  let commands: [Command]
  /// Where `$NAME` stands in values that CodeBuild expands itself: names of artifacts, cache keys.
  let expandedNames: Set<Text>
  /// False for 0.1, where each command has a shell of its own.
  let sharesShell: Bool
  /// The builds of its batch.
  let batch: BuildspecBatch
  private let shell: Text?

  /// Reads a buildspec.
  public init(_ file: SourceFile) {
    self.file = file
    let document = YAMLDocument(parsing: file)
    isUnreadable = document.diagnostics.hasErrors
    let root = isUnreadable ? [] : document.root.entries ?? []
    diagnostics = isUnreadable ? document.diagnostics : BuildspecStructureCheck(document).diagnostics
    let env = root["env"]?.entries ?? []
    variables = Self.variables(env, root, file)
    exports = (env["exported-variables"]?.elements ?? []).compactMap { node in
      node.scalar.map { Export(name: $0.text, range: node.range) }
    }
    sharesShell = !BuildspecSchema.isFirstVersion(root)
    shell = env["shell"]?.scalar?.text
    batch = BuildspecBatch(root)
    commands = Self.commands(root)
    expandedNames = Self.expandedNames(root)
  }

  /// False where Windows runs the commands: `env.shell` says so, or nothing does and the build is one of Windows, where
  /// PowerShell is what CodeBuild starts.
  ///
  /// - Parameter onWindows: whether the project's build environment is one of Windows.
  func hasPOSIXShell(onWindows: Bool) -> Bool {
    if let shell { return !shell.hasPrefix("powershell") && !shell.hasPrefix("cmd") }
    return !onWindows && !batch.hasWindowsBuild && !looksLikePowerShell
  }

  /// True where a command takes a variable as PowerShell alone does: `$env:NAME`.
  private var looksLikePowerShell: Bool { commands.contains { $0.text.lowercasedASCII.contains("$env:") } }

  private static let origins: [(key: Text, origin: EnvironmentVariable.Origin, kind: EnvironmentVariable.Kind)] = [
    ("variables", .buildspecVariables, .plaintext),
    ("parameter-store", .buildspecParameterStore, .parameterStore),
    ("secrets-manager", .buildspecSecretsManager, .secretsManager),
  ]

  private static func variables(_ env: [YAMLEntry], _ root: [YAMLEntry], _ file: SourceFile) -> [EnvironmentVariable] {
    var found: [EnvironmentVariable] = []
    for source in origins {
      var entries = env[source.key]?.entries ?? []
      if source.kind == .plaintext, BuildspecSchema.isFirstVersion(root) {
        entries += root["environment_variables"]?.entries?["plaintext"]?.entries ?? []
      }
      for entry in entries {
        guard let scalar = entry.value.scalar, !entry.value.isNull else { continue }
        found.append(
          EnvironmentVariable(
            name: entry.name, value: plainText(scalar), kind: source.kind, origin: source.origin,
            namePlace: Place(file, entry.key.range), valuePlace: Place(file, entry.value.range)))
      }
    }
    return found
  }

  /// The text that a scalar becomes: YAML's reading of it, not its spelling.
  static func plainText(_ scalar: YAMLScalar) -> Text {
    switch scalar.type {
    case .string: scalar.text
    case .boolean(let flag): flag ? "true" : "false"
    case .integer(let spelling), .float(let spelling): spelling
    case .null: ""
    }
  }

  private static func commands(_ root: [YAMLEntry]) -> [Command] {
    let phases = root["phases"]?.entries ?? []
    var nodes: [YAMLNode] = []
    for name in BuildspecSchema.phaseNames {
      guard let phase = phases[name]?.entries else { continue }
      for key in ["commands", "finally"] as [Text] {
        guard let node = phase[key] else { continue }
        nodes += node.elements ?? [node]
      }
    }
    return nodes.compactMap { node in
      guard let scalar = node.scalar, !node.isNull else { return nil }
      return Command(scalar: scalar, script: ShellScript(scalar.text))
    }
  }

  /// The variables in values outside commands: CodeBuild expands them in artifact names, paths, cache keys, and in what
  /// values are looked up by.
  private static func expandedNames(_ root: [YAMLEntry]) -> Set<Text> {
    var names: Set<Text> = []
    var waiting = ["artifacts", "cache", "reports", "batch", "proxy"].compactMap { root[$0] }
    waiting += ["parameter-store", "secrets-manager"].compactMap { root["env"]?.entries?[$0] }
    while let node = waiting.popLast() {
      switch node.content {
      case .scalar(let scalar):
        if scalar.text.contains("$") { names.formUnion(ShellScript(scalar.text).references.map(\.name)) }
      case .sequence(let elements): waiting += elements
      case .mapping(let entries): waiting += entries.map(\.value)
      }
    }
    return names
  }

  /// Where a use of a variable stands in the file: from its `$` to the end of its name.
  func place(of reference: ShellScript.Reference, in command: Command) -> Place {
    var end = reference.offset + 1
    while end < command.text.count, [Byte.leftBrace, Byte.hash, Byte.exclamationMark].contains(command.text[end]) {
      end += 1
    }
    return place(of: reference.offset..<min(end + reference.name.count, command.text.count), in: command)
  }

  /// Where a part of a command's text stands in the file.
  func place(of part: Range<Int>, in command: Command) -> Place { Place(file, command.scalar.sourceRange(of: part)) }
}
