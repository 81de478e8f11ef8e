import HCL1Syntax
public import Hierarchy
public import SourceText

/// The parameters of one unit: its variables, overridden by the explicit inputs, under the names of a mapping.
///
/// A class, because requests and their builder share it: it is large and immutable.
public final class UnitParameters: Sendable {
  /// The unit.
  public let unit: ResolvedUnit
  private let inputs: Inputs
  private let mapping: ParameterMapping
  private let regionOfOthers: Text?
  private let moduleVersion: ModuleVersion?
  private let placeholderNames: Set<Text>
  /// The names of the unit's variables.
  private let names: NameMarks
  /// The numbers of the stages that anything describes, ascending.
  var stageNumbers: [Int] { describedStages }
  private let allStageNumbers: [Int]
  /// Which values of the unit are secret.
  public let secrets: SecretPolicy

  /// The parameters of a unit.
  ///
  /// - Parameters:
  ///   - regionOfOthers: the region of a unit that does not name one.
  ///   - module: the unit's local module. What it declares as a map is none of AWS's lists, whatever its name.
  public convenience init(
    _ unit: ResolvedUnit, inputs: Inputs, mapping: ParameterMapping, regionOfOthers: Text?,
    module: ModuleVariables? = nil, secrets: SecretPolicy = .standard
  ) {
    let unit = unit.filtered { setting in
      if setting.value.isNull { return false }
      guard mapping.parameter(of: setting.name) == Parameter.stages.name else { return true }
      return !(module?[setting.name]?.type?.isMap ?? false)
    }
    let stageNumbers = UnitParameters.stageNumbers(of: unit, inputs, mapping)
    self.init(unit, inputs, mapping, regionOfOthers, stageNumbers, secrets.masking)
  }

  private init(
    _ unit: consuming ResolvedUnit, _ inputs: Inputs, _ mapping: ParameterMapping, _ regionOfOthers: Text?,
    _ stageNumbers: [Int], _ secrets: SecretPolicy
  ) {
    var names = NameMarks()
    for index in unit.settings.indices { names.insert(unit.settings[index].name) }
    self.names = names
    self.unit = unit
    self.inputs = inputs
    self.mapping = mapping
    self.regionOfOthers = regionOfOthers
    placeholderNames = Set(
      inputs.names.flatMap { inputs.placeholders(in: $0) } + mapping.placeholders + mapping.conditions)
    moduleVersion = (unit.terragrunt.terraform?.source?.value).flatMap { ModuleVersion(source: $0) }
    allStageNumbers = stageNumbers
    self.secrets = secrets
  }

  /// The place of findings about the unit as a whole: the start of its configuration file.
  var unitPlace: Place {
    if let setting = unit.settings.first(where: { $0.origin.place.file.name == unit.configurationFile.text }) {
      return Place(setting.origin.place.file, .start)
    }
    return Place(SourceFile(name: unit.configurationFile.text, bytes: []), .start)
  }

  /// The value of a parameter, with placeholders expanded: an input of its name, else an input or a variable that is mapped
  /// to it, else the module's default; nil if there is none.
  ///
  /// - Throws: a diagnostic about a placeholder.
  public func given(_ parameter: Text) throws(Diagnostic) -> GivenValue? {
    var filling = PlaceholderFilling()
    return try given(parameter, &filling)
  }

  /// The unit's own value of a parameter, without inputs and defaults.
  func own(_ parameter: Text) -> GivenValue? {
    if mapping.renamesNothing { return variable(parameter) }
    for name in mapping.names(of: parameter) where name != parameter || mapping.parameter(of: name) == parameter {
      if let found = variable(name) { return found }
    }
    return nil
  }

  /// The unit's variable of that name; for a name with dots, the key of a map.
  private func variable(_ name: Text) -> GivenValue? {
    if let position = position(of: name) { return GivenValue(unit.settings[position]) }
    guard name.firstIndex(of: Byte.dot) != nil else { return nil }
    let parts = name.split(separator: Byte.dot)
    var found = position(of: parts[0]).map { GivenValue(unit.settings[$0]) }
    for key in parts.dropFirst() {
      guard let entry = found?.entries?.last(where: { $0.key == key }) else { return nil }
      found = GivenValue(Member(key: name, keyRange: entry.keyPlace.range, value: entry.value), in: entry.file)
    }
    return found
  }

