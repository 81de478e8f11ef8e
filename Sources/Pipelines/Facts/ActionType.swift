import SourceText

/// An action type of CodePipeline: its provider, its artifact counts, the keys of its configuration. `ActionTypes.swift` has
/// the table.
///
/// A class, because there are dozens of them, and every stage of a pipeline refers to one.
final class ActionType: Sendable {
  /// `owner` of the action type.
  let owner: Text
  /// `category` of the action type.
  let category: Text
  /// `provider` of the action type.
  let provider: Text
  /// How many input artifacts it takes.
  let inputs: ClosedRange<Int>
  /// How many output artifacts it gives.
  let outputs: ClosedRange<Int>
  /// The required keys of its configuration.
  let required: [Text]
  /// All keys of its configuration, required ones first.
  let known: [Text]
  /// The allowed values of some keys.
  let choices: [Text: [String]]
  /// Alternative sets of keys, one of which must be complete; empty if there are no alternatives.
  let oneOf: [[Text]]
  /// True for a provider outside AWS, whose keys are not known here.
  let isOpen: Bool
  /// True for an action that needs a pipeline of type V2.
  let needsV2: Bool
  /// True for a source action, which belongs in the first stage.
  let isSource: Bool

  init(
    _ owner: Text, _ category: Text, _ provider: Text, inputs: ClosedRange<Int>, outputs: ClosedRange<Int>,
    required: [Text], optional: [Text], choices: [Text: [String]] = [:], oneOf: [[Text]] = [], isOpen: Bool = false,
    needsV2: Bool = false
  ) {
    self.owner = owner
    self.category = category
    self.provider = provider
    self.inputs = inputs
    self.outputs = outputs
    self.required = required
    self.choices = choices
    self.oneOf = oneOf
    self.isOpen = isOpen
    self.needsV2 = needsV2
    known = required + optional
    isSource = category == "Source"
  }

  /// The number of input artifacts if the unit names none.
  var usualInputs: Int { inputs.lowerBound > 0 ? 1 : 0 }

  /// The categories of actions. Source: `ActionCategory` of the CodePipeline API.
  static let categories = ["Source", "Build", "Deploy", "Test", "Invoke", "Approval", "Compute"]

  /// The action type for a user's `name`: a provider, `Category/Provider`, or `Owner/Category/Provider`. Owners other than
  /// AWS may have providers that are not in the table. Nil if there is no such type.
  ///
  /// - Parameter isFirst: whether the action is in the first stage, where a name of several types means the source.
  static func named(_ name: Text, isFirst: Bool) -> ActionType? {
    let parts = name.split(separator: Byte.slash)
    if parts.count == 3 { return type(owner: parts[0], category: parts[1], provider: parts[2]) }
    if parts.count == 2 { return all.first { $0.category == parts[0] && $0.provider == parts[1] } }
    let candidates = all.filter { $0.provider == name }
    return candidates.first { $0.isSource == isFirst } ?? candidates.first
  }

  /// The action type of an action; nil if AWS does not have it.
  static func type(owner: Text, category: Text, provider: Text) -> ActionType? {
    if let known = all.first(where: { $0.provider == provider && $0.category == category && $0.owner == owner }) {
      return known
    }
    guard owner == "Custom" || owner == "ThirdParty", categories.contains(category.description), !provider.isEmpty
    else {
      return nil
    }
    let isSource = category == "Source"
    return ActionType(
      owner, category, provider, inputs: isSource ? 0...0 : 0...5, outputs: isSource ? 1...1 : 0...5, required: [],
      optional: [], isOpen: true)
  }
}
