import HCL2Evaluation
import SourceText

/// Merges the contents of a file with those of the files that it includes. Source:
/// `config/include.go` of Terragrunt 1.1.3.
struct ConfigurationMerge {
  private let include: IncludeBlock
  private(set) var diagnostics: [Diagnostic] = []

  init(_ include: IncludeBlock) { self.include = include }

  private var isDeep: Bool {
    switch include.strategy {
    case .deep: true
    case .shallow, .noMerge: false
    }
  }

  private var isNone: Bool {
    switch include.strategy {
    case .noMerge: true
    case .shallow, .deep: false
    }
  }

  private mutating func report(
    _ code: ConfigurationCode, _ message: Message, at place: Place?, note: Place?, help: Message?
  ) {
    let notes = note.map { [Diagnostic.Note("in the included file it is here", at: $0)] } ?? []
    diagnostics.append(Diagnostic(.error, code, message, at: place, notes: notes, help: help))
  }

  mutating func merged(_ parent: Configuration, _ child: Configuration) -> Configuration {
    if isNone { return child }
    var result = child
    for (name, value) in parent.attributes where child.attributes[name].map({ $0.text == "" }) ?? true {
      result.attributes[name] = value
    }
    result.inputs = inputs(parent.inputs, child.inputs)
    result.generate = generate(parent.generate, child.generate)
    result.dependencies = dependencies(parent.dependencies, child.dependencies)
    result.features = features(parent.features, child.features)
    for (kind, block) in parent.blocks where kind != "catalog" {
      guard let own = child.blocks[kind] else {
        result.blocks[kind] = block
        continue
      }
      result.blocks[kind] = merged(block, own)
    }
    return result
  }

  // MARK: inputs

  private mutating func inputs(_ parent: TypedValue?, _ child: TypedValue?) -> TypedValue? {
    guard let parent else { return child }
    guard let child else { return parent }
    if isDeep { return deep(parent, child, "inputs") }
    guard let parents = parent.members, let children = child.members else {
      return child.isKnown ? parent : child
    }
    return .object((parents.all + children.all).map { ($0.name, $0.value) }, origin: child.origin)
  }

  private mutating func deep(_ parent: TypedValue, _ child: TypedValue, _ what: StaticString) -> TypedValue {
    var merge = DeepMerge()
    let result = merge.merged(parent, child)
    for mismatch in merge.mismatches {
      report(
        .mergeMismatch,
        "a list can't be merged deep over \(words: mismatch.parent.type.kind) in '\(words: what.description)'",
        at: mismatch.child.origin?.root.place ?? include.place, note: mismatch.parent.origin?.root.place,
        help: "make both lists, or use merge_strategy = \"shallow\"")
    }
    return result
  }

  // MARK: blocks by label

  private mutating func generate(_ parents: [BlockValue], _ children: [BlockValue]) -> [BlockValue] {
    var result = parents
    for child in children {
      guard let index = result.firstIndex(where: { $0.label == child.label }) else {
        result.append(child)
        continue
      }
      if !isDeep {
        report(
          .duplicateBlock, "the included file has a 'generate' block '\(child.label)' too", at: child.place,
          note: result[index].place, help: "rename one of them, or use merge_strategy = \"deep\"")
      }
      result[index] = child
    }
    return result
  }

  mutating func dependencies(_ parents: [BlockValue], _ children: [BlockValue]) -> [BlockValue] {
    if isNone { return children }
    var result = parents
    for child in children {
      if let index = result.firstIndex(where: { $0.label == child.label }) {
        result[index] = isDeep ? dependency(result[index], child) : child
      } else {
        result.append(child)
      }
    }
    return result
  }

  private mutating func dependency(_ parent: BlockValue, _ child: BlockValue) -> BlockValue {
    var result = parent
    for name in ["config_path", "enabled", "skip_outputs"] as [Text] {
      if let value = child.values[name], value.text != "" { result.values[name] = value }
    }
    if let mocks = child.values["mock_outputs"] {
      result.values["mock_outputs"] = parent.values["mock_outputs"].map { deep($0, mocks, "mock_outputs") } ?? mocks
    }
    let commands: Text = "mock_outputs_allowed_terraform_commands"
    result.values[commands] = joined(parent.values[commands], child.values[commands])
    return result
  }

