import SourceText

/// A kind of action that CodePipeline knows: who provides it, how many artifacts go in and out, what it is told. The table
/// of them is `ActionTypes.swift`.
///
/// A class, since there are dozens of them, and every stage of a pipeline has one.
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
  /// The keys its configuration must have.
  let required: [Text]
  /// The keys its configuration must or may have.
  let known: [Text]
  /// The words that the values of some keys are out of.
  let choices: [Text: [String]]
  /// Sets of keys, of which one must be there whole; none where there is no such choice.
  let oneOf: [[Text]]
  /// True for a provider that is no part of AWS and documents its keys elsewhere, if at all.
  let isOpen: Bool
  /// True for an action that only pipelines of type V2 take.
  let needsV2: Bool
  /// True for an action that may only stand in the first stage.
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

  /// How many artifacts go in where nobody says which.
  var usualInputs: Int { inputs.lowerBound > 0 ? 1 : 0 }

  /// The categories of actions. Source: `ActionCategory` of the CodePipeline API.
  static let categories = ["Source", "Build", "Deploy", "Test", "Invoke", "Approval", "Compute"]

  /// The action type that a user calls `name`: a provider, `Category/Provider`, or `Owner/Category/Provider`, where an
  /// owner other than AWS may have providers that nobody else knows; nil when there is none.
  ///
  /// - Parameter isFirst: whether it stands in the first stage, where a provider of sources is meant as one.
  static func named(_ name: Text, isFirst: Bool) -> ActionType? {
    let parts = name.split(separator: Byte.slash)
    if parts.count == 3 { return type(owner: parts[0], category: parts[1], provider: parts[2]) }
    if parts.count == 2 { return all.first { $0.category == parts[0] && $0.provider == parts[1] } }
    let candidates = all.filter { $0.provider == name }
    return candidates.first { $0.isSource == isFirst } ?? candidates.first
  }

  /// The action type of an action; nil for one of AWS that is not in the table, and for words that mean none.
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
