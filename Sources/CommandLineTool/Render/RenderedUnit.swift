import HCL1Syntax
import Hierarchy
import Pipelines
import SourceText

/// The output of `render` for one unit.
struct RenderedUnit: Sendable {
  /// A file in the unit's folder.
  struct File: Sendable {
    let name: Text
    let bytes: [UInt8]
  }

  /// The unit's folder, relative to the tree's top folder.
  let path: Path
  /// The region of the unit's resources; nil when nothing sets it.
  let region: Text?
  /// False for a unit whose module does not create a pipeline.
  let isPipeline: Bool
  /// The parameters that its requests need and nothing sets.
  let missing: [MissingParameter]
  /// The variables that only the Terraform module uses, where requests are written.
  let namesOfModule: [Text]
  /// The inputs that are variables of the unit.
  let inputsThatAreVariables: Set<Text>
  let diagnostics: [Diagnostic]
  /// The resources that get their own name, each with that name.
  let names: [(thing: String, name: RequestValue)]
  /// The files in the unit's folder; none when it has errors.
  let files: [File]
  /// Its part of the document on standard output.
  let fragment: [UInt8]

  /// The number of objects open around a unit's output: regions, a region, a unit.
  private static let depth = 3

  init(_ unit: ResolvedUnit, _ request: RenderRequest, _ tree: Tree) {
    path = unit.path
    let isPipeline = UnitRequests.isPipeline(unit, mapping: request.settings.mapping)
    self.isPipeline = isPipeline
    inputsThatAreVariables = Self.inputs(request.settings.inputs, thatAreVariablesOf: unit)
    guard !unit.diagnostics.hasErrors, isPipeline else {
      region = nil
      missing = []
      namesOfModule = []
      diagnostics = unit.diagnostics
      names = []
      files = []
      fragment = []
      return
    }
    let requests = UnitRequests(unit, request.settings)
    let secrets = requests.parameters.secrets
    var settings = request.settings
    settings.secrets = secrets
    let module = tree.module(of: unit)
    settings.module = module
    var found = unit.diagnostics + PipelineRules.findings(for: requests, settings)
    if !request.format.needsEverything, let module {
      found += ModuleRules.findings(for: unit, module: module, inputs: request.settings.inputs)
    }
    if request.format.needsEverything {
      found += LeftOutParts.findings(for: requests) + UnusedSettings.findings(for: requests, module: module)
    }
    if request.format == .cloudFormation {
      found += TemplateInjection.findings(
        in: [
          request.sets.contains(.codebuild) ? requests.project : nil,
          request.sets.contains(.codepipeline) ? requests.pipeline : nil,
        ], allowsReferences: request.allowsDynamicReferences)
    }
    found += Self.placeFindings(unit, requests) + Self.unknownFindings(requests)
    region = requests.region
    names = requests.names
    namesOfModule = request.format.needsEverything ? UnusedSettings.namesOfModule(for: requests) : []
    missing = request.format.needsEverything ? requests.missing(for: request.sets) : []
    // Output that is not written is built only to find mistakes in the inputs' placeholders.
    let isRefused = found.hasErrors || !missing.isEmpty
    let content =
      isRefused && request.settings.inputs.names.isEmpty ? nil : RenderedContent(requests, module, request)
    found += content?.diagnostics ?? []
    diagnostics = found
    let written = found.hasErrors || !missing.isEmpty ? nil : content
    files = request.outputFolder != nil ? written?.files() ?? [] : []
    fragment = request.outputFolder == nil ? written?.fragment(atDepth: Self.depth) ?? [] : []
  }

  private static func inputs(_ inputs: Inputs, thatAreVariablesOf unit: ResolvedUnit) -> Set<Text> {
    let names = inputs.names
    if names.isEmpty { return [] }
    return Set(unit.settings.map(\.name)).intersection(names)
  }

  /// What AWS is to get and nobody knows.
  private static func unknownFindings(_ requests: UnitRequests) -> [Diagnostic] {
    var seen: Set<Text> = []
    return requests.unknown.filter { seen.insert($0.name).inserted }.map { source in
      Diagnostic(
        .error, "unknown-value", "'\(source.name)' depends on the AWS account, which is not given", at: source.place,
        help: "give it: --aws-account-id ID, or FOLDER=ID for the units of one folder")
    }
  }

  private static let upwards: Text = ".."

