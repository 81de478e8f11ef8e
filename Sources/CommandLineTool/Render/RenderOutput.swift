import Files
import Hierarchy
import Pipelines
import SourceText

/// The findings about a whole `render` run: what is missing, unused, left out or named twice.
struct RunFindings {
  private let units: [RenderedUnit]
  private let request: RenderRequest

  init(_ units: [RenderedUnit], _ request: RenderRequest) {
    self.units = units
    self.request = request
  }

  var diagnostics: [Diagnostic] { missing + sharedNames + unusedInputs + usedByModule + leftOut }

  /// An error for each unit whose project or pipeline has the same name as another unit's in that region.
  private var sharedNames: [Diagnostic] {
    var known: [[Text]: (unit: Path, name: RequestValue)] = [:]
    var found: [Diagnostic] = []
    for unit in units {
      var isReported = false
      for (thing, name) in unit.names {
        guard let text = name.text, let region = unit.region else { continue }
        let key = [region, Text(thing), text]
        guard let first = known[key] else {
          known[key] = (unit.path, name)
          continue
        }
        if isReported { continue }
        isReported = true
        let note: Message = "the name of '\(first.unit)'"
        found.append(
          Diagnostic(
            .error, "name-twice",
            "'\(unit.path)' makes a \(words: thing) of the name that '\(first.unit)' gives to one in \(region)",
            at: name.source?.place, notes: [Diagnostic.Note(note, at: first.name.source?.place)],
            help: "give one of them another app, service, info or stage, or a name"))
      }
    }
    return found
  }

  /// One error for each missing input, by name, with the units that need it.
  private var missing: [Diagnostic] {
    var needed: [Text: (parameter: MissingParameter, units: [Path])] = [:]
    for unit in units {
      for parameter in unit.missing { needed[parameter.name, default: (parameter, [])].units.append(unit.path) }
    }
    return needed.sorted { $0.key < $1.key }.map { name, need in
      let others = need.units.count - 1
      let more = others == 0 ? "" : " and \(others) other\(others == 1 ? "" : "s")"
      let way: Message =
        name == "connection_arn"
        ? "give --input connection_arn=…, or github_oauth_token for a token, or write it into a file for --inputs"
        : "give --input \(name)=…, or write \(name) = \"…\" into a file for --inputs"
      return Diagnostic(
        .error, "missing-input", "nothing sets '\(name)': \(words: need.parameter.purpose)", at: nil,
        notes: [.init("it becomes \(words: need.parameter.member) of \(need.units[0])\(words: more)")], help: way)
    }
  }

  /// A warning for each input that no unit, no request and no other input uses: it is probably misspelt.
  private var unusedInputs: [Diagnostic] {
    let inputs = request.settings.inputs
    let known = units.reduce(into: Set<Text>()) { $0.formUnion($1.inputsThatAreVariables) }
    let inside = Set(inputs.names.flatMap { inputs.placeholders(in: $0) })
    return inputs.names.filter { Parameter.named($0) == nil && !known.contains($0) && !inside.contains($0) }.map {
      name in
      let nearest = NearestName.of(name.description, among: Parameter.all.map(\.name.description))
      return Diagnostic(
        .warning, "unused-input", "nothing uses the input '\(name)'", at: inputs[name]?.namePlace,
        help: nearest.map { "did you mean '\(words: $0)'?" } ?? "docs/render.md lists the inputs")
    }
  }

  /// One note that names what the requests leave to the Terraform modules.
  private var usedByModule: [Diagnostic] {
    let names = Set(units.flatMap(\.namesOfModule)).sorted().map { "'\($0)'" }
    if names.isEmpty { return [] }
    return [
      Diagnostic(
        .info, "unused-setting", "only the Terraform module uses \(words: names.joined(separator: ", "))", at: nil,
        help: "docs/render.md lists the variables that reach a request")
    ]
  }

  private var leftOut: [Diagnostic] {
    let others = units.filter { !$0.isPipeline && !$0.diagnostics.hasErrors }
    if !units.isEmpty, others.count == units.count {
      return [
        Diagnostic(
          .warning, "no-pipeline",
          others.count == 1
            ? "'\(others[0].path)' is not a pipeline" : "none of the \(others.count) units is a pipeline",
          at: nil,
          help: "a pipeline sets source_type, codebuild_… or stage_1_name; for other names see --mapping")
      ]
    }
    guard request.namesLeftOut else { return [] }
    return others.map { Diagnostic(.info, "left-out", "'\($0.path)' is not a pipeline, and is left out", at: nil) }
  }
}

/// Writes the rendered units: as one document, or as a folder per unit.
struct RenderOutput {
  /// The version of the documents' structure.
  private static let formatVersion: Text = "1.0"

  /// Sorted by region, then by unit, both in byte order.
  private let regions: [(name: Text, units: [RenderedUnit])]
  private let request: RenderRequest

  init(_ units: [RenderedUnit], _ request: RenderRequest) {
    self.request = request
    let byRegion = Dictionary(grouping: units) { $0.region ?? "" }
    regions = byRegion.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted { $0.path < $1.path }) }
  }

  /// All units as one document.
  func document() -> [UInt8] {
    if request.format == .tfvars {
      return Array(regions.flatMap(\.units).map(\.fragment).joined(separator: [Byte.lineFeed]))
    }
    return object { writer, unit in writer.fragment(unit.fragment) }
  }

  /// Writes a folder for each unit, then the index.
  func write(below folder: Path, _ invocation: Invocation) {
    let targets = regions.flatMap { region, units in
      units.map { unit in
        FolderReplacement(
          folder.appending(Path(region)).appending(unit.path).cleaned, below: folder,
          files: unit.files.map { ($0.name, $0.bytes) }, outdated: RenderFormat.fileNames,
          guarding: invocation.guardedFolders)
      }
    }
    let index = object { writer, unit in
      writer.beginList()
      for file in unit.files { writer.string(file.name) }
      writer.endList()
    }
    UnitFolders(base: folder, targets: targets, index: index).write(
      invocation, clashHelp: "rename one of the units, or render them into folders of their own")
  }

  private func object(_ writeUnit: (inout JSONWriter, RenderedUnit) -> Void) -> [UInt8] {
    var writer = JSONWriter.indented
    writer.beginObject()
    writer.member("format_version", Self.formatVersion)
    if request.outputFolder != nil { writer.member("format", Text(request.format.rawValue)) }
    writer.key("regions")
    writer.beginObject()
    for (region, units) in regions {
      writer.key(region)
      writer.beginObject()
      for unit in units {
        writer.key(unit.path.text)
        writeUnit(&writer, unit)
      }
      writer.endObject()
    }
    writer.endObject()
    writer.endObject()
    return writer.take() + [Byte.lineFeed]
  }
}
