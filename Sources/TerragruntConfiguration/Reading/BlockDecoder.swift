import HCL2Evaluation
import HCL2Syntax
import SourceText

/// Evaluates bodies according to their schema, and collects diagnostics.
struct BlockDecoder {
  let evaluator: Evaluator
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether arguments that Terragrunt has removed are only a warning.
  var takesRemoved = false

  /// Evaluates an expression, or finds its value elsewhere; the second argument evaluates it.
  typealias Sharing = (Expression, () -> (value: TypedValue, diagnostics: [Diagnostic])) -> SharedExpressions.Result

  private let sharing: Sharing

  init(_ evaluator: Evaluator, sharing: @escaping Sharing) {
    self.evaluator = evaluator
    self.sharing = sharing
  }

  mutating func report(_ code: ConfigurationCode, _ message: Message, at place: Place?, help: Message? = nil) {
    diagnostics.append(Diagnostic(.error, code, message, at: place, help: help))
  }

  /// The value of an expression; mistakes in it are added to the diagnostics.
  mutating func value(_ expression: Expression) -> TypedValue {
    let found = sharing(expression) { evaluator.separately(expression) }
    diagnostics += found.diagnostics
    return found.value
  }

  /// The blocks of a body that have one of the wanted kinds.
  mutating func blocks(
    of body: ConfigurationBody, in schema: BlockSchema, wanted: (Text) -> Bool = { _ in true }
  ) -> [BlockValue] {
    var seen: [Text: Place] = [:]
    var dependencies: [Text: Place] = [:]
    var result: [BlockValue] = []
    for section in body.sections(schema) {
      guard let inner = schema.block(section.kind), wanted(section.kind), hasLabels(section, inner) else { continue }
      if !inner.isRepeatable, let first = seen[section.kind] {
        diagnostics.append(
          Diagnostic(
            .error, ConfigurationCode.duplicateBlock, "there is a second '\(section.kind)' block, and one is allowed",
            at: section.place,
            notes: [Diagnostic.Note("the first is here", at: first)], help: "put all of it into one block"))
        continue
      }
      seen[section.kind] = section.place
      if section.kind == "dependency", let label = section.labels.first {
        if let first = dependencies[label] { reportRepeated(label, first, section.place) }
        dependencies[label] = dependencies[label] ?? section.place
      }
      if !inner.isOpaque { result.append(block(section, inner)) }
    }
    return result
  }

  private mutating func reportRepeated(_ label: Text, _ first: Place, _ place: Place) {
    diagnostics.append(
      Diagnostic(
        .warning, ConfigurationCode.duplicateBlock,
        "there are two dependencies '\(label)': which one 'dependency.\(label)' means is up to chance", at: place,
        notes: [Diagnostic.Note("the first is here", at: first)], help: "give one of them another name"))
  }

  private mutating func hasLabels(_ section: ConfigurationBody.Section, _ schema: BlockSchema) -> Bool {
    let count = section.labels.count
    switch schema.labels {
    case .none where count > 0:
      report(.wrongLabels, "a '\(section.kind)' block has no label", at: section.place, help: "remove the label")
    case .one where count != 1:
      report(
        .wrongLabels, "a '\(section.kind)' block has one label, its name", at: section.place,
        help: "write \(section.kind) \"name\" { … }")
    case .optional where count > 1:
      report(.wrongLabels, "an '\(section.kind)' block has at most one label", at: section.place)
    case .none, .one, .optional: return true
    }
    return false
  }

  mutating func block(_ section: ConfigurationBody.Section, _ schema: BlockSchema) -> BlockValue {
    let values = attributes(of: section.body, schema, at: section.place)
    checkNames(of: section.body, schema)
    return BlockValue(
      kind: section.kind, label: section.labels.first ?? "", place: section.place, values: values,
      blocks: blocks(of: section.body, in: schema), body: section.body)
  }

  /// The attributes of a body by name, without nulls and without values that could not be converted.
  mutating func attributes(of body: ConfigurationBody, _ schema: BlockSchema, at place: Place) -> [Text: TypedValue] {
    var values: [Text: TypedValue] = [:]
    var failed: Set<Text> = []
    for argument in body.arguments(schema) {
      guard let attribute = schema.attribute(argument.name) else { continue }
      let found = value(argument.expression)
      guard let converted = convert(found, attribute, at: Place(argument.expression.file, argument.expression.range))
      else {
        failed.insert(argument.name)
        continue
      }
      if !converted.isNull || attribute.kind == .any { values[argument.name] = converted }
    }
    for attribute in schema.attributes ?? [] where attribute.isRequired {
      guard values[attribute.name] == nil, !failed.contains(attribute.name),
        !isMisspelt(attribute.name, in: body, schema)
      else { continue }
      report(
        .missingArgument, "the '\(schema.kind)' block needs '\(attribute.name)'", at: place,
        help: "add \(attribute.name) = …")
    }
    return values
  }

