import HCL2Evaluation
import HCL2Syntax
import SourceText

/// Reads everything that may use `dependency`: inputs, plain attributes, and all blocks that no earlier step reads.
struct LateReading {
  private let body: ConfigurationBody
  private static let early: Set<Text> = ["locals", "include", "feature", "dependency"]
  private let schema = ConfigurationSchema.file

  init(_ body: ConfigurationBody) { self.body = body }

  func read(_ decoder: inout BlockDecoder) -> Configuration {
    var result = Configuration()
    decoder.checkNames(of: body, schema)
    refuse(&decoder)
    readAttributes(&decoder, &result)
    for block in decoder.blocks(of: body, in: schema, wanted: { !Self.early.contains($0) }) {
      switch block.kind {
      case "generate": result.generate.append(block)
      case "remote_state" where result.blocks["remote_state"] != nil: break
      default: result.blocks[block.kind] = block
      }
    }
    check(result, &decoder)
    return result
  }

  /// Reports what Terragrunt refuses regardless of values.
  private func refuse(_ decoder: inout BlockDecoder) {
    for attribute in body.arguments(schema) {
      for reference in References.all(in: attribute.expression) where isInput(reference) {
        decoder.report(
          .dependencyInputs, "the inputs of a dependency can't be read since Terragrunt 0.73.2", at: reference.place,
          help: "use one of its outputs: dependency.NAME.outputs.…")
      }
    }
    for attribute in body.arguments(schema) where attribute.name.hasPrefix("iam_") {
      for reference in References.all(in: attribute.expression) where reference.root == "dependency" {
        decoder.report(
          .undeclaredName, "there is no 'dependency' here: Terragrunt needs '\(attribute.name)' before dependencies",
          at: reference.place, help: "use a local, or a value that an include gives")
      }
    }
    for section in body.sections(schema) where section.kind == "terraform" {
      for attribute in section.body.arguments(ConfigurationSchema.terraform) where attribute.name == "source" {
        for reference in References.all(in: attribute.expression) where reference.root == "dependency" {
          decoder.report(
            .sourceOfDependency, "'source' can't depend on the outputs of a dependency", at: reference.place,
            help: "the module must be known before dependencies are evaluated")
        }
      }
    }
  }

  private func isInput(_ reference: Reference) -> Bool {
    reference.root == "dependency" && reference.attributes.count > 1 && reference.attributes[1] == "inputs"
  }

  private func readAttributes(_ decoder: inout BlockDecoder, _ result: inout Configuration) {
    for attribute in body.arguments(schema) {
      let place = Place(attribute.expression.file, attribute.expression.range)
      switch attribute.name {
      case "inputs": result.inputs = inputs(decoder.value(attribute.expression), place, &decoder)
      case "remote_state":
        let value = decoder.value(attribute.expression)
        let schema = BlockSchema("remote_state", ConfigurationSchema.remoteStateAttributes.map(Self.optionalConfig))
        if let block = block(of: value, schema, "", body.place(of: attribute), place, &decoder, isStrict: true) {
          result.blocks["remote_state"] = block
        }
      case "generate":
        let value = decoder.value(attribute.expression)
        guard value.members != nil || !value.isKnown || value.isNull else {
          decoder.report(.wrongType, "'generate' must be a map of objects", at: place)
          continue
        }
        for member in value.members?.all ?? [] {
          let part = value.part(member.name) ?? member.value
          if let block = block(
            of: part, ConfigurationSchema.generate, member.name, body.place(of: attribute), place, &decoder,
            isStrict: false)
          {
            result.generate.append(block)
          }
        }
      default:
        let skip: [AttributeSchema] = decoder.takesRemoved ? [.bool("skip")] : []
        guard let known = (ConfigurationSchema.attributes + skip).first(where: { $0.name == attribute.name }) else {
          continue
        }
        let value = decoder.value(attribute.expression)
        if let converted = decoder.convert(value, known, at: place), !converted.isNull {
          result.attributes[attribute.name] = converted
        }
      }
    }
  }

  private static func optionalConfig(_ attribute: AttributeSchema) -> AttributeSchema {
    attribute.name == "config" ? .object("config") : attribute
  }

  private func inputs(_ value: TypedValue, _ place: Place, _ decoder: inout BlockDecoder) -> TypedValue? {
    if value.isNull { return .object([], origin: value.origin) }
    if let unknown = value.unknown { return unknown.reason.isFailure ? nil : value }
    if value.members != nil { return value.withoutTerraformMarks }
    decoder.report(.wrongType, "'inputs' must be a map or object, but is \(words: value.type.kind)", at: place)
    return nil
  }

