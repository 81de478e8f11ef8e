import Hierarchy
import SourceText

/// The formats of `config`.
enum ConfigFormat: String, OutputFormat {
  case text, json

  static let standard = text
}

/// `strata config`: what the project file gives, and which line says so.
enum ConfigCommand: Command {
  static let name = "config"
  static let summary = "the flags that the project's strata.tfvars gives, and which line gives each"
  static let operands = "[COMMAND]"
  static let flags = [.format(ConfigFormat.self), SecretFlags.show]
  static let examples = [
    Example("strata config", "every flag, with its line and the commands that take it"),
    Example("strata config check", "those of one command"),
  ]
  static let resolves = false

  static func run(_ arguments: ParsedArguments, _ invocation: Invocation) throws(UsageError) -> ExitStatus {
    if arguments.operands.count > 1 {
      throw UsageError("'config' takes one command", help: "write strata config COMMAND")
    }
    let command = arguments.operands.first
    if let command, !ProjectReader.commands.contains(where: { $0.name == command }) {
      let names = ProjectReader.commands.map { $0.name }
      throw UsageError(
        "a project file gives '\(command)' nothing: it is not a command that takes its flags",
        help: NearestName.of(command, among: names).map { "did you mean '\($0)'?" }
          ?? "known: \(names.joined(separator: ", "))")
    }
    let project = try ProjectFile.find(arguments, invocation)
    let settings = (project?.settings ?? []).filter { command.map($0.commands.contains) ?? true }
    invocation.console.report(project?.diagnostics ?? [])
    if invocation.console.hasErrors { return invocation.console.finish() }
    let secrets = invocation.secrets(ofDataCommand: false)
    switch arguments.format(ConfigFormat.self) {
    case .text: invocation.console.write(text(settings, project, secrets))
    case .json: invocation.console.write(json(settings, project, secrets))
    }
    return invocation.console.finish()
  }

  private static func text(
    _ settings: [ProjectSetting], _ project: ProjectFile?, _ secrets: SecretPolicy
  ) -> [UInt8] {
    guard let project else {
      return Array("there is no \(ProjectFile.name) here or above: no flag has a default\n".utf8)
    }
    guard !settings.isEmpty else { return Array("\(project.file.name) gives no flag\n".utf8) }
    let rows = settings.map { setting in
      let values = shown(setting, secrets).map { $0.isEmpty ? "" : " \($0)" }
      return [
        "\(project.file.name):\(setting.place.start.line)",
        values.map { "--\(setting.flag)\($0)" }.joined(separator: " "),
        setting.commands.count == ProjectReader.commands.count
          ? "all commands" : setting.commands.joined(separator: ", "),
      ]
    }
    let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.reduce(into: []) { output, row in
      for column in 0..<2 {
        output += Array((row[column] + String(repeating: " ", count: widths[column] - row[column].count + 2)).utf8)
      }
      output += Array((row[2] + "\n").utf8)
    }
  }

  private static func json(
    _ settings: [ProjectSetting], _ project: ProjectFile?, _ secrets: SecretPolicy
  ) -> [UInt8] {
    var writer = JSONWriter.indented
    writer.beginObject()
    writer.member("format_version", Text("1.0"))
    writer.key("file")
    if let project { writer.string(project.file.name) } else { writer.null() }
    writer.key("settings")
    writer.beginList()
    for setting in settings {
      writer.beginObject()
      writer.member("flag", Text(setting.flag))
      writer.key("values")
      writer.beginList()
      for value in shown(setting, secrets) where !value.isEmpty { writer.string(Text(value)) }
      writer.endList()
      writer.member("commands", setting.commands.map { Text($0) })
      writer.member("line", setting.place.start.line)
      writer.member("column", setting.place.start.column)
      writer.endObject()
    }
    writer.endList()
    writer.endObject()
    return writer.take() + [Byte.lineFeed]
  }

  /// The values, with what looks secret masked: that of `NAME=VALUE` by its name.
  private static func shown(_ setting: ProjectSetting, _ secrets: SecretPolicy) -> [String] {
    setting.values.map { value in
      let text = Text(value)
      if let equals = text.firstIndex(of: Byte.equals), secrets.isSecret(name: text[0..<equals]) {
        return "\(text[0..<equals])=\(SecretPolicy.mask)"
      }
      return secrets.shown(text).description
    }
  }
}
