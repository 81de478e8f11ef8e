public import Files
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
    for name in names where entries[name] == .file { return [folder.appending(Path(name))] }
    return []
  }

  public func units(named path: Path) -> [Path]? {
    owns(path) && reader.files.kind(of: path) == .file ? [path] : nil
  }

  public func owns(_ unit: Path) -> Bool {
    let name = unit.name
    return name == Self.names[1] || name == Self.names[0] || name == reader.options.configurationName
  }

  /// A configuration file above others, with neither code nor an include, is the old style of a root.
  public func roots(among units: [Path]) -> Set<Path> {
    var above: Set<Path> = []
    for unit in units {
      var folder = unit.parent
      while !folder.isTop {
        folder = folder.parent
        if !above.insert(folder).inserted { break }
      }
    }
    return Set(units.filter { above.contains($0.parent) && !isDeployed($0) })
  }

  private func isDeployed(_ file: Path) -> Bool {
    guard let tree = try? reader.tree(file) else { return true }
    let sections = ConfigurationBody(tree).sections(ConfigurationSchema.file)
    return sections.contains { $0.kind == "terraform" && $0.body.sets("source") || $0.kind == "include" }
      || context.module(in: file.parent) != nil
  }

  public func resolve(_ unit: Path) -> ResolvedUnit {
    UnitModel(reader.evaluate(unit), reader, context).unit()
  }
}
