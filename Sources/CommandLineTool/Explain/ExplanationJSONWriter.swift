import HCL1Syntax
import Hierarchy
import SourceText

/// Writes explanations as JSON.
struct ExplanationJSONWriter {
  private let secrets: SecretPolicy
  private var writer = JSONWriter.indented

  /// Whether to list sources without a value too.
  private let isVerbose: Bool

  init(secrets: SecretPolicy, isVerbose: Bool) {
    self.secrets = secrets
    self.isVerbose = isVerbose
  }

  /// One object: the unit, then each name with its value, its origin and the losers.
  ///
  /// - Parameter defaults: variables with a default that has no value to show; it is written as null.
  mutating func document(
    of explanations: [Explanation], _ defaults: [ModuleVariables.Declaration], in unit: ResolvedUnit
  ) -> [UInt8] {
    writer.beginObject()
    writer.member("format_version", "1.0")
    writer.member("unit", unit.path.text)
    writer.key("variables")
    writer.beginObject()
    for explanation in explanations {
      writer.key(explanation.name)
      write(explanation, in: unit)
    }
    for declaration in defaults { write(declaration) }
    writer.endObject()
    writer.endObject()
    return writer.take()
  }

  private mutating func write(_ explanation: Explanation, in unit: ResolvedUnit) {
    writer.beginObject()
    write(explanation.winner, explanation.beaten, named: explanation.judgedName)
    if let derivation = Derivation(of: explanation.winner) { write(derivation) }
    if let unknown = explanation.winner.value.firstUnknown { writer.member("unknown", unknown.reason.text) }
    writer.member("hides_unit_value", explanation.hiddenUnitValue != nil)
    writer.key("keys")
    writer.beginObject()
    for (key, judgedName) in zip(explanation.mergedKeys, explanation.judgedKeyNames)
      .sorted(by: { $0.0.key < $1.0.key })
    {
      writer.key(key.key)
      writer.beginObject()
      write(key.winner, key.beaten, named: judgedName)
      writer.endObject()
    }
    writer.endObject()
    if isVerbose { writeSilent(explanation, unit) }
    writer.endObject()
  }

  private mutating func write(_ derivation: Derivation) {
    writer.key("made_by")
    writer.beginList()
    for step in derivation.steps {
      writer.beginObject()
      writer.member("step", Text(step.kind.rawValue))
      writer.key("name")
      if let name = step.name { writer.string(name) } else { writer.null() }
      writer.member("depth", step.depth)
      write(step.place)
      writer.endObject()
    }
    writer.endList()
  }

  private mutating func write(_ declaration: ModuleVariables.Declaration) {
    writer.key(declaration.name)
    writer.beginObject()
    writer.key("value")
    writer.null()
    writer.member("layer", Text(Layer.moduleDefault.rawValue))
    write(declaration.defaultPlace ?? declaration.place)
    write(passedAt: nil)
    writer.key("overridden")
    writer.beginList()
    writer.endList()
    writer.member("hides_unit_value", false)
    writer.key("keys")
    writer.beginObject()
    writer.endObject()
    writer.endObject()
  }

  private mutating func writeSilent(_ explanation: Explanation, _ unit: ResolvedUnit) {
    writer.key("silent")
    writer.beginList()
    for source in explanation.silentSources(in: unit) {
      writer.beginObject()
      writer.member("layer", Text(source.layer.rawValue))
      writer.key("file")
      if let file = source.file { writer.string(file.text) } else { writer.null() }
      write(passedAt: source.passedAt)
      writer.endObject()
    }
    writer.endList()
    writer.key("absent")
    writer.beginList()
    for file in unit.absentVarFiles {
      writer.beginObject()
      writer.member("file", file.value)
      write(passedAt: file.place)
      writer.endObject()
    }
    writer.endList()
  }

  private mutating func write(_ winner: Assignment, _ overridden: [Assignment], named name: Text) {
    write(winner, named: name)
    writer.key("overridden")
    writer.beginList()
    for assignment in overridden {
      writer.beginObject()
      write(assignment, named: name)
      writer.endObject()
    }
    writer.endList()
  }

  private mutating func write(_ assignment: Assignment, named name: Text) {
    writer.key("value")
    writer.value(assignment.value, named: name, secrets: secrets)
    writer.member("layer", Text(assignment.origin.layer.rawValue))
    write(assignment.origin.place)
    write(passedAt: assignment.origin.passedAt)
  }

  private mutating func write(passedAt place: Place?) {
    writer.key("passed_at")
    guard let place else { return writer.null() }
    writer.beginObject()
    write(place)
    writer.endObject()
  }

  private mutating func write(_ place: Place) {
    let position = place.start
    writer.member("file", place.file.name)
    writer.member("line", position.line)
    writer.member("column", position.column)
  }
}