  /// True if the mapping has variables for members below that path of a parameter.
  func mapsMembers(of path: Text) -> Bool { mapping.hasMembers(below: path) }

  /// True if nothing describes stages.
  var stagesAreAbsent: Bool { stageNumbers.isEmpty && own(Parameter.stages) == nil }

  /// The parts of a stage that are set: `region` for `stage_2_region`.
  func parts(ofStage number: Int) -> Set<Text> {
    var parts: Set<Text> = []
    func note(_ parameter: Text) {
      if let part = Parameter.stagePart(of: parameter), part.number == number { parts.insert(part.part) }
    }
    for index in unit.settings.indices { note(mapping.parameter(of: unit.settings[index].name)) }
    for name in inputs.names + mapping.defaultNames { note(name) }
    return parts
  }

  /// Evaluates a condition of a mapping: true if the unit or an input sets the variable to a non-empty value.
  ///
  /// - Parameter condition: the variable, or `variable=value` if it must have that value.
  private func holds(_ condition: Text) -> Bool {
    let equals = condition.firstIndex(of: Byte.equals)
    let name = condition[0..<(equals ?? condition.count)]
    guard let given = inputs[name] ?? variable(name) else { return false }
    if let equals { return given.value.scalarText == condition[equals + 1..<condition.count] }
    return !given.value.isEmptyText && given.value.elements?.isEmpty != true
  }

  /// What the module creates and the requests leave out, in the words of the mapping.
  var leftOut: [GivenValue] {
    mapping.leftOut.filter { name, _ in
      inputs[name] == nil && variable(name) == nil && own(name) == nil
    }.map(\.text)
  }

  /// The unit's own value of a parameter, without inputs and defaults.
  func own(_ parameter: Parameter) -> GivenValue? { own(parameter.name) }

  /// The position of the variable of that name, or nil. Few parameters are looked up, and most names differ in length, so a
  /// linear search is cheaper than a dictionary.
  private func position(of name: Text) -> Int? { names.mayContain(name) ? unit.settings.position(of: name) : nil }

  /// The parameter that a variable of the unit sets.
  func parameter(of variable: Text) -> Text { mapping.parameter(of: variable) }

  /// The unit's variables, overridden by inputs of the same names, plus the inputs that its module declares; sorted by
  /// name.
  ///
  /// - Parameter declares: whether the module declares a variable.
  /// - Throws: a diagnostic about a placeholder.
  func variables(declares: (Text) -> Bool) throws(Diagnostic) -> [GivenValue] {
    if inputs.isEmpty {
      return unit.settings.map(\.name).positionsInOrder.map { GivenValue(unit.settings[$0]) }
    }
    var filling = PlaceholderFilling()
    var variables: [GivenValue] = []
    variables.reserveCapacity(unit.settings.count)
    for index in unit.settings.indices {
      let name = unit.settings[index].name
      if let input = inputs[name] ?? inputs[mapping.parameter(of: name)] {
        filling.restart()
        variables.append(try filledIn(input, &filling).renamed(name))
      } else {
        variables.append(GivenValue(unit.settings[index]))
      }
    }
    for name in inputs.names where position(of: name) == nil && declares(name) {
      filling.restart()
      if let input = inputs[name] { variables.append(try filledIn(input, &filling)) }
    }
    return variables.map(\.name).positionsInOrder.map { variables[$0] }
  }

  /// The unit's variables that set no parameter and that nothing else uses.
  var unknownSettings: [Setting] {
    let used = Set(mapping.variables + mapping.conditions)
    return unit.settings.filter { setting in
      Parameter.named(mapping.parameter(of: setting.name)) == nil && !used.contains(setting.name)
        && setting.origin.layer != .environment && !isNamedByPlaceholder(setting.name)
    }
  }

  /// True if a default of a mapping or an input uses the variable, or depends on it.
  func isNamedByPlaceholder(_ name: Text) -> Bool { placeholderNames.contains(name) }