  mutating func features(_ parents: [BlockValue], _ children: [BlockValue]) -> [BlockValue] {
    if isNone { return children }
    var result = parents
    for child in children {
      guard let index = result.firstIndex(where: { $0.label == child.label }) else {
        result.append(child)
        continue
      }
      guard isDeep, let before = result[index].values["default"], let after = child.values["default"] else {
        result[index] = child
        continue
      }
      if before.isKnown, after.isKnown, before.members == nil || after.members == nil {
        report(
          .mergeMismatch, "the defaults of the feature '\(child.label)' can't be merged deep: both must be objects",
          at: child.place, note: result[index].place, help: "use merge_strategy = \"shallow\"")
      }
      result[index] = child
      result[index].values["default"] = deep(before, after, "default")
    }
    return result
  }

  // MARK: single blocks

  private mutating func merged(_ parent: BlockValue, _ child: BlockValue) -> BlockValue {
    switch child.kind {
    case "terraform": return terraform(parent, child)
    case "dependencies": return paths(parent, child)
    case "errors" where isDeep: return errors(parent, child)
    case "engine" where isDeep: return fields(parent, child, except: [])
    default: return child
    }
  }

  /// The child's values where they are set, otherwise the parent's.
  private func fields(_ parent: BlockValue, _ child: BlockValue, except: Set<Text>) -> BlockValue {
    var result = child
    for (name, value) in parent.values where !except.contains(name) {
      if child.values[name].map({ $0.text == "" }) ?? true { result.values[name] = value }
    }
    return result
  }

  private func joined(_ first: TypedValue?, _ second: TypedValue?) -> TypedValue? {
    guard let first, let second else { return first ?? second }
    if !first.isKnown { return first }
    if !second.isKnown { return second }
    return .list(of: .string, (first.elements ?? []) + (second.elements ?? []), origin: second.origin)
  }

  private func terraform(_ parent: BlockValue, _ child: BlockValue) -> BlockValue {
    let lists: Set<Text> = ["include_in_copy", "exclude_from_copy"]
    var result = fields(parent, child, except: lists)
    for name in lists {
      result.values[name] = isDeep ? joined(child.values[name], parent.values[name]) : parent.values[name]
    }
    result.blocks = ["extra_arguments", "before_hook", "after_hook", "error_hook"].flatMap { (kind: Text) in
      Self.byLabel(parent.blocks(kind), child.blocks(kind))
    }
    return result
  }

  /// The parent's blocks, replaced by the child's blocks with the same labels, followed by the child's other blocks.
  private static func byLabel(_ parents: [BlockValue], _ children: [BlockValue]) -> [BlockValue] {
    var result = parents
    for child in children {
      if let index = result.firstIndex(where: { $0.label == child.label }) {
        result[index] = child
      } else {
        result.append(child)
      }
    }
    return result
  }

  private func paths(_ parent: BlockValue, _ child: BlockValue) -> BlockValue {
    var result = child
    guard let before = parent.values["paths"]?.elements, let own = child.values["paths"]?.elements else {
      return parent.values["paths"]?.isKnown == false ? parent : child
    }
    let new = isDeep ? own : own.filter { path in path.text == nil || !before.contains { $0.text == path.text } }
    result.values["paths"] = .list(of: .string, before + new, origin: child.values["paths"]?.origin)
    return result
  }

  private func errors(_ parent: BlockValue, _ child: BlockValue) -> BlockValue {
    var result = parent
    for own in child.blocks {
      guard let index = result.blocks.firstIndex(where: { $0.kind == own.kind && $0.label == own.label }) else {
        result.blocks.append(own)
        continue
      }
      result.blocks[index] = errorRule(result.blocks[index], own)
    }
    return result
  }

  private func errorRule(_ parent: BlockValue, _ child: BlockValue) -> BlockValue {
    var result = fields(parent, child, except: ["retryable_errors", "ignorable_errors", "signals"])
    for name in ["max_attempts", "sleep_interval_sec"] as [Text] {
      if let number = child.values[name]?.number?.asInt, number <= 0 { result.values[name] = parent.values[name] }
    }
    for name in ["retryable_errors", "ignorable_errors"] as [Text] {
      guard let both = joined(child.values[name], parent.values[name]) else { continue }
      var seen: Set<Text> = []
      let items = both.elements?.filter { item in item.text.map { seen.insert($0).inserted } ?? true }
      result.values[name] = items.map { .list(of: .string, $0, origin: both.origin) } ?? both
    }
    if let before = parent.values["signals"]?.members {
      let own = child.values["signals"]?.members?.all ?? []
      result.values["signals"] = .object((before.all + own).map { ($0.name, $0.value) })
    }
    return result
  }
}