  /// The problems with where the unit's files would be written.
  private static func placeFindings(_ unit: ResolvedUnit, _ requests: UnitRequests) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if requests.region == nil {
      found.append(
        Diagnostic(
          .error, "no-region", "'\(unit.path)' names no region", at: nil,
          help: "set aws_region, call a folder after the region, or give --region"))
    }
    if unit.path.text.contains(upwards), unit.path.parts.contains(upwards) {
      found.append(
        Diagnostic(
          .error, "outside-root", "'\(unit.path)' lies outside the tree's root", at: nil,
          help: "give --root a folder above"))
    }
    return found
  }
}

/// The rendered files of a unit, in one format.
struct RenderedContent {
  private enum Body {
    case request(RequestValue)
    case sets(ParameterSets)
  }

  private let format: RenderFormat
  private let sets: Set<ParameterSet>
  private let secrets: SecretPolicy
  private let bodies: [(name: Text, body: Body)]
  private let region: Text?
  private let path: Path
  let diagnostics: [Diagnostic]

  init(_ requests: UnitRequests, _ module: ModuleVariables?, _ request: RenderRequest) {
    format = request.format
    sets = request.sets
    secrets = request.secrets.isMasking ? requests.parameters.secrets : request.secrets
    region = requests.region
    path = requests.parameters.unit.path
    switch request.format {
    case .requests: (bodies, diagnostics) = (Self.requests(requests, request.sets), [])
    case .cloudFormation:
      let template = CloudFormationTemplate(
        description: "\(requests.name ?? "pipeline"), rendered from \(path)",
        project: request.sets.contains(.codebuild) ? requests.project : nil,
        pipeline: request.sets.contains(.codepipeline) ? requests.pipeline : nil)
      bodies = [
        ("template.json", .request(template.template)), ("parameters.json", .request(template.parameters)),
        ("configuration.json", .request(template.configuration)),
      ]
      diagnostics = template.diagnostics
    case .parameters, .tfvars:
      do throws(Diagnostic) {
        let parameters = try ParameterSets(requests, module: module)
        bodies = [(request.format == .tfvars ? Self.tfvarsName : Self.jsonName, .sets(parameters))]
        diagnostics = parameters.diagnostics(of: request.sets)
      } catch {
        bodies = []
        diagnostics = [error]
      }
    }
  }

  private static let tfvarsName: Text = "parameters.tfvars"
  private static let jsonName: Text = "parameters.json"

  private static func requests(_ requests: UnitRequests, _ sets: Set<ParameterSet>) -> [(name: Text, body: Body)] {
    let files: [(Text, RequestValue?, Bool)] = [
      ("create-project.json", requests.project, sets.contains(.codebuild)),
      ("update-project.json", requests.project, sets.contains(.codebuild)),
      ("create-pipeline.json", requests.pipeline, sets.contains(.codepipeline)),
      ("update-pipeline.json", requests.pipelineUpdate, sets.contains(.codepipeline)),
      ("start-build.json", requests.startBuild, sets.contains(.buildspec)),
    ]
    return files.compactMap { name, value, isWanted in isWanted ? value.map { (name, .request($0)) } : nil }
  }

  /// Each file with its complete bytes.
  func files() -> [RenderedUnit.File] {
    bodies.map { name, body in
      if format == .tfvars { return RenderedUnit.File(name: name, bytes: tfvars(body)) }
      var writer = JSONWriter.indented
      write(body, to: &writer)
      return RenderedUnit.File(name: name, bytes: writer.take() + [Byte.lineFeed])
    }
  }

  /// The unit's part of one document: its parameter sets, or an object with its files by name; for tfvars, its text.
  func fragment(atDepth depth: Int) -> [UInt8] {
    if format == .tfvars { return bodies.flatMap { tfvars($0.body) } }
    var writer = JSONWriter(fragmentAtDepth: depth)
    if format == .parameters {
      for (_, body) in bodies { write(body, to: &writer) }
      return writer.take()
    }
    writer.beginObject()
    for (name, body) in bodies {
      writer.key(name)
      write(body, to: &writer)
    }
    writer.endObject()
    return writer.take()
  }

  private func write(_ body: Body, to writer: inout JSONWriter) {
    switch body {
    case .request(let value): writer.request(value, secrets: secrets)
    case .sets(let parameters): parameters.write(to: &writer, sets: sets, secrets: secrets)
    }
  }

  private func tfvars(_ body: Body) -> [UInt8] {
    guard case .sets(let parameters) = body else { return [] }
    var printer = TfvarsPrinter(secrets: secrets)
    printer.comment((region ?? "") + " " + path.text)
    parameters.print(to: &printer, sets: sets, secrets: secrets)
    return printer.take()
  }
}
