public import Files
public import HCL1Syntax
public import SourceText

/// A file of a tree as it was read: for looking at.
public struct TreeFile: Sendable {
  private let loaded: LoadedFile

  init(_ loaded: LoadedFile) { self.loaded = loaded }

  /// The file's absolute path.
  public var path: Path { loaded.path }
  /// The bytes, and the name relative to the root.
  public var file: SourceFile { loaded.file }
  /// The syntax tree.
  public var syntax: SyntaxTree { loaded.tree }
  /// What is wrong with the file's syntax or its repeated keys.
  public var diagnostics: [Diagnostic] { loaded.diagnostics }
  /// The plain variables as written: everything but the `terragrunt` block.
  public var variables: [Member] { loaded.variables }

  /// The items of its `terragrunt` block, the last one where it is written more than once; a `.terragrunt` file is one
  /// such block as a whole. Nil without a block.
  public var terragruntItems: [Item]? {
    if ConfigurationFile.isOldStyle(path) { return syntax.body.items }
    var reader = TerragruntReader(file, evaluation: nil, warnsOfUnknownKeys: false)
    return reader.terragruntItems(among: syntax.body.items)
  }

  /// Where the `path` of its `include` block stands, or nil without one.
  public var includePlace: Place? {
    var reader = TerragruntReader(file, evaluation: nil, warnsOfUnknownKeys: false)
    guard let items = terragruntItems, let include = reader.include(in: items) else { return nil }
    return include.path.map { Place(file, $0.range) } ?? include.place
  }
}

extension Tree {
  /// The configuration or var file at a path, absolute or relative to the root, read and parsed once a run; nil when it can't be read.
  public func treeFile(at path: Path) -> TreeFile? { (try? files.load(root.appending(path))).map(TreeFile.init) }

  /// What a path, absolute or relative to the root, names; nil for nothing.
  public func kind(of path: Path) -> FileKind? { files.kind(of: root.appending(path)) }

  /// The configuration file in a folder, absolute, that has a `terragrunt` block; nil when the folder is no unit.
  public func configurationFile(in folder: Path) -> Path? {
    guard let own = files.configurationFile(in: root.appending(folder).cleaned), hasTerragruntBlock(own) else {
      return nil
    }
    return own
  }

  /// True for a folder, absolute, whose configuration file units below it include and that is not deployed by itself.
  public func isRoot(_ folder: Path) -> Bool {
    guard let own = configurationFile(in: folder), !isUnit(own, in: folder) else { return false }
    return selection(of: [folder]).roots.contains(own)
  }
}
