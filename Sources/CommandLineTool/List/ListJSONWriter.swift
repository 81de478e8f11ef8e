import Hierarchy
import SourceText

/// Writes a listing as JSON.
struct ListJSONWriter {
  private let showsFiles: Bool
  private let secrets: SecretPolicy
  private var writer = JSONWriter.indented

  init(showsFiles: Bool, secrets: SecretPolicy) {
    self.showsFiles = showsFiles
    self.secrets = secrets
  }

  /// One object: the units, the roots, the order, the diagnostics.
  func document(of listing: TreeListing) -> [UInt8] {
    var copy = self
    return copy.written(listing)
  }

  private mutating func written(_ listing: TreeListing) -> [UInt8] {
    writer.beginObject()
    writer.member("format_version", "1.0")
    writer.key("units")
    writer.beginList()
    for unit in listing.units { write(unit) }
    writer.endList()
    writer.key("roots")
    writer.beginList()
    for root in listing.roots { write(root) }
    writer.endList()
    writer.member("order", listing.order.map(\.path.text))
    writer.key("diagnostics")
    var diagnostics = DiagnosticJSONWriter(secrets: secrets)
    diagnostics.write(listing.diagnostics, to: &writer)
    writer.endObject()
    return writer.take() + [Byte.lineFeed]
  }

  private mutating func write(_ unit: ListedUnit) {
    writer.beginObject()
    writer.member("path", unit.path.text)
    writer.member("config_file", unit.configurationFile.text)
    write("region", unit.region)
    writer.member("includes", unit.includes.map(\.text))
    write(unit.module)
    writer.member("dependencies", unit.dependencies.map { secrets.shown($0.path.text) })
    writer.key("level")
    if let level = unit.level { writer.number(Text(String(level))) } else { writer.null() }
    if let environment = unit.environment { write(environment) }
    if showsFiles {
      writer.member("files", unit.files.map(\.text))
      writer.member("absent_files", unit.missingFiles.map(\.text))
    }
    writer.endObject()
  }

  private mutating func write(_ module: ListedModule?) {
    writer.key("module")
    guard let module else { return writer.null() }
    writer.beginObject()
    writer.member("kind", module.path == nil ? "remote" : module.source == nil ? "beside" : "local")
    write("source", module.source.map { secrets.shown($0) })
    write("path", module.path.map { secrets.shown($0.text) })
    writer.endObject()
  }

  private mutating func write(_ environment: ListedEnvironment) {
    writer.key("environment")
    writer.beginObject()
    writer.member("name", environment.name)
    write("workspace", environment.workspace)
    writer.member("var_files", environment.varFiles.map(\.text))
    writer.key("reasons")
    writer.beginList()
    for reason in environment.reasons {
      writer.beginObject()
      writer.member("kind", reason.kind)
      writer.member("sentence", secrets.shown(reason.sentence.text))
      write("file", reason.place?.file.name)
      writer.key("line")
      if let place = reason.place { writer.number(Text(String(place.start.line))) } else { writer.null() }
      writer.endObject()
    }
    writer.endList()
    writer.endObject()
  }

  private mutating func write(_ root: ListedRoot) {
    writer.beginObject()
    writer.member("path", root.path.text)
    writer.member("config_file", root.configurationFile.text)
    write("region", root.region)
    writer.member("units", root.units.map(\.text))
    writer.endObject()
  }

  private mutating func write(_ name: Text, _ text: Text?) {
    writer.key(name)
    if let text { writer.string(text) } else { writer.null() }
  }
}
