public import Files
public import HCL1Syntax
public import SourceText

/// A file of a tree as it was read, for inspection.
public struct TreeFile: Sendable {
  private let loaded: LoadedFile

  init(_ loaded: LoadedFile) { self.loaded = loaded }

  /// The file's absolute path.
  public var path: Path { loaded.path }
  /// The bytes, and the name relative to the tree's top folder.
  public var file: SourceFile { loaded.file }
  /// The syntax tree.
  public var syntax: SyntaxTree { loaded.tree }
  /// Errors in the file's syntax and its repeated keys.
  public var diagnostics: [Diagnostic] { loaded.diagnostics }
  /// The plain variables as written: everything but the `terragrunt` block.
  public var variables: [Member] { loaded.variables }

  /// The items of its `terragrunt` block (the last one, if repeated); a `.terragrunt` file is itself such a block.
  /// Nil without a block.
  public var terragruntItems: [Item]? { loaded.block }

  /// The place of the `path` in its `include` block, or nil without one.
  public var includePlace: Place? {
    var reader = TerragruntReader(file, evaluation: nil, warnsOfUnknownKeys: false)
    guard let items = terragruntItems, let include = reader.include(in: items) else { return nil }
    return include.paths.last.map { Place(file, $0.range) } ?? include.place
  }
}

extension Tree {
  /// The configuration or var file at a path, absolute or relative to the tree's top folder, read and parsed once per
  /// run; nil when it can't be read.
  public func treeFile(at path: Path) -> TreeFile? { (try? files.load(root.appending(path))).map(TreeFile.init) }

  /// The kind of what is at a path, absolute or relative to the tree's top folder; nil when nothing is there.
  public func kind(of path: Path) -> FileKind? { files.kind(of: root.appending(path)) }

  /// Why nothing of a folder, absolute, may be known; nil where it may.
  public func refusal(of folder: Path) -> FileSystemError? { files.fileSystem.refusal(of: folder) }

  /// The configuration file in an absolute folder, if it has a `terragrunt` block; nil when the folder is not a unit.
  public func configurationFile(in folder: Path) -> Path? {
    guard let own = files.configurationFile(in: root.appending(folder).cleaned), hasTerragruntBlock(own) else {
      return nil
    }
    return own
  }

  /// True for an absolute folder whose configuration file is included by units below it and not deployed itself.
  public func isRoot(_ folder: Path) -> Bool {
    guard let own = configurationFile(in: folder), !isUnit(own, in: folder) else { return false }
    return selection(of: [folder]).roots.contains(own)
  }
}
