public import SourceText
import YAMLSyntax

/// A buildspec as data: its variables and commands, with what is wrong in its form.
public struct Buildspec: Sendable {
  /// A command of a phase.
  struct Command: Sendable {
    /// The shell text.
    let text: Text
    /// Where it stands.
    let range: SourceRange
    /// True when text and file agree byte for byte, so that an offset in one is an offset in the other.
    let isVerbatim: Bool
    let script: ShellScript
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
  /// False for the shells of Windows.
  let hasPOSIXShell: Bool

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
    sharesShell = root["version"]?.scalar?.text != "0.1"
    let shell = env["shell"]?.scalar?.text ?? "sh"
    hasPOSIXShell = !shell.hasPrefix("powershell") && !shell.hasPrefix("cmd")
    commands = hasPOSIXShell ? Self.commands(root, file) : []
    expandedNames = Self.expandedNames(root)
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
      if source.kind == .plaintext { entries += root["environment_variables"]?.entries?["plaintext"]?.entries ?? [] }
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

  private static func commands(_ root: [YAMLEntry], _ file: SourceFile) -> [Command] {
    let phases = root["phases"]?.entries ?? []
    var nodes: [YAMLNode] = []
    for name in ["install", "pre_build", "build", "post_build"] as [Text] {
      guard let phase = phases[name]?.entries else { continue }
      for key in ["commands", "finally"] as [Text] {
        guard let node = phase[key] else { continue }
        nodes += node.elements ?? [node]
      }
    }
    return nodes.compactMap { node in
      guard let scalar = node.scalar, !node.isNull else { return nil }
      let isVerbatim = scalar.style == .plain && file.text(node.range) == scalar.text
      return Command(
        text: scalar.text, range: node.range, isVerbatim: isVerbatim, script: ShellScript(scalar.text))
    }
  }

  /// The variables in values outside commands: CodeBuild expands them in artifact names, paths and cache keys.
  private static func expandedNames(_ root: [YAMLEntry]) -> Set<Text> {
    var names: Set<Text> = []
    var waiting = ["artifacts", "cache", "reports", "batch", "proxy"].compactMap { root[$0] }
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

  /// Where a use of a variable stands in the file; the whole command where that can't be told.
  func place(of reference: ShellScript.Reference, in command: Command) -> Place {
    let length = reference.name.count + 1
    if command.isVerbatim {
      let start = Int(command.range.lower) + reference.offset
      let hasBrace = command.text[reference.offset..<reference.offset + 2] == "${"
      return Place(file, SourceRange(start, start + length + (hasBrace ? 1 : 0)))
    }
    let source = file.text(command.range)
    let earlier = command.script.references.filter { $0.name == reference.name && $0.offset < reference.offset }.count
    var from = 0
    var seen = 0
    while let found = source.firstRange(of: reference.name, from: from) {
      from = found.upperBound
      let before = found.lowerBound > 0 ? source[found.lowerBound - 1] : 0
      let after = found.upperBound < source.count ? source[found.upperBound] : 0
      guard before == 0x24 || before == 0x7B, !ShellName.isPart(after) else { continue }
      if seen == earlier {
        let start = Int(command.range.lower) + found.lowerBound - (before == 0x7B ? 2 : 1)
        return Place(file, SourceRange(start, Int(command.range.lower) + found.upperBound))
      }
      seen += 1
    }
    return Place(file, command.range)
  }
}
