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

  init(
    _ unit: ResolvedUnit, by terraform: ResolutionOptions.TerraformVersion, source: ModuleSource,
    module: ModuleVariables?
  ) {
    self.module = module
    self.unit = unit
    positions = unit.settings.indices.map { module?.position(of: unit.settings[$0].name) }
    self.terraform = terraform
    let mocks = MockedValues(of: unit)
    texts = NamedText.texts(in: unit.settings).filter { !mocks.isMock($0.place) }
    self.source = source
    variables = EnvironmentVariableReader(unit, module: module)
  }

  /// The variable with that name, or nil.
  func setting(_ name: Text) -> Setting? {
    for position in unit.settings.indices where unit.settings[position].name == name { return unit.settings[position] }
    return nil
  }

  /// The folder of a file of the tree, relative to the tree's top folder.
  static func folder(of file: SourceFile) -> Path { Path(file.name).parent }

  /// True when the file is the unit's own: in the unit's folder or below.
  func isOwn(_ file: SourceFile) -> Bool { Path(file.name).isWithin(unit.path) }
}
