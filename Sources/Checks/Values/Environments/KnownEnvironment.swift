public import SourceText

/// An environment: one that common words name, or one whose name a tree shows.
public enum KnownEnvironment: Sendable, Hashable {
  case sandbox, development, test, quality, integration, nonProduction, staging, preProduction, production
  /// An environment without a common name: `live`, `perf`. See `LearnedEnvironments`.
  case learned(Text)

  /// Those that common words name, in the order in which changes usually reach them.
  public static let common: [KnownEnvironment] = [
    .sandbox, .development, .test, .quality, .integration, .nonProduction, .staging, .preProduction, .production,
  ]

  /// The spellings of each. `live` is missing on purpose: it often names the folder of all environments.
  var words: [Text] {
    switch self {
    case .sandbox: ["sandbox", "sbx"]
    case .development: ["dev", "develop", "development"]
    case .test: ["test", "testing", "tst"]
    case .quality: ["qa", "uat"]
    case .integration: ["integration"]
    case .nonProduction: ["nonprod", "nonproduction", "nonprd"]
    case .staging: ["stage", "staging", "stg"]
    case .preProduction: ["preprod", "preproduction", "preprd"]
    case .production: ["prod", "production", "prd"]
    case .learned(let word): [word]
    }
  }

  /// True for environments below staging, which often lack things on purpose.
  var isLow: Bool {
    switch self {
    case .sandbox, .development, .test, .quality, .integration, .nonProduction: true
    case .staging, .preProduction, .production, .learned: false
    }
  }

  /// True for the one with the customers. Where `live` is an environment beside others, it is that one.
  var isProduction: Bool { self == .production || self == .learned("live") }

  /// Its place among the common ones, from 0; nil for one that the tree shows.
  public var rank: Int? {
    switch self {
    case .sandbox: 0
    case .development: 1
    case .test: 2
    case .quality: 3
    case .integration: 4
    case .nonProduction: 5
    case .staging: 6
    case .preProduction: 7
    case .production: 8
    case .learned: nil
    }
  }
}

/// A folder's environment: all environments that its parts name, and the one that counts.
public final class EnvironmentFolder: Sendable {
  /// The environment of the deepest part that is only an environment's name; otherwise of the first part that
  /// contains one.
  public let environment: KnownEnvironment
  /// The parts that `*` stands for in the pattern: `prod`, `acme-prod/prod`.
  public let name: Text
  /// Every environment that a part names.
  let all: EnvironmentSet
  /// The path with `*` in place of that part, of adjacent parts that also name environments, and of a part above for the
  /// account that holds the environment: `nonprod` of `nonprod/eu-west-1/staging`. The folder's counterparts in other
  /// environments have the same pattern.
  public let pattern: Text
  /// The path down to the part that is only the environment's name: whatever lies in it is of this environment. Nil where
  /// no part is, and for `nonprod`, which holds several.
  private let home: Path?

  private static let endings: [StaticString] = [".tfvars.json", ".tfvars"]

  /// The environment that a file is for: the one that a var file's own name says, such as `staging.tfvars`, or else its
  /// folder.
  convenience init?(ofFile file: Path, _ names: EnvironmentNames) {
    if let ending = Self.endings.first(where: { file.name.hasSuffix($0) }) {
      let stem = file.name[0..<file.name.count - ending.utf8CodeUnitCount]
      if EnvironmentNames.common.named(stem) != nil {
        self.init(file.parent.appending(Path(stem)), names)
        return
      }
    }
    self.init(file.parent, names)
  }

  /// Nil for a path that does not name an environment with a common word.
  public convenience init?(_ path: Path) { self.init(path, .common) }

  /// Nil for a path that does not name an environment.
  init?(_ path: Path, _ names: EnvironmentNames) {
    let parts = path.parts
    let named = names.named(partsOf: parts)
    let holding = parts.map { EnvironmentNames.common.all(in: $0) }
    guard let position = named.lastIndex(where: { $0 != nil }) ?? holding.firstIndex(where: { $0.count == 1 }),
      let environment = named[position] ?? holding[position].only
    else { return nil }
    self.environment = environment
    home =
      named[position] == nil || environment == .nonProduction
      ? nil : Path.joined(Array(parts[...position]), absolute: false)
    all = holding.reduce(into: EnvironmentSet(named.lazy.compactMap { $0 })) { $0.formUnion($1) }
    // `acme-prod/prod` counts as one part, as does `prod` elsewhere.
    var first = position
    var last = position
    while first > 0, !holding[first - 1].isEmpty || named[first - 1] != nil { first -= 1 }
    while last + 1 < parts.count, !holding[last + 1].isEmpty || named[last + 1] != nil { last += 1 }
    name = Path.joined(Array(parts[first...last]), absolute: false).text
    let above = (0..<first).map { index in
      Self.isAccount(named[index] ?? holding[index].only, of: environment) ? "*" : parts[index]
    }
    let pieces = above + ["*"] + parts[(last + 1)...]
    pattern = Path.joined(Array(pieces), absolute: false).text
  }

  /// True for a path that surely lies in the folder of this environment, which most paths of its units do.
  func holds(_ path: Path) -> Bool { home.map { path.isWithin($0) } ?? false }

  /// True when a part above an environment's folder names the same environment, or all below production.
  ///
  /// - Parameter named: the one environment that the part names.
  private static func isAccount(_ named: KnownEnvironment?, of environment: KnownEnvironment) -> Bool {
    named == environment || named == .nonProduction && environment != .production
  }
}
