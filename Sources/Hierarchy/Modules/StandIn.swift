import SourceText

extension FileLibrary {
  /// A folder of this tree that matches the end of a module's path, when the path itself does not exist on this
  /// machine. For example, `/project/modules/vpc`, a mount in the deploying container, is usually `modules/vpc` of
  /// the repository. The longest matching end wins, in the nearest folder above the unit. Nil in exact mode, and when
  /// no folder matches.
  func standIn(for module: Path, of unit: Path) -> Path? {
    guard options.compatibility == .expected, !module.isWithin(root),
      kind(of: module) == nil || fileSystem.refusal(of: module) != nil
    else { return nil }
    let parts = module.parts
    for start in parts.indices.dropLast() {
      let end = Path.joined(Array(parts[start...]), absolute: false)
      if let found = nearest(end, above: unit) { return found }
    }
    guard let last = parts.last else { return nil }
    return nearest(Self.modules.appending(Path(last)), above: unit)
  }

  private static let modules: Path = "modules"

  private func nearest(_ end: Path, above unit: Path) -> Path? {
    var folder = unit
    while folder.isWithin(root), !folder.isTop {
      let candidate = folder.appending(end)
      if kind(of: candidate) == .folder { return candidate }
      folder = folder.parent
    }
    return nil
  }
}
