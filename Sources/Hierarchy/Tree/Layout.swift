public import Files
public import SourceText

/// A layout for trees of units, other than that of Terragrunt 0.18, which `Tree` implements itself.
///
/// A unit is identified by an absolute path whose parent gives the unit's name and folder. Usually it is the
/// configuration file; a layout may also invent paths that do not exist, such as `/tree/app@prod/terraform.tfvars`.
public protocol Layout: Sendable {
  /// Whether its units count only in folders without units of any other layout.
  var isFallback: Bool { get }

  /// The units in a folder with these entries.
  func units(in folder: Path, _ entries: [Text: FileKind]) -> [Path]

  /// The units for a path that is not a folder; nil when the layout does not know such paths.
  func units(named path: Path) -> [Path]?

  /// What is wrong with a path that does not exist and names no unit; nil when the layout can't tell.
  func diagnostic(forMissing path: Path) -> Diagnostic?

  /// What is wrong in files that say which units there are, and belongs to no unit.
  var mistakes: [Diagnostic] { get }

  /// The units that others include and that are not deployed themselves.
  func roots(among units: [Path]) -> Set<Path>

  /// True for a file that configures a unit only where it is copied to.
  func isTemplate(_ unit: Path) -> Bool

  /// Where a file or folder really is that the layout copies to a path; the path itself for anything else.
  func actual(_ path: Path) -> Path

  /// True for a var file that configures no unit of Terragrunt, however it is named.
  func isPlainVarFile(_ path: Path) -> Bool

  /// True for a module that is deployed only as a part of others. Absolute.
  func isPartOfOthers(_ folder: Path) -> Bool

  /// True for a unit of this layout that is one only because nothing in the tree uses its code.
  func isUnused(_ unit: Path) -> Bool

  /// True for a unit of this layout.
  func owns(_ unit: Path) -> Bool

  /// Resolves a unit.
  func resolve(_ unit: Path) -> ResolvedUnit
}

extension Layout {
  /// False.
  public func isPartOfOthers(_ folder: Path) -> Bool { false }
  /// False.
  public func isUnused(_ unit: Path) -> Bool { false }
  /// False.
  public func isPlainVarFile(_ path: Path) -> Bool { false }
  /// Empty.
  public var mistakes: [Diagnostic] { [] }
  /// Nil.
  public func diagnostic(forMissing path: Path) -> Diagnostic? { nil }
  /// False.
  public func isTemplate(_ unit: Path) -> Bool { false }
  /// The path itself.
  public func actual(_ path: Path) -> Path { path }
}

/// Creates the layout for a tree.
public typealias LayoutMaker = @Sendable (LayoutContext) -> any Layout

/// What a tree provides to its layouts.
public struct LayoutContext: Sendable {
  let library: FileLibrary

  /// The tree's top folder, absolute.
  public var root: Path { library.root }
  /// How the tree is resolved.
  public var options: ResolutionOptions { library.options }
  /// The tree's files. Folders that the walk has listed are not listed again.
  public var files: any FileSystem { ListedFileSystem(library) }

  /// The display name of an absolute path: relative to the tree's top folder.
  public func displayName(of path: Path) -> Path { library.displayName(path) }

  /// The AWS region that a path names, relative to the tree's top folder; nil when it names none.
  public func region(of path: Path) -> Text? { Region.named(in: path) }

  /// The Terraform module in an absolute folder, read once; nil when there is none.
  public func module(in folder: Path) -> ModuleVariables? { library.module(in: folder) }

  /// The location of the Terraform code of a unit in an absolute folder.
  public func moduleSource(_ source: Text?, of unit: Path) -> ModuleSource { library.moduleSource(source, of: unit) }

  /// The module at that location, read once; nil when it would have to be downloaded, or does not exist.
  public func module(at source: ModuleSource, for unit: Path) -> ModuleVariables? {
    library.module(at: source, for: unit)
  }

  /// Records the commands that a unit's configuration names, so that an unknown command can be reported.
  public func note(commands: [Text]) { library.note(commands: commands) }
}

/// A tree's files, with the listings that are already known.
private struct ListedFileSystem: FileSystemLayer {
  private let library: FileLibrary

  init(_ library: FileLibrary) { self.library = library }

  var base: any FileSystem { library.fileSystem }

  func read(_ path: Path) throws(FileSystemError) -> [UInt8] { try library.source(path).bytes }

  func kind(of path: Path) -> FileKind? { library.kind(of: path) }
}

/// The layouts of a tree other than that of Terragrunt 0.18.
struct Layouts: Sendable {
  private let first: [any Layout]
  private let fallbacks: [any Layout]

  /// No other layouts.
  static let none = Layouts([])

  init(_ layouts: [any Layout]) {
    first = layouts.filter { !$0.isFallback }
    fallbacks = layouts.filter(\.isFallback)
  }

  var isEmpty: Bool { first.isEmpty && fallbacks.isEmpty }

  /// All of them, fallbacks last.
  var all: [any Layout] { first + fallbacks }

  /// The layout of a unit; nil for a unit of Terragrunt 0.18.
  func owner(of unit: Path) -> (any Layout)? { all.first { $0.owns(unit) } }

  /// The units in a folder that count even if it has a unit of Terragrunt 0.18.
  func units(in folder: Path, _ entries: [Text: FileKind]) -> [Path] { Self.units(in: folder, entries, first) }

  /// The units in a folder that count only if it has no other units.
  func fallbackUnits(in folder: Path, _ entries: [Text: FileKind]) -> [Path] {
    Self.units(in: folder, entries, fallbacks)
  }

  private static func units(in folder: Path, _ entries: [Text: FileKind], _ layouts: [any Layout]) -> [Path] {
    for layout in layouts {
      let units = layout.units(in: folder, entries)
      if !units.isEmpty { return units }
    }
    return []
  }

  /// The units for a path that is not a folder; nil when no layout knows it.
  func units(named path: Path) -> [Path]? { all.lazy.compactMap { $0.units(named: path) }.first }

  /// What is wrong with a path that does not exist; nil when no layout can tell.
  func diagnostic(forMissing path: Path) -> Diagnostic? {
    all.lazy.compactMap { $0.diagnostic(forMissing: path) }.first
  }

  /// True for a var file that configures no unit of Terragrunt, however it is named.
  func isPlainVarFile(_ path: Path) -> Bool { all.contains { $0.isPlainVarFile(path) } }

  /// The units that others include and that are not deployed themselves.
  func roots(among units: [Path]) -> Set<Path> {
    var roots: Set<Path> = []
    for layout in all { roots.formUnion(layout.roots(among: units.filter { layout.owns($0) })) }
    return roots
  }
}

extension Tree {
  /// What is wrong in files that say which units there are, and belongs to none of the units.
  public func mistakes(besides units: [Path]) -> [Diagnostic] {
    layouts.all.filter { layout in units.contains { layout.owns($0) } }.flatMap(\.mistakes)
  }

  /// The units without those that are none in another state of this tree: there something uses their code, and here it only
  /// lies unused.
  public func withoutParts(_ units: [Path], of other: Tree) -> [Path] {
    if layouts.isEmpty { return units }
    return units.filter { unit in
      guard let layout = layouts.owner(of: unit), layout.isUnused(unit) else { return true }
      return !other.layouts.all.contains { $0.isPartOfOthers(unit.parent) }
    }
  }
}
