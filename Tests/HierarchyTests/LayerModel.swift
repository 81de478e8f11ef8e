/// The values that a unit gets: written from the specification, without the engine, as simply as possible.
struct LayerModel {
  /// The options, which the engine gets too.
  struct Choices {
    var command: String
    var isExact: Bool
    var mergesMaps: Bool
    var inherits: Bool
    var usesEnvironment: Bool
  }

  /// One value that a layer sets for a variable.
  struct Given: Equatable {
    var layer: String
    var value: ModelValue
  }

  private(set) var arguments: [String] = []
  private(set) var environment: [String: String] = [:]
  /// The values that the layers set for each variable, lowest first.
  private(set) var given: [String: [Given]] = [:]

  private let mergesMaps: Bool

  init(_ estate: ModelEstate, _ choices: Choices) {
    mergesMaps = choices.mergesMaps
    let commandLine = passed(Self.mergedBlocks(estate.levels), choices.command, estate)
    if choices.usesEnvironment {
      var variables = estate.environment
      for (name, value) in environment where name.hasPrefix("TF_VAR_") { variables[String(name.dropFirst(7))] = value }
      for (name, value) in variables { give(name, "environment", .text(value)) }
    }
    if !choices.isExact, choices.inherits {
      for level in estate.levels.dropLast() { give(level.file, "inherited") }
    }
    for level in estate.levels.suffix(1) { give(level.file, "unit") }
    for file in estate.automatic { give(file, file.path.hasSuffix("/terraform.tfvars.json") ? "unit" : "auto-file") }
    for argument in commandLine {
      switch argument {
      case .other: break
      case .variable(_, let name, let value, let text):
        // Terraform 0.12 takes the text unchanged, unless the variable is a list or a map.
        give(name, "var", choices.mergesMaps || value.isCollection ? value : .text(text))
      case .file(_, let path):
        if let file = Self.find(path, in: estate) { give(file, "var-file") }
      }
    }
  }

  private mutating func give(_ name: String, _ layer: String, _ value: ModelValue) {
    given[name, default: []].append(Given(layer: layer, value: value))
  }

  private mutating func give(_ file: ModelFile, _ layer: String) {
    for variable in file.variables { give(variable.name, layer, variable.value) }
  }

  private static func find(_ path: String, in estate: ModelEstate) -> ModelFile? { estate.varFiles[path] }

  // MARK: blocks

  /// A child's block replaces its parent's block of the same name; a new block is appended.
  private static func mergedBlocks(_ levels: [ModelEstate.Level]) -> [ModelExtraArguments] {
    var merged: [ModelExtraArguments] = levels.first?.blocks ?? []
    for level in levels.dropFirst() {
      for block in level.blocks {
        if let place = merged.firstIndex(where: { $0.name == block.name }) {
          merged[place] = block
        } else {
          merged.append(block)
        }
      }
    }
    return merged
  }

  private mutating func passed(
    _ blocks: [ModelExtraArguments], _ command: String, _ estate: ModelEstate
  ) -> [ModelArgument] {
    var passed: [ModelArgument] = []
    for block in blocks {
      for listed in block.commands where listed == command {
        passed += block.arguments
        let optional = Self.keepingLast(block.optional).filter { estate.varFiles[$0] != nil }
        for file in Self.keepingLast(block.required) + optional {
          passed.append(.file(words: ["-var-file=" + file], path: file))
        }
        for (name, value) in block.environment { environment[name] = value }
      }
    }
    arguments = passed.flatMap(\.words)
    return passed
  }

  private static func keepingLast(_ files: [String]) -> [String] {
    files.indices.filter { !files[($0 + 1)...].contains(files[$0]) }.map { files[$0] }
  }

  // MARK: values

  /// The value of each variable.
  var values: [String: ModelValue] {
    given.compactMapValues { all in
      var groups: [[ModelValue]] = [[], [], []]
      for one in all { groups[Self.group(one.layer)].append(one.value) }
      guard let winners = groups.last(where: { !$0.isEmpty }) else { return nil }
      var result = winners[0]
      for value in winners.dropFirst() { result = merged(result, value) }
      return result
    }
  }

  /// The layer of each variable's last value.
  var layers: [String: String] { given.compactMapValues { $0.last?.layer } }

  private static func group(_ layer: String) -> Int {
    switch layer {
    case "environment": 0
    case "var", "var-file": 2
    default: 1
    }
  }

  private func merged(_ earlier: ModelValue, _ later: ModelValue) -> ModelValue {
    guard mergesMaps, case .map(let first) = earlier, case .map(let second) = later else { return later }
    return .map(first.merging(second) { _, new in new })
  }
}
