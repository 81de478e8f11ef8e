import HCLSyntax
public import SourceText

/// The members of the document: a literal would be made anew at every use.
private enum Name {
  static let formatVersion: Text = "format_version"
  static let units: Text = "units"
  static let diagnostics: Text = "diagnostics"
  static let path: Text = "path"
  static let configFile: Text = "config_file"
  static let includes: Text = "includes"
  static let region: Text = "region"
  static let command: Text = "command"
  static let terragrunt: Text = "terragrunt"
  static let arguments: Text = "arguments"
  static let envVars: Text = "env_vars"
  static let variables: Text = "variables"
  static let terraform: Text = "terraform"
  static let remoteState: Text = "remote_state"
  static let backend: Text = "backend"
  static let config: Text = "config"
  static let dependencies: Text = "dependencies"
  static let paths: Text = "paths"
  static let preventDestroy: Text = "prevent_destroy"
  static let skip: Text = "skip"
  static let iamRole: Text = "iam_role"
  static let source: Text = "source"
  static let extraArguments: Text = "extra_arguments"
  static let name: Text = "name"
  static let commands: Text = "commands"
  static let requiredVarFiles: Text = "required_var_files"
  static let optionalVarFiles: Text = "optional_var_files"
  static let beforeHook: Text = "before_hook"
  static let afterHook: Text = "after_hook"
  static let execute: Text = "execute"
  static let runOnError: Text = "run_on_error"
  static let origins: Text = "origins"
  static let overridden: Text = "overridden"
  static let value: Text = "value"
  static let layer: Text = "layer"
  static let file: Text = "file"
  static let line: Text = "line"
  static let column: Text = "column"
}

/// Writes resolved units as documents. The members and their order are the contract of docs/formats.md.
public struct ResolutionWriter<Writer: StructuredWriter> {
  /// The version of the document's shape.
  public static var formatVersion: Text { "1.0" }

  private var writer: Writer
  private let showsOrigins: Bool
  private let secrets: SecretPolicy
  private var tables = LineTables()

  /// A writer over `writer`, the start of a document.
  public init(_ writer: Writer, showsOrigins: Bool, secrets: SecretPolicy) {
    self.writer = writer
    self.showsOrigins = showsOrigins
    self.secrets = secrets
  }

  /// The bytes so far, taken out.
  public mutating func take() -> [UInt8] { writer.take() }

  /// Starts the document.
  public mutating func begin() {
    writer.beginObject()
    writer.member(Name.formatVersion, Self.formatVersion)
    writer.key(Name.units)
    writer.beginList()
  }

  /// Ends the document.
  public mutating func end(_ diagnostics: [Diagnostic]) {
    writer.endList()
    writer.key(Name.diagnostics)
    var diagnosticWriter = DiagnosticJSONWriter(secrets: secrets.masking)
    diagnosticWriter.write(diagnostics, to: &writer)
    writer.endObject()
  }

  /// Adds a unit that `fragment` wrote.
  public mutating func add(_ fragment: [UInt8]) { writer.fragment(fragment) }

  /// The bytes of one unit, for `add` of a writer of the same kind: units can so be written on several threads.
  public static func fragment(of unit: ResolvedUnit, showsOrigins: Bool, secrets: SecretPolicy) -> [UInt8] {
    var writer = ResolutionWriter(Writer(fragmentAtDepth: 2), showsOrigins: showsOrigins, secrets: secrets)
    writer.write(unit)
    return writer.take()
  }

  private mutating func write(_ unit: ResolvedUnit) {
    writer.beginObject()
    writer.member(Name.path, unit.path.text)
    writer.member(Name.configFile, unit.configurationFile.text)
    writer.member(Name.includes, unit.includes.map(\.text))
    writer.key(Name.region)
    if let region = unit.region { writer.string(region) } else { writer.null() }
    writer.member(Name.command, unit.command)
    writer.key(Name.terragrunt)
    write(unit.terragrunt)
    write(Name.arguments, unit.arguments)
    writer.key(Name.envVars)
    write(unit.environment)
    writer.key(Name.variables)
    writer.beginObject()
    let order = unit.orderByName
    for index in order {
      writer.key(unit.settings[index].name)
      writer.value(unit.settings[index].value, named: unit.settings[index].name, secrets: secrets)
    }
    writer.endObject()
    if showsOrigins { writeOrigins(order.map { unit.settings[$0] }) }
    writer.endObject()
  }

