public import Files
import HCL1Syntax
public import Hierarchy
public import SourceText

/// The layout of `terragrunt.hcl` trees, as Terragrunt 0.19 and later read them.
public struct TerragruntLayout: Layout {
  private let context: LayoutContext
  private let reader: ConfigurationReader

  /// The layout of a tree.
  public init(_ options: ConfigurationOptions, in context: LayoutContext) {
    self.context = context
    reader = ConfigurationReader(root: context.root, files: context.files, options: options)
  }

  public var isFallback: Bool { false }

  private static let names: [Text] = ["terragrunt.hcl.json", "terragrunt.hcl"]

  private var names: [Text] { reader.options.configurationName.map { [$0] } ?? Self.names }

  public func units(in folder: Path, _ entries: [Text: FileKind]) -> [Path] {
    if folder.parts.contains(StackGeneration.folderName.text), let stack = stack(above: folder) {
      // The stack's file says what Terragrunt would write here.
      let isWhole = folder.name == StackGeneration.folderName.text
      return StackGeneration(reader, context.files).units(ofStackIn: stack).filter {
        isWhole ? $0.isWithin(folder) : $0.parent == folder
      }
    }
    var units: [Path] = []
    if let name = names.first(where: { entries[$0] == .file }) { units.append(folder.appending(Path(name))) }
    if entries[StackGeneration.fileName] == .file {
      units += StackGeneration(reader, context.files).units(ofStackIn: folder)
    }
    return units
  }

  public func units(named path: Path) -> [Path]? {
    if owns(path), reader.files.kind(of: path) == .file { return [path] }
    return generatedUnits(at: path)
  }

  /// The folder of the stack in whose written units a folder lies; nil if there is none.
  private func stack(above folder: Path) -> Path? {
    var folder = folder
    var stack: Path?
    while !folder.isTop {
      let name = folder.name
      folder = folder.parent
      if name == StackGeneration.folderName.text,
        context.files.kind(of: folder.appending(Path(StackGeneration.fileName))) == .file
      {
        // The outermost one: it generates the stacks inside.
        stack = folder
      }
    }
    return stack
  }

  /// The units that a stack above generates at or below a path that does not exist.
  private func generatedUnits(at path: Path) -> [Path]? {
    var folder = path
    while !folder.isTop {
      folder = folder.parent
      guard reader.files.kind(of: folder.appending(Path(StackGeneration.fileName))) == .file else { continue }
      let units = StackGeneration(reader, context.files).units(ofStackIn: folder).filter { $0.isWithin(path) }
      if !units.isEmpty { return units }
    }
    return nil
  }

  public func owns(_ unit: Path) -> Bool {
    let name = unit.name
    return name == Self.names[1] || name == Self.names[0] || name == reader.options.configurationName
  }

  /// A configuration file above others, with neither code nor an include, is the old style of a root; a folder that a
  /// stack copies is a template.
  public func roots(among units: [Path]) -> Set<Path> {
    var above: Set<Path> = []
    for unit in units {
      var folder = unit.parent
      while !folder.isTop {
        folder = folder.parent
        if !above.insert(folder).inserted { break }
      }
    }
    return Set(
      units.filter { above.contains($0.parent) && !isDeployed($0) || isTemplate($0) })
  }

  public func isTemplate(_ unit: Path) -> Bool {
    reader.generated.copies(unit.parent) || StackGeneration(reader, context.files).isTemplate(unit)
  }

  public func actual(_ path: Path) -> Path { reader.generated.actual(path) }

  private func isDeployed(_ file: Path) -> Bool {
    guard let tree = try? reader.tree(file) else { return true }
    let sections = ConfigurationBody(tree).sections(ConfigurationSchema.file)
    return sections.contains { $0.kind == "terraform" && $0.body.sets("source") || $0.kind == "include" }
      || context.module(in: file.parent) != nil
  }

  public func resolve(_ unit: Path) -> ResolvedUnit {
    let generated = reader.generated[unit.parent]
    if let generated, generated.source == nil { return absentUnit(unit, generated) }
    return UnitModel(reader.evaluate(unit), reader, context).unit(saying: generated?.diagnostics ?? [])
  }

  /// A unit of a stack whose source is not on this machine.
  private func absentUnit(_ unit: Path, _ folder: GeneratedUnits.Folder) -> ResolvedUnit {
    let name = context.displayName(of: unit.parent)
    let wanted = folder.stack.parent.appending(Path(folder.written)).cleaned
    let absent = Diagnostic(
      folder.isRemote || !folder.isHere ? .warning : .error, ConfigurationCode.unitNotHere,
      folder.isRemote
        ? "the source of '\(name)' is not on this machine, so nothing is known of the unit"
        : "there is no folder '\(folder.written)', from which the stack makes the unit '\(name)'",
      at: folder.place,
      help: folder.isRemote
        ? "terragrunt stack generate fetches '\(folder.written)'"
        : reader.nearest(to: wanted).map { "did you mean '\($0)'?" }
          ?? "a relative source counts from the stack's folder")
    let none = Value(.object([]), at: .start)
    let list = Value(.list([]), at: .start)
    return ResolvedUnit(
      layout: .terragrunt, path: name, folder: unit.parent, configurationFile: context.displayName(of: unit),
      configuration: nil, includes: [], region: context.region(of: name), command: reader.options.command,
      terragrunt: TerragruntBlock(), ownSource: nil, arguments: [], environment: [], absentVarFiles: [], settings: [],
      sources: [], filesRead: [context.displayName(of: folder.stack)], missingFiles: [], dependencies: [],
      document: { UnitDocument(configuration: none, arguments: list, environment: none, locals: nil) },
      diagnostics: folder.diagnostics + (folder.diagnostics.hasErrors ? [] : [absent]))
  }
}
