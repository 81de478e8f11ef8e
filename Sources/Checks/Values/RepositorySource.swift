import Hierarchy
import SourceText

/// A source in a repository: which repository, and which revision.
struct RepositorySource: Hashable, Sendable {
  /// The source up to `//` and `?`.
  let repository: Text
  /// The value of `?ref=`, or of `?rev=` for Mercurial; nil if there is none.
  let revision: Text?

  /// Nil for a source that is not a repository, or whose revision depends on a call that only the deploying machine
  /// can answer.
  init?(_ unit: UnitFacts) {
    guard let source = unit.source, case .remote(let text) = unit.moduleSource, Self.isRepository(text) else {
      return nil
    }
    let question = text.firstIndex(of: Byte.questionMark)
    let path = text[0..<(question ?? text.count)]
    repository = Self.withoutSubfolder(path)
    let isMercurial = text.hasPrefix("hg::")
    let named = question.map { Self.revision(in: text[$0 + 1..<text.count], isMercurial: isMercurial) } ?? nil
    let written = source.place.file.text(source.place.range)
    if named?.isEmpty ?? false, EnvironmentCalls.isUnknown(written) { return nil }
    revision = named?.isEmpty ?? true ? nil : named
  }

  private static func isRepository(_ source: Text) -> Bool {
    let path = source.split(separator: Byte.questionMark)[0]
    return source.hasPrefix("git::") || source.hasPrefix("hg::") || source.hasPrefix("git@")
      || source.hasPrefix("github.com/") || source.hasPrefix("bitbucket.org/") || path.hasSuffix(".git")
      || path.contains(".git//")
  }

  private static let subfolderMark: Text = "//"
  private static let schemeEnd: Text = "://"

  private static let hostOwnerAndName = 3

  private static func withoutSubfolder(_ path: Text) -> Text {
    if path.hasPrefix("github.com/") {
      return Path.joined(Array(Path(path).parts.prefix(hostOwnerAndName)), absolute: false).text
    }
    let from = path.firstRange(of: schemeEnd)?.upperBound ?? 0
    guard let mark = path.firstRange(of: subfolderMark, from: from) else { return path }
    return path[0..<mark.lowerBound]
  }

  /// Source: `git.go` and `hg.go` of go-getter: each reads one parameter, and no other.
  private static func revision(in query: Text, isMercurial: Bool) -> Text? {
    let name: StaticString = isMercurial ? "rev=" : "ref="
    return query.split(separator: Byte.ampersand).first { $0.hasPrefix(name) }.map {
      $0[name.utf8CodeUnitCount..<$0.count]
    }
  }

  /// The units whose sources satisfy `holds`, grouped by repository and revision, in the order of the units.
  static func groups(
    in estate: Estate, where holds: (RepositorySource) -> Bool
  ) -> [(source: RepositorySource, units: [UnitFacts])] {
    var groups: [(source: RepositorySource, units: [UnitFacts])] = []
    var positions: [RepositorySource: Int] = [:]
    for unit in estate.units {
      guard let source = RepositorySource(unit), holds(source) else { continue }
      if let position = positions[source] {
        groups[position].units.append(unit)
      } else {
        positions[source] = groups.count
        groups.append((source, [unit]))
      }
    }
    return groups
  }

  /// Gives "the source names", or "the sources of 12 units name".
  static func subject(_ units: [UnitFacts]) -> Message {
    units.count == 1 ? "the source names" : "the sources of \(units.count) units name"
  }
}