  /// All names of settings that a unit may use.
  var settableNames: [String] {
    let stages = allStageNumbers.flatMap { number in
      Parameter.stageParts.map { Text("stage_\(number)_") + $0.name }
    }
    return (Parameter.all.map(\.name) + stages).flatMap { mapping.names(of: $0) }.map(\.description)
  }

  private static func stageNumbers(of unit: ResolvedUnit, _ inputs: Inputs, _ mapping: ParameterMapping) -> [Int] {
    var numbers: [Int] = []
    func add(_ parameter: Text) {
      // The variables of one stage usually follow one another.
      if let number = Parameter.stagePart(of: parameter)?.number, number != numbers.last { numbers.append(number) }
    }
    for index in unit.settings.indices { add(mapping.parameter(of: unit.settings[index].name)) }
    for name in inputs.names { add(name) }
    for name in mapping.defaultNames { add(name) }
    return numbers.count < 2 ? numbers : Set(numbers).sorted()
  }

  /// The numbers of the stages that the unit, an input, or an applicable default describes: a mapping may have defaults for
  /// stages that a unit does not have.
  private var describedStages: [Int] {
    if mapping.conditions.isEmpty { return allStageNumbers }
    return allStageNumbers.filter { number in
      Parameter.stageParts.contains { part in
        let name = Text("stage_\(number)_") + part.name
        if inputs[name] != nil || own(name) != nil { return true }
        return mapping.defaultValue(of: name, version: moduleVersion, holds: holds) != nil
      }
    }
  }

  /// `aws_region`; nil if it is not set or can't be expanded.
  var regionSetting: GivenValue? {
    do throws(Diagnostic) { return try given(Parameter.awsRegion.name) } catch { return nil }
  }

  /// The region: `aws_region`, else the one in the folder names, else that of the run.
  ///
  /// - Throws: a diagnostic about a placeholder in it.
  func region() throws(Diagnostic) -> Text? {
    var filling = PlaceholderFilling()
    return try region(&filling)
  }

  private func region(_ filling: inout PlaceholderFilling) throws(Diagnostic) -> Text? {
    if let given = try given(Parameter.awsRegion.name, &filling) {
      guard let text = given.value.scalarText else {
        throw Diagnostic(
          .error, PipelineRule.valueKind.code,
          "'\(given.name)' must be a string, but is \(words: given.value.kindName)", at: given.place,
          help: "write \(given.name) = \"eu-west-1\", for example")
      }
      if !text.isEmpty { return text }
    }
    return unit.region ?? regionOfOthers
  }

  private func given(_ parameter: Text, _ filling: inout PlaceholderFilling) throws(Diagnostic) -> GivenValue? {
    if !inputs.isEmpty {
      for name in [parameter] + mapping.names(of: parameter) {
        if let input = inputs[name] { return try filledIn(input, &filling) }
      }
    }
    if let own = own(parameter) { return own }
    guard let value = mapping.defaultValue(of: parameter, version: moduleVersion, holds: holds) else { return nil }
    return try filledIn(value, &filling)
  }

  // MARK: placeholders

  private func filledIn(_ given: GivenValue, _ filling: inout PlaceholderFilling) throws(Diagnostic) -> GivenValue {
    if let known = try filling.open(given) { return known }
    let filled = given.replacing(value: try filledIn(given.value, of: given, &filling))
    filling.close(filled)
    return filled
  }

  private func filledIn(_ value: Value, of given: GivenValue, _ filling: inout PlaceholderFilling) throws(Diagnostic)
    -> Value
  {
    switch value.content {
    case .boolean, .number, .null, .unknown: return value
    case .string(let text):
      return value.replaced(by: .string(try filledIn(text, at: value.place(in: given.file), &filling)))
    case .list(let elements):
      var filled: [Value] = []
      for element in elements { filled.append(try filledIn(element, of: given, &filling)) }
      return value.replaced(by: .list(filled))
    case .object(let members):
      var filled: [Member] = []
      for member in members {
        let inner = try filledIn(member.value, of: given, &filling)
        filled.append(Member(key: member.key, keyRange: member.keyRange, value: inner))
      }
      return value.replaced(by: .object(filled))
    }
  }

