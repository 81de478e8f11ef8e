import SourceText

extension FileLibrary {
  /// The folder of this tree that has the end of a module's path which this machine does not have: `/project/modules/vpc`,
  /// a mount of the container that deploys, is most often `modules/vpc` of the repository. The longest end counts, in the
  /// nearest folder above the unit. Nil in exact mode, and where no folder fits.
  func standIn(for module: Path, of unit: Path) -> Path? {
    guard options.compatibility == .expected, !module.isWithin(root), kind(of: module) == nil else { return nil }
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
