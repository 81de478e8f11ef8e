import HCL1Syntax
public import SourceText

/// Writes resolved units as documents. The members are those of
/// docs/schemas/resolve.schema.json.
public struct ResolutionWriter<Writer: StructuredWriter> {
  /// The version of the document format.
  public static var formatVersion: Text { "1.0" }

  private var writer: Writer
  private let showsOrigins: Bool
  private let showsLocals: Bool
  private let secrets: SecretPolicy

  /// A writer on top of `writer`, which has started a document.
  ///
  /// - Parameter showsLocals: whether to write the locals of `terragrunt.hcl` units.
  public init(_ writer: Writer, showsOrigins: Bool, showsLocals: Bool = false, secrets: SecretPolicy) {
    self.writer = writer
    self.showsOrigins = showsOrigins
    self.showsLocals = showsLocals
    self.secrets = secrets
  }

  /// The bytes so far, removed from the writer.
  public mutating func take() -> [UInt8] { writer.take() }

  /// Starts the document.
  public mutating func begin() {
    writer.beginObject()
    writer.member("format_version", Self.formatVersion)
    writer.key("units")
    writer.beginList()
  }

  /// Ends the document.
  public mutating func end(_ diagnostics: [Diagnostic]) {
    writer.endList()
    writer.key("diagnostics")
    var diagnosticWriter = DiagnosticJSONWriter(secrets: secrets.masking)
    diagnosticWriter.write(diagnostics, to: &writer)
    writer.endObject()
  }

  /// Adds a unit that `fragment` wrote.
  public mutating func add(_ fragment: [UInt8]) { writer.fragment(fragment) }

  /// The bytes of one unit, for `add` of a writer of the same kind; this allows units to be written on several
  /// threads.
  public static func fragment(
    of unit: ResolvedUnit, showsOrigins: Bool, showsLocals: Bool = false, secrets: SecretPolicy
  ) -> [UInt8] {
    var writer = ResolutionWriter(
      Writer(fragmentAtDepth: 2), showsOrigins: showsOrigins, showsLocals: showsLocals, secrets: secrets)
    writer.write(unit)
    return writer.take()
  }

  private mutating func write(_ unit: ResolvedUnit) {
    writer.beginObject()
    writer.member("path", unit.path.text)
    writer.member("config_file", unit.configurationFile.text)
    writer.member("includes", unit.includes.map(\.text))
    writer.key("region")
    if let region = unit.region { writer.string(region) } else { writer.null() }
    writer.member("command", unit.command)
    let document = unit.document
    if let document {
      write(document)
    } else {
      writer.key("terragrunt")
      write(unit.terragrunt)
      write("arguments", unit.arguments)
      writer.key("env_vars")
      write(unit.environment)
    }
    writer.key("variables")
    writer.beginObject()
    let order = unit.orderByName
    for index in order {
      writer.key(unit.settings[index].name)
      writer.value(unit.settings[index].value, named: unit.settings[index].name, secrets: secrets)
    }
    writer.endObject()
    if showsOrigins { writeOrigins(order.map { unit.settings[$0] }) }
    writeUnknowns(
      document.map { unit.unknowns(in: $0, withLocals: showsLocals) } ?? unit.unknowns(withLocals: showsLocals))
    writer.endObject()
  }

  // MARK: other layouts

  private mutating func write(_ document: UnitDocument) {
    writer.key("terragrunt")
    var members = document.configuration.members ?? []
    if showsLocals, let locals = document.locals {
      members.append(Member(key: "locals", keyRange: locals.range, value: locals))
    }
    writer.object(members, secrets: secrets)
    writer.key("arguments")
    writer.value(document.arguments, named: "", secrets: secrets)
    writer.key("env_vars")
    writer.value(document.environment, named: "", secrets: secrets)
  }

  /// The unknown values, each with its pointer into the unit's object.
  private mutating func writeUnknowns(_ unknowns: [(pointer: Text, unknown: UnknownValue)]) {
    if unknowns.isEmpty { return }
    writer.key("unknown")
    writer.beginList()
    for (pointer, unknown) in unknowns {
      writer.beginObject()
      writer.member("pointer", pointer)
      writer.member("reason", unknown.reason.text)
      if let place = unknown.place {
        let position = place.start
        writer.member("file", place.file.name)
        writer.member("line", position.line)
        writer.member("column", position.column)
      }
      writer.endObject()
    }
    writer.endList()
  }

  // MARK: the terragrunt block

  private mutating func write(_ block: TerragruntBlock) {
    writer.beginObject()
    writer.key("terraform")
    if let terraform = block.terraform { write(terraform) } else { writer.null() }
    writer.key("remote_state")
    if let state = block.remoteState {
      writer.beginObject()
      writer.member("backend", state.backend.value, secrets: secrets)
      writer.key("config")
      writer.object(state.config, secrets: secrets)
      writer.endObject()
    } else {
      writer.null()
    }
    writer.key("dependencies")
    if let dependencies = block.dependencies {
      writer.beginObject()
      write("paths", dependencies)
      writer.endObject()
    } else {
      writer.null()
    }
    writer.member("prevent_destroy", block.preventDestroy)
    writer.member("skip", block.skip)
    writer.member("iam_role", block.iamRole?.value ?? "", secrets: secrets)
    writer.endObject()
  }

  private mutating func write(_ block: TerraformBlock) {
    writer.beginObject()
    writer.member("source", block.source?.value ?? "", secrets: secrets)
    writer.key("extra_arguments")
    writer.beginList()
    for extra in block.extraArguments {
      writer.beginObject()
      writer.member("name", extra.name.value)
      write("commands", extra.commands)
      write("arguments", extra.arguments)
      write("required_var_files", extra.requiredVarFiles)
      write("optional_var_files", extra.optionalVarFiles)
      writer.key("env_vars")
      write(extra.environment.sorted { $0.name < $1.name })
      writer.endObject()
    }
    writer.endList()
    write("before_hook", block.beforeHooks)
    write("after_hook", block.afterHooks)
    writer.endObject()
  }

  private mutating func write(_ name: StaticString, _ hooks: [Hook]) {
    writer.key(name)
    writer.beginList()
    for hook in hooks {
      writer.beginObject()
      writer.member("name", hook.name.value)
      write("commands", hook.commands)
      write("execute", hook.execute)
      writer.member("run_on_error", hook.runOnError)
      writer.endObject()
    }
    writer.endList()
  }

  private mutating func write(_ name: StaticString, _ texts: [Located<Text>]) {
    writer.key(name)
    writer.beginList()
    if secrets.isMasking {
      for word in secrets.shown(words: texts.map(\.value)) { writer.string(word) }
    } else {
      // Work on the buffer: threads that write data shared by units would otherwise contend for its reference counts.
      texts.withUnsafeBufferPointer { texts in
        for index in texts.indices { writer.string(texts[index].value) }
      }
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
    writer.key("origins")
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
    writer.key("overridden")
    writer.beginList()
    for assignment in overridden {
      writer.beginObject()
      writePlace(assignment.origin)
      writer.key("value")
      writer.value(assignment.value, named: name, secrets: secrets)
      writer.endObject()
    }
    writer.endList()
    writer.endObject()
  }

  private mutating func writePlace(_ origin: Origin) {
    let position = origin.place.start
    writer.member("layer", Text(origin.layer.rawValue))
    writer.member("file", origin.place.file.name)
    writer.member("line", position.line)
    writer.member("column", position.column)
  }
}