  /// True when the argument is there under a similar name, or as a block: `checkNames` reports that.
  private func isMisspelt(_ name: Text, in body: ConfigurationBody, _ schema: BlockSchema) -> Bool {
    let names = (schema.attributes ?? []).map(\.name.description)
    return body.sections(schema).contains { $0.kind == name }
      || body.arguments(schema).contains { argument in
        schema.attribute(argument.name) == nil
          && NearestName.of(argument.name.description, among: names) == name.description
      }
  }

  /// Reports arguments and blocks that are not in the schema.
  mutating func checkNames(of body: ConfigurationBody, _ schema: BlockSchema) {
    if let attributes = schema.attributes {
      for argument in body.arguments(schema) where schema.attribute(argument.name) == nil {
        if takesRemoved, let instead = ConfigurationSchema.removed[argument.name] {
          diagnostics.append(
            Diagnostic(
              .warning, ConfigurationCode.removedArgument, "Terragrunt 0.93 removed '\(argument.name)'",
              at: body.place(of: argument), help: "\(words: instead)"))
          continue
        }
        let nearest = NearestName.of(argument.name.description, among: attributes.map(\.name.description))
        if schema.isOpen, nearest.map({ body.sets(Text($0)) }) ?? true, schema.block(argument.name) == nil {
          warnIgnored(.unsupportedArgument, argument.name, at: body.place(of: argument))
          continue
        }
        report(
          .unsupportedArgument, "there is no argument '\(argument.name)' here", at: body.place(of: argument),
          help: schema.block(argument.name).map {
            "it is a block: write \($0.form)"
          }
            ?? nearest.map { "did you mean '\($0)'?" }
            ?? ConfigurationSchema.removed[argument.name].map { "\(words: $0)" })
      }
    }
    for section in body.sections(schema) where schema.block(section.kind) == nil {
      let nearest = NearestName.of(section.kind.description, among: schema.blocks.map(\.kind.description))
      if schema.isOpen, nearest == nil, schema.attribute(section.kind) == nil {
        warnIgnored(.unsupportedBlock, section.kind, at: section.place)
        continue
      }
      report(
        .unsupportedBlock, "there is no block '\(section.kind)' here", at: section.place,
        help: schema.attribute(section.kind) != nil
          ? "it is an argument: write \(section.kind) = …" : nearest.map { "did you mean '\($0)'?" })
    }
  }

  private mutating func warnIgnored(_ code: ConfigurationCode, _ name: Text, at place: Place) {
    warn(code, "Terragrunt 1.1.3 ignores '\(name)' here", at: place, help: "remove it")
  }

  mutating func warn(_ code: ConfigurationCode, _ message: Message, at place: Place, help: Message) {
    diagnostics.append(Diagnostic(.warning, code, message, at: place, help: help))
  }

  /// The value converted for the attribute; nil, with a diagnostic, when it can't be converted.
  mutating func convert(_ value: TypedValue, _ attribute: AttributeSchema, at place: Place) -> TypedValue? {
    if value.isNull {
      guard attribute.isRequired, attribute.kind != .any else { return value }
      report(.nullArgument, "'\(attribute.name)' must not be null", at: place)
      return nil
    }
    if let unknown = value.unknown, unknown.reason.isFailure { return nil }
    let value = value.withoutTerraformMarks
    switch attribute.kind {
    case .any: return value
    case .object:
      guard value.isKnown, value.members == nil else { return value }
      report(
        .wrongType, "'\(attribute.name)' must be an object, but is \(words: value.type.kind)", at: place)
      return nil
    case .string: return converted(value, .string, attribute, place)
    case .bool: return converted(value, .bool, attribute, place)
    case .strings: return converted(value, .list(.string), attribute, place)
    case .stringMap: return converted(value, .map(.string), attribute, place)
    case .integer:
      guard let number = converted(value, .number, attribute, place) else { return nil }
      if number.isKnown, number.number?.asInt == nil {
        report(.wrongType, "'\(attribute.name)' must be a whole number", at: place)
        return nil
      }
      return number
    }
  }

  private mutating func converted(
    _ value: TypedValue, _ type: ValueType, _ attribute: AttributeSchema, _ place: Place
  ) -> TypedValue? {
    do throws(ConversionFailure) {
      let converted = try value.converted(to: type)
      if converted.parts.contains(where: \.isNull) {
        report(.nullArgument, "'\(attribute.name)' must not hold null", at: place)
        return nil
      }
      return converted
    } catch {
      let isText = value.text != nil && type.isPrimitive
      report(
        .wrongType,
        isText
          ? "'\(attribute.name)' must be \(words: type.kind), and the string can't be read as one"
          : value.type.isPrimitive || type.isPrimitive
            ? "'\(attribute.name)' must be \(words: type.kind), but is \(words: value.type.kind)"
            : "'\(attribute.name)' must be \(words: type.kind) of strings: \(error.sentence)", at: place)
      return nil
    }
  }
}