  /// Converts an object to the block that it represents.
  private func block(
    of value: TypedValue, _ schema: BlockSchema, _ label: Text, _ namePlace: Place, _ place: Place,
    _ decoder: inout BlockDecoder, isStrict: Bool
  ) -> BlockValue? {
    if value.isNull || !value.isKnown { return nil }
    guard let members = value.members else {
      decoder.report(.wrongType, "'\(schema.kind)' must be an object, but is \(words: value.type.kind)", at: place)
      return nil
    }
    var values: [Text: TypedValue] = [:]
    for member in members.all {
      let part = value.part(member.name) ?? member.value
      let partPlace = member.value.origin?.root.place ?? place
      guard let attribute = schema.attribute(member.name) else {
        if isStrict { decoder.report(.unsupportedArgument, "there is no '\(member.name)' here", at: partPlace) }
        continue
      }
      if let converted = decoder.convert(part, attribute, at: partPlace), !converted.isNull {
        values[member.name] = converted
      }
    }
    for attribute in schema.attributes ?? [] where attribute.isRequired && members[attribute.name] == nil {
      decoder.report(.missingArgument, "'\(schema.kind)' needs '\(attribute.name)'", at: place)
    }
    return BlockValue(kind: schema.kind, label: label, place: namePlace, values: values, blocks: [])
  }

  // MARK: checks

  private static let existing: Set<Text> = ["overwrite", "overwrite_terragrunt", "skip", "error"]
  private static let disabled: Set<Text> = ["remove", "remove_terragrunt", "skip"]

  /// The backends of Terraform, also those of older versions.
  private static let backends = [
    "local", "remote", "cloud", "artifactory", "atlas", "azurerm", "consul", "cos", "etcd", "etcdv3", "gcs", "http",
    "kubernetes", "manta", "oci", "oss", "pg", "s3", "swift",
  ]

  /// Reports a backend that is a slip of one that Terraform has.
  private func checkBackend(_ state: BlockValue, _ decoder: inout BlockDecoder) {
    guard let backend = state.values["backend"], let name = backend.text?.description,
      !Self.backends.contains(name), let meant = NearestName.of(name.lowercased(), among: Self.backends)
    else { return }
    decoder.warn(
      .unknownChoice, "Terraform has no backend '\(name)'", at: state.place(of: "backend"),
      help: "did you mean '\(meant)'?")
  }

  /// Reports what Terragrunt refuses when it runs a command, though it reads the file.
  private func checkErrorRule(_ rule: BlockValue, _ decoder: inout BlockDecoder) {
    func warn(_ message: Message, at name: Text, help: Message) {
      decoder.warn(.badErrorRule, message, at: rule.place(of: name), help: help)
    }
    if let attempts = rule.values["max_attempts"]?.number, attempts < ExactNumber(1) {
      warn("'max_attempts' of '\(rule.label)' is \(attempts.text)", at: "max_attempts", help: "write 1 or more")
    }
    if let seconds = rule.values["sleep_interval_sec"]?.number, seconds < ExactNumber(0) {
      warn(
        "'sleep_interval_sec' of '\(rule.label)' is \(seconds.text)", at: "sleep_interval_sec", help: "write 0 or more")
    }
    for name in ["retryable_errors", "ignorable_errors"] as [Text] {
      for pattern in rule.values[name]?.elements ?? [] {
        guard let text = pattern.text,
          let fault = RegularExpression.fault(in: text.hasPrefix("!") ? text[1..<text.count] : text)
        else { continue }
        decoder.warn(
          .badErrorRule, "'\(text)' in '\(name)' of '\(rule.label)' is no regular expression: \(words: fault)",
          at: pattern.origin?.root.place ?? rule.place(of: name),
          help: "correct it; in quotes, a backslash is written twice")
      }
    }
  }

  private func check(_ result: Configuration, _ decoder: inout BlockDecoder) {
    if let state = result.blocks["remote_state"] { checkBackend(state, &decoder) }
    for rule in result.blocks["errors"]?.blocks ?? [] { checkErrorRule(rule, &decoder) }
    var seen: [Text: Place] = [:]
    for block in result.generate {
      if seen.updateValue(block.place, forKey: block.label) != nil {
        decoder.report(.duplicateBlock, "there are two 'generate' blocks '\(block.label)'", at: block.place)
      }
      checkChoice("if_exists", Self.existing, block, &decoder)
      checkChoice("if_disabled", Self.disabled, block, &decoder)
    }
    if let state = result.blocks["remote_state"], let generate = state.values["generate"], generate.isKnown {
      for name in ["path", "if_exists"] as [Text] where generate.members?[name] == nil {
        decoder.report(
          .missingArgument, "'generate' of 'remote_state' needs '\(name)'", at: generate.origin?.place ?? state.place)
      }
    }
    for hook in result.blocks["terraform"]?.blocks ?? [] where hook.kind.hasSuffix("_hook") {
      guard let execute = hook.values["execute"], execute.isKnown else { continue }
      if execute.elements?.isEmpty ?? true || execute.elements?.first?.text == "" {
        decoder.report(
          .emptyCommand, "'execute' of the hook '\(hook.label)' names no program",
          at: execute.origin?.place ?? hook.place)
      }
    }
  }

  private func checkChoice(
    _ name: Text, _ choices: Set<Text>, _ block: BlockValue, _ decoder: inout BlockDecoder
  ) {
    guard let value = block.values[name] else { return }
    let place = block.place(of: name)
    guard let text = value.text else {
      decoder.report(.notKnownOffline, "'\(name)' can't be known offline", at: place)
      return
    }
    if choices.contains(text) { return }
    decoder.report(
      .unknownChoice, "'\(name)' can't be '\(text)'", at: place,
      help: "write one of: \(words: choices.map(\.description).sorted().joined(separator: ", "))")
  }
}
