import Hierarchy
import SourceText

/// A module's provider names a region, and units of the module are for other regions.
enum ProviderRegion: EstateCheck {
  static let code = "provider-region"
  static let severity = Severity.warning
  static let summary = "a provider with a fixed region, in a module of units for other regions"

  static func findings(in estate: Estate) -> [Diagnostic] {
    estate.modules.flatMap { use -> [Diagnostic] in
      guard let module = use.complete else { return [] }
      return module.providerRegions.compactMap { region in
        guard region.value != CloudRegion.ofCloudFront, let named = CloudRegion(region.value) else { return nil }
        let others = use.units.filter { unit in
          unit.module != nil && !unit.isSkipped && unit.folderRegion.map { $0.isAnother(than: named) } ?? false
        }
        guard let first = others.first else { return nil }
        return finding(
          "the provider of the module '\(module.path)' is for '\(region.value)', and \(units: others.count) of the module \(words: others.count == 1 ? "is" : "are") for other regions: \(Estate.list([first.path]))",
          at: region.place, help: "write a variable: region = var.region")
      }
    }
  }
}