  // MARK: the terragrunt block

  private mutating func write(_ block: TerragruntBlock) {
    writer.beginObject()
    writer.key(Name.terraform)
    if let terraform = block.terraform { write(terraform) } else { writer.null() }
    writer.key(Name.remoteState)
    if let state = block.remoteState {
      writer.beginObject()
      writer.member(Name.backend, state.backend.value, secrets: secrets)
      writer.key(Name.config)
      writer.object(state.config, secrets: secrets)
      writer.endObject()
    } else {
      writer.null()
    }
    writer.key(Name.dependencies)
    if let dependencies = block.dependencies {
      writer.beginObject()
      write(Name.paths, dependencies)
      writer.endObject()
    } else {
      writer.null()
    }
    writer.member(Name.preventDestroy, block.preventDestroy)
    writer.member(Name.skip, block.skip)
    writer.member(Name.iamRole, block.iamRole?.value ?? "", secrets: secrets)
    writer.endObject()
  }

  private mutating func write(_ block: TerraformBlock) {
    writer.beginObject()
    writer.member(Name.source, block.source?.value ?? "", secrets: secrets)
    writer.key(Name.extraArguments)
    writer.beginList()
    for extra in block.extraArguments {
      writer.beginObject()
      writer.member(Name.name, extra.name.value)
      write(Name.commands, extra.commands)
      write(Name.arguments, extra.arguments)
      write(Name.requiredVarFiles, extra.requiredVarFiles)
      write(Name.optionalVarFiles, extra.optionalVarFiles)
      writer.key(Name.envVars)
      write(extra.environment.sorted { $0.name < $1.name })
      writer.endObject()
    }
    writer.endList()
    write(Name.beforeHook, block.beforeHooks)
    write(Name.afterHook, block.afterHooks)
    writer.endObject()
  }

  private mutating func write(_ name: Text, _ hooks: [Hook]) {
    writer.key(name)
    writer.beginList()
    for hook in hooks {
      writer.beginObject()
      writer.member(Name.name, hook.name.value)
      write(Name.commands, hook.commands)
      write(Name.execute, hook.execute)
      writer.member(Name.runOnError, hook.runOnError)
      writer.endObject()
    }
    writer.endList()
  }

  private mutating func write(_ name: Text, _ texts: [Located<Text>]) {
    writer.key(name)
    writer.beginList()
    if secrets.isMasking {
      for word in secrets.shown(words: texts.map(\.value)) { writer.string(word) }
    } else {
      for text in texts { writer.string(text.value) }
    }
    writer.endList()
  }

  private mutating func write(_ environment: [(name: Text, value: Located<Text>)]) {
    writer.beginObject()
    for (name, value) in environment {
      writer.key(name)
      writer.value(Value(.string(value.value), at: .start), named: name, secrets: secrets)
    }
    writer.endObject()
  }

  // MARK: origins

  private mutating func writeOrigins(_ settings: [Setting]) {
    writer.key(Name.origins)
    writer.beginObject()
    for setting in settings {
      writer.key(setting.name)
      writeOrigin(setting.winner, setting.overridden, named: setting.name)
      for (key, judgedName) in zip(setting.mergedKeys, setting.judgedKeyNames).sorted(by: { $0.0.key < $1.0.key }) {
        writer.key(setting.name + "." + key.key)
        writeOrigin(key.winner, key.overridden, named: judgedName)
      }
    }
    writer.endObject()
  }

  private mutating func writeOrigin(_ winner: Assignment, _ overridden: [Assignment], named name: Text) {
    writer.beginObject()
    writePlace(winner.origin)
    writer.key(Name.overridden)
    writer.beginList()
    for assignment in overridden {
      writer.beginObject()
      writePlace(assignment.origin)
      writer.key(Name.value)
      writer.value(assignment.value, named: name, secrets: secrets)
      writer.endObject()
    }
    writer.endList()
    writer.endObject()
  }

  private mutating func writePlace(_ origin: Origin) {
    let position = tables.position(of: origin.place)
    writer.member(Name.layer, Text(origin.layer.rawValue))
    writer.member(Name.file, origin.place.file.name)
    writer.member(Name.line, position.line)
    writer.member(Name.column, position.column)
  }
}
