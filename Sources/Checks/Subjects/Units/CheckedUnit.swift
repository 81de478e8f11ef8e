import HCL1Syntax
import Hierarchy
import Pipelines
import SourceText
import TerragruntConfiguration

/// A resolved unit as the checks see it. It holds no tree, so that a check of it alone can't ask for more.
final class CheckedUnit: Sendable {
  let unit: ResolvedUnit
  /// The version of Terraform that reads the unit.
  let terraform: ResolutionOptions.TerraformVersion
  /// The unit's module; nil when it is not available or could not be read completely.
  let module: ModuleVariables?
  /// For each setting of the unit, the position of its variable in the module; nil where there is none.
  let positions: [Int?]
  /// Where the unit's module is.
  let source: ModuleSource
  /// The environment variables of the unit's build.
  let variables: EnvironmentVariableReader
  /// Every string in the winning variables, with the name that it is given; without those of mock outputs, which are made up.
  let texts: [NamedText]
  /// The region that the unit's folder names; nil when it names none.
  let folderRegion: CloudRegion?
  /// The unit's region, and the variable that gives it, where the folder does not; nil when neither does.
  let region: (region: CloudRegion, variable: Setting?)?

  init(
    _ unit: ResolvedUnit, by terraform: ResolutionOptions.TerraformVersion, source: ModuleSource,
    module: ModuleVariables?
  ) {
    self.module = module
    self.unit = unit
    positions = unit.settings.indices.map { module?.position(of: unit.settings[$0].name) }
    self.terraform = terraform
    texts = NamedText.texts(of: unit)
    self.source = source
    variables = EnvironmentVariableReader(unit, module: module)
    folderRegion = CloudRegion.named(in: unit.path)
    region = folderRegion.map { ($0, nil) } ?? Self.givenRegion(of: unit)
  }

  /// The variable with that name, or nil.
  func setting(_ name: Text) -> Setting? { Self.setting(name, of: unit) }

  private static func setting(_ name: Text, of unit: ResolvedUnit) -> Setting? {
    for position in unit.settings.indices where unit.settings[position].name == name { return unit.settings[position] }
    return nil
  }

  private static let regionVariables: [Text] = ["aws_region", "region", "location"]

  private static func givenRegion(of unit: ResolvedUnit) -> (region: CloudRegion, variable: Setting?)? {
    for name in regionVariables {
      guard let setting = setting(name, of: unit), let text = setting.value.string, CloudRegion.meant(by: text) == nil,
        let region = CloudRegion(text), !region.isZone
      else { continue }
      return (region, setting)
    }
    return nil
  }

  /// The folder of a file of the tree, relative to the tree's top folder.
  static func folder(of file: SourceFile) -> Path { Path(file.name).parent }

  /// True when the file is the unit's own: in the unit's folder or below.
  func isOwn(_ file: SourceFile) -> Bool { Path(file.name).isWithin(unit.path) }
}
