import HCL1Syntax
public import SourceText

/// Where Terragrunt 0.18.7 with Terraform 0.11 resolves a unit differently from the default mode.
public struct ExactDifferences: Sendable {
  /// A setting with another value in exact mode, or none.
  public struct Variable: Sendable {
    /// The setting in the default mode.
    public let setting: Setting
    /// The setting in exact mode; nil for none.
    public let exact: Setting?
    /// True when the value is inherited and nothing in the unit or in its arguments replaces it.
    public var isNotPassedOn: Bool { setting.origin.layer == .inherited && setting.mergedKeys.isEmpty }
    /// The keys of a merged map that only inheritance provides, in their order.
    public var keysNotPassedOn: [Setting.MergedKey] {
      setting.mergedKeys.filter { $0.winner.origin.layer == .inherited }
    }
  }

  /// A text of the configuration with another value in exact mode.
  public struct ConfigurationText: Sendable {
    /// The text in the default mode.
    public let shown: Located<Text>
    /// The text in Terragrunt 0.18.7.
    public let exact: Text
  }

  /// Why Terragrunt 0.18.7 rejects the unit; empty when it does not. Any other differences are then unknown.
  public let refusals: [Diagnostic]
  /// The variables that differ, in the order of the unit's settings.
  public let variables: [Variable]
  /// The texts of the `terragrunt` block that differ, in the order of the block.
  public let texts: [ConfigurationText]

  /// The differences between a unit in the default mode and the same unit in exact mode.
  public init(of unit: ResolvedUnit, under exact: ResolvedUnit) {
    refusals = exact.diagnostics.filter { $0.severity == .error }
    guard refusals.isEmpty else {
      variables = []
      texts = []
      return
    }
    variables = Self.variables(of: unit, exact)
    texts = Self.texts(of: unit.terragrunt.texts, exact.terragrunt.texts)
  }

  private static func texts(of shown: [Located<Text>], _ exact: [Located<Text>]) -> [ConfigurationText] {
    // Usually both have the same texts in the same order.
    if shown.count == exact.count, zip(shown, exact).allSatisfy({ $0.place.isSame(as: $1.place) }) {
      return zip(shown, exact).compactMap { text, other in
        text.value == other.value ? nil : ConfigurationText(shown: text, exact: other.value)
      }
    }
    let known = Dictionary(exact.map { ($0.place.spot, $0.value) }, uniquingKeysWith: { first, _ in first })
    return shown.compactMap { text in
      guard let other = known[text.place.spot], other != text.value else { return nil }
      return ConfigurationText(shown: text, exact: other)
    }
  }

  private static func variables(of unit: ResolvedUnit, _ exact: ResolvedUnit) -> [Variable] {
    // Usually both have the same settings in the same order, except for the inherited ones.
    var others: [Text: Int] = [:]
    var next = 0
    return unit.settings.compactMap { setting in
      var other: Setting?
      if next < exact.settings.count, exact.settings[next].name == setting.name {
        other = exact.settings[next]
        next += 1
      } else {
        if others.isEmpty {
          for (index, setting) in exact.settings.enumerated() { others[setting.name] = index }
        }
        other = others[setting.name].map { exact.settings[$0] }
      }
      return other?.value == setting.value ? nil : Variable(setting: setting, exact: other)
    }
  }
}

extension TerragruntBlock {
  /// The texts that functions can produce: those of the source, the arguments, the state and the role, in that order.
  fileprivate var texts: [Located<Text>] {
    var found: [Located<Text>] = []
    if let source = terraform?.source { found.append(source) }
    for extra in terraform?.extraArguments ?? [] {
      found += extra.arguments + extra.requiredVarFiles + extra.optionalVarFiles + extra.environment.map(\.value)
    }
    for hook in (terraform?.beforeHooks ?? []) + (terraform?.afterHooks ?? []) { found += hook.execute }
    if let state = remoteState {
      for member in state.config {
        if let text = member.value.string {
          found.append(Located(text, at: Place(state.backend.place.file, member.value.range)))
        }
      }
    }
    found += dependencies ?? []
    if let role = iamRole { found.append(role) }
    return found
  }
}
