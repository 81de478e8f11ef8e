import HCL2Evaluation
import SourceText
import TerragruntConfiguration

/// Writes a unit of `terragrunt.hcl` as one object of the document that `resolve` prints.
struct ConfigurationUnitWriter {
  let reader: ConfigurationReader
  let command: Text
  let showsLocals: Bool
  let showsOrigins: Bool
  let secrets: SecretPolicy

  private func shown(_ path: Path) -> Text {
    path.isWithin(reader.root) ? path.relative(to: reader.root).text : path.text
  }

  /// The bytes of a unit's object, for `ResolutionWriter.add`.
  func fragment<Writer: StructuredWriter>(of unit: EvaluatedConfiguration, as kind: Writer.Type) -> [UInt8] {
    var writer = Writer(fragmentAtDepth: 2)
    let document = ConfigurationDocument(unit, showsLocals: showsLocals).value
    let run = TerraformRun(unit, reader)
    let variables = unit.variables
    writer.beginObject()
    writer.member("path", shown(unit.file.parent))
    writer.member("config_file", shown(unit.file))
    writer.member("includes", unit.includes.map { shown($0.path) })
    writer.key("region")
    writer.null()
    writer.member("command", command)
    let parts: [(Text, TypedValue)] = [
      ("terragrunt", document), ("arguments", run.arguments), ("env_vars", run.environment), ("variables", variables),
    ]
    for (name, value) in parts {
      writer.key(name)
      writer.value(value, named: "", secrets: secrets)
    }
    if showsOrigins { writeOrigins(variables, to: &writer) }
    writeUnknowns(parts, to: &writer)
    writer.endObject()
    return writer.take()
  }

  private func writeOrigins(_ variables: TypedValue, to writer: inout some StructuredWriter) {
    writer.key("origins")
    writer.beginObject()
    for member in variables.members?.all ?? [] {
      guard let place = (variables.part(member.name) ?? member.value).origin?.root.place else { continue }
      writer.key(member.name)
      writer.beginObject()
      writer.member("layer", "unit")
      write(place, to: &writer)
      writer.endObject()
    }
    writer.endObject()
  }

  private func write(_ place: Place, to writer: inout some StructuredWriter) {
    writer.member("file", place.file.name)
    writer.member("line", place.start.line)
    writer.member("column", place.start.column)
  }

  /// The unknown values, each with its pointer into the unit's object.
  private func writeUnknowns(_ parts: [(Text, TypedValue)], to writer: inout some StructuredWriter) {
    let unknowns = parts.flatMap { name, value in
      value.unknowns.map { (pointer: "/" + name + $0.pointer, unknown: $0.unknown) }
    }
    if unknowns.isEmpty { return }
    writer.key("unknown")
    writer.beginList()
    for (pointer, unknown) in unknowns {
      writer.beginObject()
      writer.member("pointer", pointer)
      writer.member("reason", unknown.reason.sentence.text)
      if let place = unknown.reason.place { write(place, to: &writer) }
      writer.endObject()
    }
    writer.endList()
  }
}