  private func filledIn(_ text: Text, at place: Place, _ filling: inout PlaceholderFilling) throws(Diagnostic) -> Text {
    let pieces = Placeholder.pieces(of: text)
    if pieces.count == 1, case .text = pieces[0] { return text }
    var output: [UInt8] = []
    var isSecret = text.isSecret
    for piece in pieces {
      switch piece {
      case .text(let text): output.append(text)
      case .placeholder(let name):
        let value = try value(of: name, at: place, &filling)
        output.append(value)
        isSecret = isSecret || value.isSecret
      case .optional(let name, let hyphen):
        let text = try optionalValue(of: name, at: place, &filling)
        if hyphen, !output.isEmpty, !text.isEmpty { output.append(Byte.hyphen) }
        output.append(text)
        isSecret = isSecret || text.isSecret
      }
    }
    try filling.add(output.count, at: place)
    return Text(output).marked(isSecret: isSecret)
  }

  private func value(of name: Text, at place: Place, _ filling: inout PlaceholderFilling) throws(Diagnostic) -> Text {
    if name == "unit" { return unit.path.text }
    if name == "region" { return try region(for: name, at: place, &filling) }
    guard let given = try given(name, &filling) ?? variable(name) else {
      if let partition = try partition(name, at: place, &filling) { return partition }
      throw unknown(name, at: place)
    }
    guard let text = given.value.scalarText else {
      throw Diagnostic(
        .error, "unknown-placeholder", "'{\(name)}' must name a string, but names \(words: given.value.kindName)",
        at: place, help: "name a variable that holds a string")
    }
    // A value made of a secret is secret under any name.
    let isSecret =
      [name, given.name].contains { secrets.isSecret(name: $0, holding: text) } || secrets.isSecret(value: text)
    return text.marked(isSecret: isSecret)
  }

  /// The value, with the elements of a list joined by hyphens; empty if nothing sets it.
  private func optionalValue(of name: Text, at place: Place, _ filling: inout PlaceholderFilling) throws(Diagnostic)
    -> Text
  {
    if name == "unit" || name == "region" { return try value(of: name, at: place, &filling) }
    guard let given = try given(name, &filling) ?? variable(name) else { return "" }
    if let elements = given.value.elements {
      var joined: [UInt8] = []
      var isSecret = secrets.isSecret(name: name)
      for text in elements.compactMap(\.scalarText) where !text.isEmpty {
        if !joined.isEmpty { joined.append(Byte.hyphen) }
        joined.append(text)
        isSecret = isSecret || secrets.isSecret(value: text)
      }
      return Text(joined).marked(isSecret: isSecret)
    }
    return try value(of: name, at: place, &filling)
  }

  private func region(for name: Text, at place: Place, _ filling: inout PlaceholderFilling) throws(Diagnostic) -> Text {
    if let region = try region(&filling) { return region }
    throw Diagnostic(
      .error, "unknown-placeholder", "'{\(name)}' has no value: '\(unit.path)' names no region", at: place,
      help: "set aws_region, or give --region")
  }

  /// The values that follow from the region: `partition`, the second part of its ARNs, and `dns_suffix`, the end of its
  /// host names; nil for any other name.
  private func partition(_ name: Text, at place: Place, _ filling: inout PlaceholderFilling) throws(Diagnostic) -> Text?
  {
    guard name == "partition" || name == "dns_suffix" else { return nil }
    let partition = Partition(region: try region(for: name, at: place, &filling))
    return name == "partition" ? Text(partition.rawValue) : partition.hostSuffix
  }

  private func unknown(_ name: Text, at place: Place) -> Diagnostic {
    let known =
      ["region", "unit", "partition", "dns_suffix"] + inputs.names.map(\.description)
      + unit.settings.map(\.name.description)
    let nearest = NearestName.of(name.description, among: known)
    return Diagnostic(
      .error, "unknown-placeholder", "'\(unit.path)' sets nothing named '{\(name)}'", at: place,
      help: .suggesting(
        nearest.map { "{\($0)}" },
        "use a variable of the unit, an input, region, unit, partition or dns_suffix; {{\(name)}} is the text itself"
      ))
  }
}
