import Hierarchy
import ShellSyntax
public import SourceText
import YAMLSyntax

/// A parsed buildspec: its variables and commands, and the mistakes in its form.
public struct Buildspec: Sendable {
  /// A command of a phase.
  struct Command: Sendable {
    /// The scalar in the document.
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
  /// The mistakes in its YAML or its form. After an error in the YAML nothing else is read.
  public let diagnostics: [Diagnostic]
  /// True if it is not valid YAML.
  public let isUnreadable: Bool

  let exports: [Export]
  /// The commands of the phases, in execution order.
  let commands: [Command]
  /// The variables in values that CodeBuild expands itself: names of artifacts, cache keys.
  let expandedNames: Set<Text>
  /// False for version 0.1, in which each command has its own shell.
  let sharesShell: Bool
  /// The folder from which it takes its artifacts; nil when it names none.
  let artifactFolder: Located<Text>?
  /// The builds of its batch.
  let batch: BuildspecBatch
  private let shellName: Text?

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
    shellName = env["shell"]?.scalar?.text
    batch = BuildspecBatch(root, in: file)
    artifactFolder = root["artifacts"]?.entries?["base-directory"].flatMap { node in
      node.scalar.map { Located($0.text, at: Place(file, node.range)) }
    }
    commands = Self.commands(root)
    expandedNames = Self.expandedNames(root)
  }

  /// The shell that runs the commands: the one that `env.shell` names, else PowerShell for builds on Windows.
  ///
  /// - Parameter onWindows: whether the build's environment is a Windows one.
  func shell(onWindows: Bool) -> BuildShell {
    if let shellName {
      return shellName.hasPrefix("powershell") ? .powerShell : shellName.hasPrefix("cmd") ? .cmd : .posix
    }
    return onWindows || batch.hasWindowsBuild || looksLikePowerShell ? .powerShell : .posix
  }

  /// True if a command reads a variable in a form that only PowerShell has: `$env:NAME`.
  private var looksLikePowerShell: Bool { commands.contains { $0.text.lowercasedASCII.contains("$env:") } }

  /// Every name that the buildspec mentions: in commands, in values that CodeBuild expands itself, and in
  /// `exported-variables`.
  ///
  /// A command may pass the name to a program: `printenv X`, `docker run -e X`, `sh -c 'echo $X'`, `os.environ["X"]`, or
  /// read it as Windows shells do: `$env:X`, `%X%`. So any word of a command that could be a name counts.
  var mentionedNames: Set<Text> {
    var names = expandedNames.union(exports.map(\.name))
    for command in commands {
      names.formUnion(ShellName.names(in: command.text))
      names.formUnion(command.script.references.map(\.name))
    }
    return names
  }

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

  /// The text of a scalar as YAML reads it, not as it is spelt.
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

  /// The variables in values outside commands: CodeBuild expands them in artifact names, paths, cache keys, and references to
  /// stores.
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

  /// The place of a variable's use in the file: from its `$` to the end of its name.
  func place(of reference: ShellScript.Reference, in command: Command) -> Place {
    var end = reference.offset + 1
    while end < command.text.count, [Byte.leftBrace, Byte.hash, Byte.exclamationMark].contains(command.text[end]) {
      end += 1
    }
    return place(of: reference.offset..<min(end + reference.name.count, command.text.count), in: command)
  }

  /// The place of a part of a command's text in the file.
  func place(of part: Range<Int>, in command: Command) -> Place { Place(file, command.scalar.sourceRange(of: part)) }
}
