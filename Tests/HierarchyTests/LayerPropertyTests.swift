import Files
import HCL1Syntax
import Hierarchy
import SourceText
import Testing

/// The engine agrees with an independent model of the layers, on thousands of trees.
struct LayerPropertyTests {
  private static let treesOfEachSeed = 250

  @Test(arguments: UInt64(1)...12)
  func engineAgreesWithTheModel(seed: UInt64) throws {
    var generator = ModelGenerator(seed: seed)
    var numbers = SeededNumbers(seed: seed &+ 1000)
    for _ in 0..<Self.treesOfEachSeed {
      let isExact = numbers.once(in: 2)
      let estate = generator.estate(levels: numbers.number(1...(isExact ? 2 : 4)))
      let choices = LayerModel.Choices(
        command: numbers.pick(["plan", "apply", "destroy"]), isExact: isExact, mergesMaps: numbers.once(in: 2),
        inherits: !numbers.once(in: 4), usesEnvironment: numbers.once(in: 2))
      try check(estate, choices)
    }
  }

  @Test func exactModeRefusesASecondLevel() throws {
    var generator = ModelGenerator(seed: 7)
    for _ in 0..<50 {
      let estate = generator.estate(levels: 3)
      let unit = Self.unit(
        of: estate,
        Self.options(
          estate,
          .init(
            command: "plan", isExact: true, mergesMaps: true, inherits: true, usesEnvironment: false)))
      #expect(unit.diagnostics.map(\.code) == ["include-levels"])
    }
  }

  private static func options(_ estate: ModelEstate, _ choices: LayerModel.Choices) -> ResolutionOptions {
    var options = ResolutionOptions()
    options.command = Text(choices.command)
    options.compatibility = choices.isExact ? .terragrunt0187 : .expected
    options.terraform = choices.mergesMaps ? .v011 : .v012
    options.inheritsVariables = choices.inherits
    options.usesEnvironment = choices.usesEnvironment
    for (name, value) in estate.environment { options.environment["TF_VAR_\(name)"] = Text(value) }
    return options
  }

  private static func unit(of estate: ModelEstate, _ options: ResolutionOptions) -> ResolvedUnit {
    let tree = Tree(root: "/tree", fileSystem: InMemoryFileSystem(estate.texts), options: options)
    return tree.resolve("/tree/\(estate.unit)/terraform.tfvars")
  }

  private func check(_ estate: ModelEstate, _ choices: LayerModel.Choices) throws {
    let unit = Self.unit(of: estate, Self.options(estate, choices))
    let model = LayerModel(estate, choices)
    try #require(unit.diagnostics.isEmpty, "\(unit.diagnostics.map(\.message)) in \(estate.texts)")
    let values = Dictionary(unit.settings.map { ($0.name.description, ModelValue($0.value)) }) { first, _ in first }
    let layers = unit.settings.map { ($0.name.description, $0.origin.layer.rawValue) }
    try #require(values == model.values, "\(choices) of \(estate.texts)")
    #expect(Dictionary(layers) { first, _ in first } == model.layers)
    #expect(unit.arguments.map(\.value.description) == model.arguments)
    let environment = unit.environment.map { ($0.name.description, $0.value.value.description) }
    #expect(Dictionary(environment) { first, _ in first } == model.environment)
    for setting in unit.settings { checkContributors(setting, model.given[setting.name.description] ?? []) }
  }

  /// No given value is lost: the losers of a setting and the values merged into it are all that the layers set.
  private func checkContributors(_ setting: Setting, _ given: [LayerModel.Given]) {
    let beaten = setting.overridden.map { LayerModel.Given($0) }
    if setting.mergedKeys.isEmpty {
      #expect([LayerModel.Given(setting.winner)] + beaten == given.reversed())
      return
    }
    let tail = given.dropFirst(beaten.count)
    #expect(beaten == given.prefix(beaten.count).reversed())
    for key in setting.mergedKeys {
      let expected = tail.reversed().compactMap { one -> LayerModel.Given? in
        guard case .map(let members) = one.value, let value = members[key.key.description] else { return nil }
        return LayerModel.Given(layer: one.layer, value: value)
      }
      #expect(([key.winner] + key.overridden).map { LayerModel.Given($0) } == expected)
    }
  }
}

extension LayerModel.Given {
  /// Converts an assignment of the engine to the model's form.
  fileprivate init(_ assignment: Assignment) {
    self.init(layer: assignment.origin.layer.rawValue, value: ModelValue(assignment.value))
  }
}

extension ModelValue {
  /// Converts a value of the engine to the model's form.
  fileprivate init(_ value: Value) {
    switch value.content {
    case .boolean(let flag): self = .boolean(flag)
    case .number(let number): self = .number(Int(number.spelling.description) ?? .min)
    case .string(let text): self = .text(text.description)
    case .null, .unknown: self = .text("HCL1 has no such value")
    case .list(let elements): self = .list(elements.map { ModelValue($0) })
    case .object(let members):
      self = .map(Dictionary(members.map { ($0.key.description, ModelValue($0.value)) }) { first, _ in first })
    }
  }
}
