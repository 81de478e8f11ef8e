import SourceText

extension MissingInOneEnvironment {
  /// The findings about keys of maps that one of the counterparts lacks: `LOG_FORMAT` among the variables of a container.
  static func keys(in group: [UnitFacts], _ estate: Estate) -> [Diagnostic] {
    // Most counterparts have the same keys.
    if group.agree(on: \.sought.nestedNamesHash) { return [] }
    let owned = group.map { unit in Set(unit.nested.lazy.filter(\.isOwn).map(\.name)) }
    return group.indices.compactMap { index in
      let unit = group[index]
      guard !unit.hasCause, !unit.isSkipped, estate.environment(of: unit)?.environment.isLow == false,
        let other = group.indices.first(where: { $0 != index })
      else { return nil }
      let known = Set(unit.nested.map(\.name))
      let maps = Set(known.map(MisspeltKey.map(of:)))
      let missing = group[other].nested.filter { value in
        !known.contains(value.name) && maps.contains(MisspeltKey.map(of: value.name)) && isText(value)
          && group.indices.allSatisfy { $0 == index || owned[$0].contains(value.name) }
      }
      // A map that shares little with the others is another thing.
      guard let first = missing.first, missing.count <= mostMissing, missing.count * 2 <= owned[index].count else {
        return nil
      }
      let extra = known.subtracting(owned[other])
      if missing.contains(where: { value in extra.contains { LikelyTypo.isSlip($0, value.name) } }) { return nil }
      return finding(
        .warning,
        "\(Estate.list(missing.map(\.name))) \(words: missing.count == 1 ? "is" : "are") set in every other environment, and not in '\(unit.path)'",
        at: unit.nested.first { MisspeltKey.map(of: $0.name) == MisspeltKey.map(of: first.name) }?.place,
        notes: [Diagnostic.Note("set here for another", at: first.place)],
        help: "set \(words: missing.count == 1 ? "it" : "them") here if that was forgotten")
    }
  }

  /// A unit that lacks more is another thing.
  private static let mostMissing = 8

  /// True for a text that no environment leaves out on purpose: a number or a switch often is.
  private static func isText(_ value: UnitFacts.Value) -> Bool {
    let plain = value.name.lowercasedASCII
    return value.isOwn && !value.content.isEmpty && !isSwitchOrNumber(value.content)
      && !value.name.hasPrefix(UnitFacts.statePrefix) && !ofLowEnvironments.contains { plain.contains($0) }
  }
}
